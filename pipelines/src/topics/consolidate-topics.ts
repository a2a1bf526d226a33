/**
 * Looks at the newest questions together and lets the topics follow: questions that wait found one, two that have become
 * one matter are one, a question that joined before its topic was there moves to it. Ids survive: a group is the topic
 * that most of its questions were in. What a member decided stays: questions of such a topic do not move, and new ones
 * like them join it.
 */
import { clusterQuestions } from './cluster-questions.ts';
import type { DenseVector } from './dense-vectors.ts';
import { giveWay } from './give-way.ts';
import { createNearest } from './place-questions.ts';
import { profileTopic, type QuestionTraits, type TopicProfile } from './profiles.ts';
import { questionTerms } from './question-terms.ts';

export interface WindowQuestion {
  id: string;
  text: string;
  /** Null for one that waits. */
  topic: string | null;
  /** A member decided on its topic: it stays there. */
  isDecided: boolean;
  vector?: DenseVector | null;
}

export interface Consolidation {
  /** Questions that go elsewhere; null: waits again. */
  moves: Map<string, string | null>;
  /** Ids, made by `newId`, of topics to be made. */
  founded: string[];
  /** For each topic left without a question of these: the one that took most of them. */
  emptied: Map<string, string>;
  /** Of every topic that has one of these questions. */
  profiles: TopicProfile[];
}

/** Together they say what there is; older questions keep their topics. */
export const WINDOW = 10_000;
/** So many questions must be alike to found a topic, among few and among many. */
const FOUNDERS = { few: 2, many: 3 };
const FEW_QUESTIONS = 100;
/** From this share of decided questions on, a group is the matter of their topics. */
const DECIDED_SHARE = 1 / 3;

/** Whether so many questions, come since the last time, call for another look at a window of `size`. */
export function isConsolidationDue(come: number, size: number): boolean {
  return come >= Math.max(5, size >= WINDOW ? WINDOW / 4 : size / 10);
}

export async function consolidateTopics(
  questions: readonly WindowQuestion[],
  newId: () => string,
): Promise<Consolidation> {
  const groups = await listGroups(questions);
  const founded: string[] = [];
  const topicOf = new Map<string, string | null>();
  const free: WindowQuestion[][] = [];
  const founders = questions.length < FEW_QUESTIONS ? FOUNDERS.few : FOUNDERS.many;
  for (const group of groups) {
    const decided = group.filter(({ isDecided }) => isDecided);
    const others = group.filter(({ isDecided }) => !isDecided);
    for (const { id, topic } of decided) topicOf.set(id, topic);
    if (decided.length >= group.length * DECIDED_SHARE) followDecided(decided, others, topicOf);
    else if (others.length >= founders) free.push(others);
    else for (const { id } of others) topicOf.set(id, null);
  }
  const names = nameGroups(free);
  free.forEach((group, index) => {
    let topic = names.get(index);
    if (topic === undefined) founded.push((topic = newId()));
    for (const { id } of group) topicOf.set(id, topic);
  });
  return {
    moves: new Map(
      questions.filter(({ id, topic }) => topicOf.get(id) !== topic).map(({ id }) => [id, topicOf.get(id) ?? null]),
    ),
    founded,
    emptied: findEmptied(questions, topicOf),
    profiles: await profileAll(questions, topicOf),
  };
}

async function listGroups(questions: readonly WindowQuestion[]): Promise<WindowQuestion[][]> {
  const { topic } = await clusterQuestions(questions);
  return [...Map.groupBy(questions.keys(), (index) => topic[index]).values()].map((indices) =>
    indices.flatMap((index) => questions[index] ?? []),
  );
}

/** Those of a decided matter join the nearest of its topics: after a split, the half that they are like. */
function followDecided(
  decided: readonly WindowQuestion[],
  others: readonly WindowQuestion[],
  topicOf: Map<string, string | null>,
): void {
  const members = Map.groupBy(decided, ({ topic }) => topic);
  const profiles = [...members].flatMap(([topic, own]) =>
    topic === null ? [] : [profileTopic(topic, own.map(traitsOf))],
  );
  const findNearest = createNearest(profiles);
  for (const other of others) topicOf.set(other.id, findNearest(traitsOf(other)).profile?.id ?? null);
}

function traitsOf({ text, vector }: WindowQuestion): QuestionTraits {
  return { terms: questionTerms(text), vector };
}

/** Each group is the topic with which it shares most questions; a topic is one group at most. */
function nameGroups(groups: readonly WindowQuestion[][]): Map<number, string> {
  const shared = groups.flatMap((group, index) =>
    [...Map.groupBy(group, ({ topic }) => topic)].flatMap(([topic, own]) =>
      topic === null ? [] : [{ index, topic, count: own.length }],
    ),
  );
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const { index, topic } of shared.sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1))) {
    if (names.has(index) || taken.has(topic)) continue;
    names.set(index, topic);
    taken.add(topic);
  }
  return names;
}

function findEmptied(
  questions: readonly WindowQuestion[],
  topicOf: ReadonlyMap<string, string | null>,
): Map<string, string> {
  const kept = new Set(topicOf.values());
  const emptied = new Map<string, string>();
  for (const [topic, own] of Map.groupBy(questions, (question) => question.topic)) {
    if (topic === null || kept.has(topic)) continue;
    const went = [...Map.groupBy(own, ({ id }) => topicOf.get(id) ?? null)]
      .filter(([to]) => to !== null)
      .sort(([, a], [, b]) => b.length - a.length);
    const [into] = went[0] ?? [];
    if (into) emptied.set(topic, into);
  }
  return emptied;
}

async function profileAll(
  questions: readonly WindowQuestion[],
  topicOf: ReadonlyMap<string, string | null>,
): Promise<TopicProfile[]> {
  const profiles: TopicProfile[] = [];
  for (const [topic, own] of Map.groupBy(questions, ({ id }) => topicOf.get(id))) {
    await giveWay();
    if (topic) profiles.push(profileTopic(topic, own.map(traitsOf)));
  }
  return profiles;
}
