import type { ConversationId, TopicId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { StoredProfile } from './read-for-placing.ts';
import type { QuestionKey } from './words.ts';

export interface PlacedQuestion extends QuestionKey {
  conversationId: ConversationId;
  /** Null: it waits for others like it. */
  topicId: TopicId | null;
  /** The embedding model whose vectors it was placed by; absent or null: by its words alone. */
  placedBy?: string | null;
}

export interface NewTopic {
  id: TopicId;
  label: string;
  /** How many questions the label was made from. */
  size: number;
}

/**
 * Puts questions into topics and tells of each conversation that changed, in the caller's transaction (`withTopics`).
 * A question that an analysis replaced meanwhile is passed over: it comes again.
 */
export async function savePlacement(
  tx: Transaction,
  workspaceId: WorkspaceId,
  placed: readonly PlacedQuestion[],
): Promise<void> {
  if (placed.length === 0) return;
  // The conversations first: every writer locks in that order, and by id.
  const ids = [...new Set(placed.map(({ conversationId }) => conversationId))];
  const locked = await tx<{ id: ConversationId; revision: number }[]>`
    select id, revision from conversation
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) order by id for update`;
  const rows = placed.map(({ messageId, ordinal, topicId, placedBy = null }) => ({
    message_id: messageId,
    ordinal,
    topic_id: topicId,
    placed_by: placedBy,
  }));
  const changed = await tx<{ conversationId: ConversationId }[]>`
    with wanted as (
      select * from jsonb_to_recordset(${tx.json(rows)}) as r(message_id uuid, ordinal int, topic_id uuid, placed_by text)
    ), before as (
      select q.message_id, q.ordinal, q.topic_id
      from wanted w join question q on q.message_id = w.message_id and q.ordinal = w.ordinal
    ), moved as (
      update question q
      set topic_id = w.topic_id, placed_at = coalesce(q.placed_at, now()), placed_by = w.placed_by
      from wanted w
      where q.message_id = w.message_id and q.ordinal = w.ordinal
        and (q.placed_at is null or q.topic_id is distinct from w.topic_id)
      returning q.conversation_id, q.message_id, q.ordinal, q.topic_id
    )
    select distinct m.conversation_id as "conversationId"
    from moved m join before b on b.message_id = m.message_id and b.ordinal = m.ordinal
    where m.topic_id is distinct from b.topic_id`;
  const touched = new Set(changed.map(({ conversationId }) => conversationId));
  await tellConversations(
    tx,
    workspaceId,
    locked.filter(({ id }) => touched.has(id)),
  );
}

/** Notes that these questions stand where they are by vectors of `space` as well. */
export async function markPlacedBy(tx: Transaction, keys: readonly QuestionKey[], space: string): Promise<void> {
  if (keys.length === 0) return;
  const rows = keys.map(({ messageId, ordinal }) => ({ message_id: messageId, ordinal }));
  await tx`
    update question q set placed_by = ${space}
    from jsonb_to_recordset(${tx.json(rows)}) as r(message_id uuid, ordinal int)
    where q.message_id = r.message_id and q.ordinal = r.ordinal and q.placed_by is distinct from ${space}`;
}

/** Gives locked conversations their next revision, so that their facts are written again. */
export async function tellConversations(
  tx: Transaction,
  workspaceId: WorkspaceId,
  conversations: readonly { id: ConversationId; revision: number }[],
): Promise<void> {
  if (conversations.length === 0) return;
  await tx`update conversation set revision = revision + 1 where id = any(${conversations.map(({ id }) => id)}::uuid[])`;
  await appendOutbox(
    tx,
    workspaceId,
    conversations.map(({ id, revision }) => ({
      conversationId: id,
      kind: 'conversation.updated',
      entityId: null,
      revision: revision + 1,
    })),
  );
}

/** Makes topics and returns their numbers, in the order given. */
export async function createTopics(
  tx: Transaction,
  workspaceId: WorkspaceId,
  topics: readonly NewTopic[],
): Promise<number[]> {
  if (topics.length === 0) return [];
  const [upkeep] = await tx<{ lastNumber: number }[]>`
    insert into topic_upkeep (workspace_id, last_number) values (${workspaceId}, ${topics.length})
    on conflict (workspace_id) do update set last_number = topic_upkeep.last_number + ${topics.length}
    returning last_number as "lastNumber"`;
  const first = (upkeep?.lastNumber ?? topics.length) - topics.length + 1;
  const rows = topics.map(({ id, label, size }, index) => ({
    id,
    workspace_id: workspaceId,
    number: first + index,
    label,
    labelled_size: size,
    root_id: id,
    size: 0,
    terms: [],
    counts: [],
  }));
  await tx`insert into topic ${tx(rows)}`;
  return rows.map((row) => row.number);
}

/** Stores what topics are recognised by: their words, and where a `space` is given the centres of their vectors. */
export async function saveProfiles(
  tx: Transaction,
  workspaceId: WorkspaceId,
  profiles: readonly StoredProfile[],
  space: string | null = null,
): Promise<void> {
  if (profiles.length === 0) return;
  const rows = profiles.map(({ id, size, terms, counts }) => ({ id, size, terms, counts }));
  await tx`
    update topic t
    set size = r.size, terms = r.terms, counts = r.counts
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, size int, terms text[], counts int[])
    where t.id = r.id`;
  const centres = profiles.flatMap(({ id, centre }) =>
    centre ? [{ id, ...centre, mean: centre.mean.toString('hex') }] : [],
  );
  if (space === null || centres.length === 0) return;
  await tx`
    insert into topic_centre (topic_id, workspace_id, space, size, centre)
    select r.id, ${workspaceId}, ${space}, r.size, decode(r.mean, 'hex')
    from jsonb_to_recordset(${tx.json(centres)}) as r(id uuid, size int, mean text)
    on conflict (topic_id) do update set space = excluded.space, size = excluded.size, centre = excluded.centre`;
}

/** Counts placed questions towards the next look at all topics; null: that look has just been taken. */
export async function saveUpkeep(tx: Transaction, workspaceId: WorkspaceId, come: number | null): Promise<void> {
  await tx`
    insert into topic_upkeep (workspace_id, come) values (${workspaceId}, ${come ?? 0})
    on conflict (workspace_id) do update
    set come = ${come === null ? tx`0` : tx`topic_upkeep.come + ${come}`},
      consolidated_at = ${come === null ? tx`now()` : tx`topic_upkeep.consolidated_at`}`;
}
