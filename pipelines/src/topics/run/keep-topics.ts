/**
 * One step of keeping a workspace's topics: new questions are placed, and when enough have come the newest are looked at
 * together. Each half is one transaction under the workspace's lock, so that doing it twice changes nothing and two
 * workers never found the same topic.
 */
import {
  aliasEmptied,
  createTopics,
  followMerges,
  listOtherLabels,
  listToLabel,
  newId,
  readProfiles,
  readTopicTexts,
  readToPlace,
  readUpkeep,
  readWindow,
  removeHollow,
  saveLabels,
  savePlacement,
  saveProfiles,
  saveUpkeep,
  withTopics,
  type Sql,
  type StoredProfile,
  type StoredQuestion,
  type TopicId,
  type Transaction,
  type WorkspaceId,
} from '@debrief/db';
import { consolidateTopics, isConsolidationDue, WINDOW } from '../consolidate-topics.ts';
import { labelTopics } from '../label-topics.ts';
import { placeQuestions } from '../place-questions.ts';
import type { TopicProfile } from '../profiles.ts';

export interface KeepTopicsDeps {
  sql: Sql;
  /** Questions placed at a time; 500 when absent. */
  limit?: number;
}

export interface KeptTopics {
  /** Questions that were looked at for the first time. */
  placed: number;
  /** Questions that went elsewhere when the newest were looked at together; null when they were not. */
  moved: number | null;
  /** There are more questions to place. */
  more: boolean;
}

export type KeepTopics = (workspaceId: WorkspaceId) => Promise<KeptTopics>;

/** Texts that a label is made from, at most. */
const LABEL_TEXTS = 200;

export function createKeepTopics({ sql, limit = 500 }: KeepTopicsDeps): KeepTopics {
  return async function keepTopics(workspaceId) {
    const placed = await withTopics(sql, workspaceId, (tx) => place(tx, workspaceId, limit));
    const moved = await withTopics(sql, workspaceId, (tx) => consolidate(tx, workspaceId));
    return { placed, moved, more: placed === limit };
  };
}

async function place(tx: Transaction, workspaceId: WorkspaceId, limit: number): Promise<number> {
  const questions = await readToPlace(tx, workspaceId, limit);
  if (questions.length === 0) return 0;
  const profiles = await readProfiles(tx, workspaceId);
  const { topicOf, grown } = placeQuestions(
    profiles,
    questions.map((question) => ({ id: keyOf(question), text: question.text })),
  );
  const placed = questions.map((question) => ({
    ...question,
    topicId: (topicOf.get(keyOf(question)) ?? null) as TopicId | null,
  }));
  await savePlacement(tx, workspaceId, placed);
  await saveProfiles(tx, grown.map(toStored));
  await saveUpkeep(tx, workspaceId, questions.length);
  return questions.length;
}

/** Null when it is not due. */
async function consolidate(tx: Transaction, workspaceId: WorkspaceId): Promise<number | null> {
  const { come, isStale } = await readUpkeep(tx, workspaceId);
  if (come === 0) return null;
  const window = await readWindow(tx, workspaceId, WINDOW);
  if (!isStale && !isConsolidationDue(come, window.length)) return null;

  const { moves, founded, emptied, profiles } = consolidateTopics(
    window.map((question) => ({
      id: keyOf(question),
      text: question.text,
      topic: question.topicId,
      isDecided: question.isDecided,
    })),
    () => newId<TopicId>(),
  );
  await createTopics(
    tx,
    workspaceId,
    founded.map((id) => ({ id: id as TopicId, label: '', size: 0 })),
  );
  await savePlacement(
    tx,
    workspaceId,
    window
      .filter((question) => moves.has(keyOf(question)))
      .map((question) => ({ ...question, topicId: (moves.get(keyOf(question)) ?? null) as TopicId | null })),
  );
  await saveProfiles(tx, profiles.map(toStored));
  await aliasEmptied(tx, emptied as Map<TopicId, TopicId>);
  await removeHollow(tx, workspaceId);
  await followMerges(tx, workspaceId);
  await label(tx, workspaceId);
  await saveUpkeep(tx, workspaceId, null);
  return moves.size;
}

/** Names the topics that have none, or have become twice as large since; a name that still fits stays. */
async function label(tx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  const due = new Map((await listToLabel(tx, workspaceId)).map(({ id, label }) => [id, label]));
  if (due.size === 0) return;
  const held = [...(await readTopicTexts(tx, [...due.keys()], LABEL_TEXTS))];
  const texts = held.flatMap(([, own]) => own.texts);
  const topic = Int32Array.from(held.flatMap(([, own], index) => own.texts.map(() => index)));
  const labels = labelTopics(texts, topic, held.length, {
    previous: held.map(([id]) => due.get(id) ?? ''),
    taken: await listOtherLabels(tx, workspaceId, [...due.keys()]),
  });
  await saveLabels(
    tx,
    held.map(([id, { count }], index) => ({ id, label: labels[index] ?? '', size: count })),
  );
}

function keyOf({ messageId, ordinal }: StoredQuestion): string {
  return `${messageId} ${String(ordinal)}`;
}

function toStored({ id, size, terms, counts }: TopicProfile): StoredProfile {
  return { id: id as TopicId, size, terms: [...terms], counts: [...counts] };
}
