/** What a member does to topics. Each runs within `withTopics`, tells of the conversations it is about, and can be undone. */
import type { ConversationId, MemberId, TopicId, WorkspaceId } from '../ids.ts';
import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../postgres/connect.ts';
import { followMerges } from './save-consolidation.ts';
import { tellConversations } from './save-placement.ts';
import type { QuestionKey, TopicActKind, TopicBefore } from './words.ts';

/** The topic as it is shown, of a number; null when the workspace has none. */
export async function findTopic(
  tx: Transaction,
  workspaceId: WorkspaceId,
  number: number,
): Promise<{ id: TopicId; number: number; label: string } | null> {
  const [row] = await tx<{ id: TopicId; number: number; label: string }[]>`
    select r.id, r.number, r.label from topic t join topic r on r.id = t.root_id
    where t.workspace_id = ${workspaceId} and t.number = ${number}`;
  return row ?? null;
}

interface Act {
  kind: TopicActKind;
  topicId: TopicId;
  /** Null: a program, which names the act itself. */
  memberId: MemberId | null;
  asked?: AskedByProgram;
}

/** A program's own id of an act, and what it asked for. */
export interface AskedByProgram {
  externalId: string;
  request: Record<string, unknown>;
}

export interface KnownAct {
  id: string;
  /** Of the topic that was left, or made. */
  number: number;
  /** It asked for the very same. */
  isSame: boolean;
  isUndone: boolean;
}

/** The act that a program gave this id; null when there is none. */
export async function findActAsked(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { externalId, request }: AskedByProgram,
): Promise<KnownAct | null> {
  const [row] = await tx<KnownAct[]>`
    select a.id, coalesce(made.number, t.number) as number, a.request = ${tx.json(request as never)}::jsonb as "isSame",
      a.undone_at is not null as "isUndone"
    from topic_act a
    join topic t on t.id = a.topic_id
    left join topic made on made.id = (a.before ->> 'made')::uuid
    where a.workspace_id = ${workspaceId} and a.external_id = ${externalId}`;
  return row ?? null;
}

/** An act by a program's id of it, or by ours; null when there is none. */
export async function findAct(
  tx: Transaction,
  workspaceId: WorkspaceId,
  id: string,
): Promise<{ id: string; isUndone: boolean } | null> {
  const [row] = await tx<{ id: string; isUndone: boolean }[]>`
    select id, undone_at is not null as "isUndone" from topic_act
    where workspace_id = ${workspaceId} and (external_id = ${id} or id::text = ${id})
    order by external_id = ${id} desc nulls last limit 1`;
  return row ?? null;
}

/** Keeps the state of topics before an act, and returns the act's id, by which it is undone. */
export async function recordAct(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { kind, topicId, memberId, asked }: Act,
  changed: { topics: TopicId[]; made?: TopicId },
): Promise<string> {
  const topics = await tx<TopicBefore['topics']>`
    select id, label, named_by as "namedBy", merged_into as "mergedInto", decided_at::text as "decidedAt"
    from topic where id = any(${changed.topics}::uuid[])`;
  const before: TopicBefore = { topics: [...topics], ...(changed.made && { made: changed.made }) };
  const id = uuidv7();
  await tx`
    insert into topic_act (id, workspace_id, topic_id, kind, member_id, before, external_id, request)
    values (${id}, ${workspaceId}, ${topicId}, ${kind}, ${memberId}, ${tx.json(before as never)},
      ${asked?.externalId ?? null}, ${asked ? tx.json(asked.request as never) : null})`;
  return id;
}

/** Marks topics as decided on by a member: only members move their questions from now on. */
export async function markDecided(tx: Transaction, ids: TopicId[]): Promise<void> {
  await tx`update topic set decided_at = now() where id = any(${ids}::uuid[])`;
}

export async function setLabel(
  tx: Transaction,
  { id, label, memberId }: { id: TopicId; label: string; memberId: MemberId | null },
): Promise<void> {
  await tx`update topic set label = ${label}, named_by = ${memberId}, decided_at = now() where id = ${id}`;
}

/** Makes one topic part of another, with all that is part of it. */
export async function mergeInto(
  tx: Transaction,
  workspaceId: WorkspaceId,
  from: TopicId,
  into: TopicId,
): Promise<void> {
  await tellTopics(tx, workspaceId, [from]);
  await tx`update topic set merged_into = ${into}, decided_at = now() where id = ${from}`;
  await markDecided(tx, [into]);
  await followMerges(tx, workspaceId);
}

/** Of these keys, the questions that are in the topic or its parts, each with the part it is in. */
export async function findQuestions(
  tx: Transaction,
  topicId: TopicId,
  keys: readonly QuestionKey[],
): Promise<(QuestionKey & { topicId: TopicId; conversationId: ConversationId })[]> {
  return tx`
    select q.message_id as "messageId", q.ordinal, q.topic_id as "topicId", q.conversation_id as "conversationId"
    from jsonb_to_recordset(${tx.json([...keys] as never)}) as k("messageId" uuid, ordinal int)
    join question q on q.message_id = k."messageId" and q.ordinal = k.ordinal
    join topic t on t.id = q.topic_id
    where t.root_id = ${topicId}`;
}

export interface OwnQuestion {
  text: string;
  vector: Buffer | null;
}

/** The newest questions of each of these topics, their parts apart, with vectors of the space in use. */
export async function readOwnQuestions(
  tx: Transaction,
  workspaceId: WorkspaceId,
  ids: TopicId[],
  limit: number,
): Promise<{ space: string | null; questions: Map<TopicId, OwnQuestion[]> }> {
  const [state] = await tx<{ space: string }[]>`select space from embedding_state where workspace_id = ${workspaceId}`;
  const space = state?.space ?? null;
  const rows = await tx<(OwnQuestion & { id: TopicId })[]>`
    select t.id, newest.text, newest.vector
    from unnest(${ids}::uuid[]) as t(id)
    cross join lateral (
      select q.text, k.vector
      from question q
      left join question_vector k on k.message_id = q.message_id and k.ordinal = q.ordinal and k.space = ${space}
        and k.text_hash = sha256(convert_to(q.text, 'UTF8'))
      where q.topic_id = t.id order by q.message_id desc limit ${limit}) as newest`;
  const byTopic = Map.groupBy(rows, ({ id }) => id);
  return { space, questions: new Map(ids.map((id) => [id, byTopic.get(id) ?? []])) };
}

/** An act that stands: what was before it; null when there is none, or it was undone. */
export async function takeAct(
  tx: Transaction,
  workspaceId: WorkspaceId,
  actId: string,
): Promise<{ kind: TopicActKind; before: TopicBefore } | null> {
  const [row] = await tx<{ kind: TopicActKind; before: TopicBefore }[]>`
    update topic_act set undone_at = now()
    where workspace_id = ${workspaceId} and id = ${actId} and undone_at is null
    returning kind, before`;
  return row ?? null;
}

/**
 * Puts topics back as they were before an act. A topic that a split made becomes part of the one it came from, with the
 * questions that have joined it since.
 */
export async function restoreTopics(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { topics, made }: TopicBefore,
): Promise<void> {
  const ids = [...topics.map(({ id }) => id), ...(made ? [made] : [])];
  await tellTopics(tx, workspaceId, ids);
  await tx`
    update topic t
    set label = r.label, named_by = r."namedBy", merged_into = r."mergedInto", decided_at = r."decidedAt"
    from jsonb_to_recordset(${tx.json(topics)})
      as r(id uuid, label text, "namedBy" uuid, "mergedInto" uuid, "decidedAt" timestamptz)
    where t.id = r.id`;
  if (made) await tx`update topic set merged_into = ${topics[0]?.id ?? null}, decided_at = null where id = ${made}`;
  await followMerges(tx, workspaceId);
}

/** Their conversations' facts name other topics from now on. */
async function tellTopics(tx: Transaction, workspaceId: WorkspaceId, ids: TopicId[]): Promise<void> {
  const conversations = await tx<{ id: ConversationId; revision: number }[]>`
    select c.id, c.revision from conversation c
    where c.workspace_id = ${workspaceId} and c.id in (
      select q.conversation_id from topic t join question q on q.topic_id = t.id
      where t.id = any(${ids}::uuid[]) or t.root_id = any(${ids}::uuid[]))
    order by c.id for update`;
  await tellConversations(tx, workspaceId, conversations);
}
