/** A member, or a program on their behalf, merges, splits or renames topics, and takes it back. No consolidation ever undoes what is done here. */
import {
  createTopics,
  findAct,
  findActAsked,
  findQuestions,
  findTopic,
  markDecided,
  mergeInto,
  newId,
  readOwnQuestions,
  recordAct,
  restoreTopics,
  savePlacement,
  saveProfiles,
  setLabel,
  takeAct,
  withTopics,
  type AskedByProgram,
  type MemberId,
  type QuestionKey,
  type Sql,
  type TopicId,
  type Transaction,
  type WorkspaceId,
} from '@debrief/db';
import { profileTopic } from '../profiles.ts';
import { questionTerms } from '../question-terms.ts';
import { toStored, toVector } from './stored-profiles.ts';

export type TopicChange =
  /** `actId` undoes it; `number` is the topic that is left, or was made. */
  | { done: true; actId: string; number: number; wasDone?: boolean }
  /**
   * `unknown`: there is no such topic; `same`: they are one already; `nothing`: no question of the topic was named;
   * `taken`: a program gave this id to another change.
   */
  | { done: false; because: 'unknown' | 'same' | 'nothing' | 'taken' };

export interface Asker {
  workspaceId: WorkspaceId;
  /** Null: a program. */
  memberId: MemberId | null;
  /** A program's own id of the change: asked for again it is done already. */
  externalId?: string;
}

/** Texts that a profile is made from, at most. */
const PROFILE_TEXTS = 1_000;

export async function renameTopic(
  sql: Sql,
  asker: Asker,
  { number, label }: { number: number; label: string },
): Promise<TopicChange> {
  const { workspaceId, memberId } = asker;
  return once(sql, asker, { kind: 'rename', number, label }, async (tx, asked) => {
    const topic = await findTopic(tx, workspaceId, number);
    if (!topic) return { done: false, because: 'unknown' };
    const act = { kind: 'rename', topicId: topic.id, memberId, asked } as const;
    const actId = await recordAct(tx, workspaceId, act, { topics: [topic.id] });
    await setLabel(tx, { id: topic.id, label, memberId });
    return { done: true, actId, number: topic.number };
  });
}

/** Makes one topic part of another, which keeps its name; questions like either join it from now on. */
export async function mergeTopics(
  sql: Sql,
  asker: Asker,
  { from, into }: { from: number; into: number },
): Promise<TopicChange> {
  const { workspaceId, memberId } = asker;
  return once(sql, asker, { kind: 'merge', from, into }, async (tx, asked) => {
    const [part, whole] = [await findTopic(tx, workspaceId, from), await findTopic(tx, workspaceId, into)];
    if (!part || !whole) return { done: false, because: 'unknown' };
    if (part.id === whole.id) return { done: false, because: 'same' };
    const act = { kind: 'merge', topicId: whole.id, memberId, asked } as const;
    const actId = await recordAct(tx, workspaceId, act, { topics: [part.id, whole.id] });
    await mergeInto(tx, workspaceId, part.id, whole.id);
    return { done: true, actId, number: whole.number };
  });
}

/** Takes questions out of a topic into one of their own; later questions join the one they are more like. */
export async function splitTopic(
  sql: Sql,
  asker: Asker,
  { number, questions: keys, label }: { number: number; questions: readonly QuestionKey[]; label: string },
): Promise<TopicChange> {
  const { workspaceId, memberId } = asker;
  const named = keys.map(({ messageId, ordinal }) => `${messageId} ${String(ordinal)}`).sort();
  return once(sql, asker, { kind: 'split', number, label, questions: named }, async (tx, asked) => {
    const topic = await findTopic(tx, workspaceId, number);
    if (!topic) return { done: false, because: 'unknown' };
    const questions = await findQuestions(tx, topic.id, keys);
    if (questions.length === 0) return { done: false, because: 'nothing' };
    const id = newId<TopicId>();
    const act = { kind: 'split', topicId: topic.id, memberId, asked } as const;
    const actId = await recordAct(tx, workspaceId, act, { topics: [topic.id], made: id });
    const [made] = await createTopics(tx, workspaceId, [{ id, label, size: questions.length }]);
    await setLabel(tx, { id, label, memberId });
    await savePlacement(
      tx,
      workspaceId,
      questions.map((question) => ({ ...question, topicId: id })),
    );
    await markDecided(tx, [topic.id]);
    await profileAnew(tx, workspaceId, [id, ...new Set(questions.map(({ topicId }) => topicId))]);
    return { done: true, actId, number: made ?? topic.number };
  });
}

/** Takes back what was done; false when there is nothing to take back. */
export async function undoTopicAct(sql: Sql, workspaceId: WorkspaceId, actId: string): Promise<boolean> {
  return withTopics(sql, workspaceId, (tx) => undo(tx, workspaceId, actId));
}

/** The same by a program's id of the act, or by ours. `was`: it was taken back before; `unknown`: there is none. */
export async function undoTopicActNamed(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<'undone' | 'was' | 'unknown'> {
  return withTopics(sql, workspaceId, async (tx) => {
    const act = await findAct(tx, workspaceId, id);
    if (!act) return 'unknown';
    return (await undo(tx, workspaceId, act.id)) ? 'undone' : 'was';
  });
}

async function undo(tx: Transaction, workspaceId: WorkspaceId, actId: string): Promise<boolean> {
  const act = await takeAct(tx, workspaceId, actId);
  if (act) await restoreTopics(tx, workspaceId, act.before);
  return act !== null;
}

/** Runs a change under the workspace's lock, unless the program that asks has had it done before. */
async function once(
  sql: Sql,
  { workspaceId, externalId }: Asker,
  request: Record<string, unknown>,
  change: (tx: Transaction, asked: AskedByProgram | undefined) => Promise<TopicChange>,
): Promise<TopicChange> {
  return withTopics(sql, workspaceId, async (tx) => {
    const asked = externalId === undefined ? undefined : { externalId, request };
    const known = asked && (await findActAsked(tx, workspaceId, asked));
    if (!known) return change(tx, asked);
    if (!known.isSame) return { done: false, because: 'taken' };
    return { done: true, actId: known.id, number: known.number, wasDone: true };
  });
}

/** Questions have left or joined them: what they are recognised by is read from those that are there now. */
async function profileAnew(tx: Transaction, workspaceId: WorkspaceId, ids: TopicId[]): Promise<void> {
  const { space, questions } = await readOwnQuestions(tx, workspaceId, ids, PROFILE_TEXTS);
  const profiles = [...questions].map(([id, own]) =>
    profileTopic(
      id,
      own.map(({ text, vector }) => ({ terms: questionTerms(text), vector: toVector(vector) })),
    ),
  );
  await saveProfiles(tx, workspaceId, profiles.map(toStored), space);
}
