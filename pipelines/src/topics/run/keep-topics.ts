/**
 * One step of keeping a workspace's topics: new questions get their vectors where there is a model for them, are placed,
 * and when enough have come the newest are looked at together. Each of the last two is one transaction under the
 * workspace's lock, so that doing it twice changes nothing and two workers never found the same topic.
 */
import {
  aliasEmptied,
  createTopics,
  dropEmbeddingState,
  followMerges,
  listOtherLabels,
  listToLabel,
  markPlacedBy,
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
  type StoredQuestion,
  type TopicId,
  type Transaction,
  type WorkspaceId,
} from '@debrief/db';
import { consolidateTopics, isConsolidationDue, WINDOW } from '../consolidate-topics.ts';
import { labelTopics } from '../label-topics.ts';
import type { Embedder } from '../embed/index.ts';
import { placeQuestions } from '../place-questions.ts';
import { createEmbedQuestions } from './embed-questions.ts';
import { fromStored, toStored, toVector } from './stored-profiles.ts';

export interface KeepTopicsDeps {
  sql: Sql;
  /** Questions placed at a time; 500 when absent. */
  limit?: number;
  /** Tells what means the same in other words; absent: topics are found by words alone. */
  embedder?: Embedder | null;
}

export interface KeptTopics {
  /** Questions that were looked at for the first time. */
  placed: number;
  /** Questions that went elsewhere when the newest were looked at together; null when they were not. */
  moved: number | null;
  /** There are more questions to place, or to get vectors for. */
  more: boolean;
  /** Why some questions have no vector, so that words alone spoke; null where that is not so, or no model is set up. */
  embeddingFailure: string | null;
}

export type KeepTopics = (workspaceId: WorkspaceId) => Promise<KeptTopics>;

/** Texts that a label is made from, at most. */
const LABEL_TEXTS = 200;

/** What the vectors in use are called, and whether a question has to wait for its own. */
interface Vectors {
  space: string | null;
  areComplete: boolean;
}

export function createKeepTopics({ sql, limit = 500, embedder = null }: KeepTopicsDeps): KeepTopics {
  const embedQuestions = embedder && createEmbedQuestions({ sql, embedder, limit });
  return async function keepTopics(workspaceId) {
    if (!embedQuestions) await dropEmbeddingState(sql, workspaceId);
    const embedded = (await embedQuestions?.(workspaceId)) ?? { failure: null, more: false };
    const vectors = { space: embedder?.space ?? null, areComplete: embedder !== null && embedded.failure === null };
    const placed = await withTopics(sql, workspaceId, (tx) => place(tx, workspaceId, limit, vectors));
    const moved = await withTopics(sql, workspaceId, (tx) => consolidate(tx, workspaceId, vectors.space));
    return { placed, moved, more: placed === limit || embedded.more, embeddingFailure: embedded.failure };
  };
}

async function place(
  tx: Transaction,
  workspaceId: WorkspaceId,
  limit: number,
  { space, areComplete }: Vectors,
): Promise<number> {
  // One that came since the model was asked waits for the next step, and its vector.
  const questions = await readToPlace(tx, workspaceId, { limit, space, onlyWithVector: areComplete });
  if (questions.length === 0) return 0;
  const profiles = (await readProfiles(tx, workspaceId, space)).map(fromStored);
  const { topicOf, grown } = await placeQuestions(
    profiles,
    questions.map((question) => ({ id: keyOf(question), text: question.text, vector: toVector(question.vector) })),
  );
  const placed = questions.map((question) => ({
    ...question,
    topicId: (topicOf.get(keyOf(question)) ?? null) as TopicId | null,
    placedBy: toVector(question.vector) && space,
  }));
  await savePlacement(tx, workspaceId, placed);
  await saveProfiles(tx, workspaceId, grown.map(toStored), space);
  await saveUpkeep(tx, workspaceId, questions.length);
  return questions.length;
}

/** Null when it is not due. */
async function consolidate(tx: Transaction, workspaceId: WorkspaceId, space: string | null): Promise<number | null> {
  const { come, isStale } = await readUpkeep(tx, workspaceId);
  if (come === 0) return null;
  const window = await readWindow(tx, workspaceId, WINDOW, space);
  if (!isStale && !isConsolidationDue(come, window.length)) return null;

  const { moves, founded, emptied, profiles } = await consolidateTopics(
    window.map((question) => ({
      id: keyOf(question),
      text: question.text,
      topic: question.topicId,
      isDecided: question.isDecided,
      vector: toVector(question.vector),
    })),
    () => newId<TopicId>(),
  );
  await createTopics(
    tx,
    workspaceId,
    founded.map((id) => ({ id: id as TopicId, label: '', size: 0 })),
  );
  const moved = window.filter((question) => moves.has(keyOf(question)));
  await savePlacement(
    tx,
    workspaceId,
    moved.map((question) => ({
      ...question,
      topicId: (moves.get(keyOf(question)) ?? null) as TopicId | null,
      placedBy: toVector(question.vector) && space,
    })),
  );
  if (space !== null)
    await markPlacedBy(
      tx,
      window.filter(({ vector }) => toVector(vector)),
      space,
    );
  await saveProfiles(tx, workspaceId, profiles.map(toStored), space);
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
  const labels = await labelTopics(texts, topic, held.length, {
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
