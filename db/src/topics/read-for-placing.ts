import type { ConversationId, TopicId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { QuestionKey } from './words.ts';

/** What questions are recognised by; see `pipelines/src/topics/profiles.ts`. */
export interface StoredProfile {
  id: TopicId;
  size: number;
  terms: string[];
  counts: number[];
}

export interface StoredQuestion extends QuestionKey {
  conversationId: ConversationId;
  text: string;
  /** The topic it was put into, merged or not; null when in none. */
  topicId: TopicId | null;
  /** A member decided on that topic, or on the one it is part of. */
  isDecided: boolean;
}

export interface Upkeep {
  /** Questions placed since the topics were last looked at together. */
  come: number;
  /** It is long ago. */
  isStale: boolean;
}

/** Every topic that can be recognised, merged ones as well. */
export async function readProfiles(tx: Transaction, workspaceId: WorkspaceId): Promise<StoredProfile[]> {
  return tx<StoredProfile[]>`
    select id, size, terms, counts from topic where workspace_id = ${workspaceId} and size > 0 order by id`;
}

/** Questions nobody has looked at, the oldest first. */
export async function readToPlace(tx: Transaction, workspaceId: WorkspaceId, limit: number): Promise<StoredQuestion[]> {
  return tx<StoredQuestion[]>`
    select message_id as "messageId", ordinal, conversation_id as "conversationId", text, null as "topicId",
      false as "isDecided"
    from question
    where workspace_id = ${workspaceId} and placed_at is null
    order by message_id, ordinal
    limit ${limit}`;
}

/** The newest questions that were looked at. */
export async function readWindow(tx: Transaction, workspaceId: WorkspaceId, limit: number): Promise<StoredQuestion[]> {
  return tx<StoredQuestion[]>`
    select q.message_id as "messageId", q.ordinal, q.conversation_id as "conversationId", q.text,
      q.topic_id as "topicId", (t.decided_at is not null or r.decided_at is not null) as "isDecided"
    from question q
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
