import type { ConversationId, TopicId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { QuestionKey } from './words.ts';

/** What questions are recognised by; see `pipelines/src/topics/profiles.ts`. */
export interface StoredProfile {
  id: TopicId;
  size: number;
  terms: string[];
  counts: number[];
  /** The mean of its questions' vectors in the space asked for; null without any. */
  centre: StoredCentre | null;
}

export interface StoredCentre {
  /** Vectors it is the mean of. */
  size: number;
  /** 32-bit floats, little-endian. */
  mean: Buffer;
}

export interface StoredQuestion extends QuestionKey {
  conversationId: ConversationId;
  text: string;
  /** The topic it was put into, merged or not; null when in none. */
  topicId: TopicId | null;
  /** A member decided on that topic, or on the one it is part of. */
  isDecided: boolean;
  /** Its vector in the space asked for, a byte a dimension; null without one. */
  vector: Buffer | null;
}

export interface Upkeep {
  /** Questions placed since the topics were last looked at together. */
  come: number;
  /** It is long ago. */
  isStale: boolean;
}

/** Every topic that can be recognised, merged ones as well; by the vectors of `space` too, where one is given. */
export async function readProfiles(
  tx: Transaction,
  workspaceId: WorkspaceId,
  space: string | null = null,
): Promise<StoredProfile[]> {
  const rows = await tx<(Omit<StoredProfile, 'centre'> & { vectors: number | null; mean: Buffer | null })[]>`
    select t.id, t.size, t.terms, t.counts, k.size as vectors, k.centre as mean
    from topic t left join topic_centre k on k.topic_id = t.id and k.space = ${space}
    where t.workspace_id = ${workspaceId} and t.size > 0 order by t.id`;
  return rows.map(({ vectors, mean, ...row }) => ({ ...row, centre: mean && { size: vectors ?? 0, mean } }));
}

export interface PlacingQuery {
  limit: number;
  /** The space of the vectors that are read with them; absent or null: none. */
  space?: string | null;
  /** Those without a vector wait for theirs. */
  onlyWithVector?: boolean;
}

/** Questions nobody has looked at, the oldest first. */
export async function readToPlace(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { limit, space = null, onlyWithVector = false }: PlacingQuery,
): Promise<StoredQuestion[]> {
  return tx<StoredQuestion[]>`
    select q.message_id as "messageId", q.ordinal, q.conversation_id as "conversationId", q.text, null as "topicId",
      false as "isDecided", k.vector
    from question q
    ${joinVector(tx, space)}
    where q.workspace_id = ${workspaceId} and q.placed_at is null
      ${onlyWithVector ? tx`and k.vector is not null` : tx``}
    order by q.message_id, q.ordinal
    limit ${limit}`;
}

/** A vector of what the question says now, and of this space. */
function joinVector(tx: Transaction, space: string | null) {
  return tx`
    left join question_vector k on k.message_id = q.message_id and k.ordinal = q.ordinal and k.space = ${space}
      and k.text_hash = sha256(convert_to(q.text, 'UTF8'))`;
}

/** The newest questions that were looked at; with their vectors of `space`, where one is given. */
export async function readWindow(
  tx: Transaction,
  workspaceId: WorkspaceId,
  limit: number,
  space: string | null = null,
): Promise<StoredQuestion[]> {
  return tx<StoredQuestion[]>`
    select q.message_id as "messageId", q.ordinal, q.conversation_id as "conversationId", q.text,
      q.topic_id as "topicId", (t.decided_at is not null or r.decided_at is not null) as "isDecided", k.vector
    from question q
    ${joinVector(tx, space)}
    left join topic t on t.id = q.topic_id
    left join topic r on r.id = t.root_id
    where q.workspace_id = ${workspaceId} and q.placed_at is not null
    order by q.message_id desc, q.ordinal
    limit ${limit}`;
}

export async function readUpkeep(tx: Transaction, workspaceId: WorkspaceId): Promise<Upkeep> {
  const [row] = await tx<Upkeep[]>`
    select come, consolidated_at < now() - interval '6 hours' as "isStale"
    from topic_upkeep
    where workspace_id = ${workspaceId}`;
  return row ?? { come: 0, isStale: false };
}

/** Texts of a topic's questions, its merged parts' included, the newest first; and how many there are. */
export async function readTopicTexts(
  tx: Transaction,
  rootIds: TopicId[],
  limit: number,
): Promise<Map<TopicId, { texts: string[]; count: number }>> {
  const rows = await tx<{ rootId: TopicId; texts: string[]; count: number }[]>`
    select r.id as "rootId", asked.texts, asked.count
    from unnest(${rootIds}::uuid[]) as r(id)
    cross join lateral (
      select array_agg(text) filter (where place <= ${limit}) as texts, count(*)::int as count
      from (
        select q.text, row_number() over (order by q.message_id desc, q.ordinal) as place
        from topic t join question q on q.topic_id = t.id
        where t.root_id = r.id
      ) as newest
    ) as asked
    where asked.count > 0`;
  return new Map(rows.map(({ rootId, texts, count }) => [rootId, { texts, count }]));
}
