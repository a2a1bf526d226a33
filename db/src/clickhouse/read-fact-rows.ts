import type { PendingQuery, Row } from 'postgres';
import type { ConversationId, MessageId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import {
  toFactTime,
  type ConversationFact,
  type DeletedConversationFact,
  type DeletedMessageFact,
  type FactRows,
  type MessageFact,
} from './fact-rows.ts';
import { handedOff, isFallback, page, referrer, startedAt } from './fact-sources.ts';

export interface FactMembers {
  conversationIds: ConversationId[];
  /** Messages of these conversations, or all of them. */
  messageIds: MessageId[] | 'all';
}

/**
 * The current state of conversations and messages as facts, all from one snapshot; a deleted conversation yields rows
 * that delete it and its messages. Reads across workspaces: for the loader and for repairs, never for a page.
 */
export async function readFactRows(sql: Sql, members: FactMembers): Promise<FactRows> {
  if (members.conversationIds.length === 0) return { conversations: [], messages: [] };
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    // A batch is a sliver of the tables, wanted by key: without this the planner scans middle-sized tables whole.
    await tx`select set_config('random_page_cost', '1.1', true)`;
    const conversations = await readConversations(tx, members.conversationIds);
    const messages = await readMessages(tx, members);
    const erased = await readErased(tx, members.conversationIds);
    return {
      conversations: [...conversations, ...erased.conversations],
      messages: [...messages, ...erased.messages],
    };
  });
}

type WithDates<Row, Key extends keyof Row> = Omit<Row, Key> & Record<Key, Date>;

/** `wanted`: the conversations' ids; `first_visitor`: where in each the visitor first spoke. */
function wanted(tx: Transaction, ids: ConversationId[]): PendingQuery<Row[]> {
  return tx`wanted as (
      select id from unnest(${ids}::uuid[]) as id
    ), first_visitor as (
      select distinct on (m.conversation_id) m.conversation_id, m.at, m.position
      from wanted w join message m on m.conversation_id = w.id
      where m.role = 'visitor'
      order by m.conversation_id, m.at, m.position
    )`;
}

async function readConversations(tx: Transaction, ids: ConversationId[]): Promise<ConversationFact[]> {
  const rows = await tx<WithDates<ConversationFact, 'started_at' | 'last_at'>[]>`
    with ${wanted(tx, ids)}, response as (
      select m.conversation_id,
        min(m.at) - min(v.at) as wait,
        count(*) filter (where m.role = 'bot') as answers,
        count(*) filter (where m.role = 'bot' and not ${tx.unsafe(isFallback)}) as not_fallback
      from first_visitor v
      join message m on m.conversation_id = v.conversation_id and (m.at, m.position) > (v.at, v.position)
      where m.role in ('bot', 'operator')
      group by m.conversation_id
    ), asked as (
      select q.conversation_id, count(*) as questions, count(*) filter (where q.answered = 'no') as unanswered
      from wanted w join question q on q.conversation_id = w.id
      group by q.conversation_id
    ), flagged as (
      select f.conversation_id, count(*) as open_flags
      from wanted w join flag f on f.conversation_id = w.id
      where f.status = 'open'
      group by f.conversation_id
    )
    select c.workspace_id, c.id as conversation_id, c.agent_id, c.visitor_id, c.revision, 0 as is_deleted,
      c.sample::int as sample, ${tx.unsafe(startedAt)} as started_at, c.last_at,
      greatest(0, floor(extract(epoch from c.last_at - c.started_at) * 1000))::bigint as duration_ms,
      c.status, (c.ended_at is not null)::int as ended, c.handoff, ${tx.unsafe(handedOff)}::int as handed_off,
      coalesce(c.channel, '') as channel, coalesce(c.device, '') as device, coalesce(c.os, '') as os,
      coalesce(c.browser, '') as browser, coalesce(c.country, '') as country, coalesce(c.region, '') as region,
      coalesce(c.city, '') as city, coalesce(c.language, '') as language,
      ${tx.unsafe(page)} as page, ${tx.unsafe(referrer)} as referrer,
      c.message_count as messages, c.visitor_count as visitor_messages, c.bot_count as bot_messages,
      c.operator_count as operator_messages,
      coalesce(r.answers, 0) as bot_answers, coalesce(r.not_fallback, 0) as bot_answers_not_fallback,
      floor(extract(epoch from r.wait) * 1000)::bigint as first_response_ms,
      c.helpful_count as helpful, c.unhelpful_count as unhelpful,
      c.flag_kinds, coalesce(f.open_flags, 0) as open_flags, c.tags,
      (a.conversation_id is not null)::int as analysed, coalesce(a.outcome, '') as outcome,
      coalesce(a.sentiment, '') as sentiment,
      coalesce(q.questions, 0) as questions, coalesce(q.unanswered, 0) as questions_unanswered
    from wanted w
    join conversation c on c.id = w.id
    left join analysis a on a.conversation_id = c.id
    left join response r on r.conversation_id = c.id
    left join asked q on q.conversation_id = c.id
    left join flagged f on f.conversation_id = c.id
    order by c.started_at, c.id`;
  return rows.map((row) => ({ ...row, started_at: toFactTime(row.started_at), last_at: toFactTime(row.last_at) }));
}

async function readMessages(tx: Transaction, { conversationIds, messageIds }: FactMembers): Promise<MessageFact[]> {
  const among = messageIds === 'all' ? tx`` : tx`and m.id = any(${messageIds}::uuid[])`;
  const rows = await tx<WithDates<MessageFact, 'started_at' | 'at'>[]>`
    with ${wanted(tx, conversationIds)}, flagged as (
      select f.conversation_id, f.message_id, array_agg(distinct f.kind order by f.kind) as kinds
      from wanted w join flag f on f.conversation_id = w.id
      where f.message_id is not null and f.status = 'open'
      group by f.conversation_id, f.message_id
    )
    select c.workspace_id, c.id as conversation_id, m.id as message_id, c.agent_id, m.revision, 0 as is_deleted,
      c.sample::int as sample, ${tx.unsafe(startedAt)} as started_at, m.at, m.role,
      char_length(m.text) as characters, coalesce(b.rating, '') as rating,
      case m.answered when true then 'yes' when false then 'no' else '' end as answered,
      (m.role = 'bot' and coalesce((m.at, m.position) > (v.at, v.position), false))::int as is_answer,
      (m.role = 'bot' and ${tx.unsafe(isFallback)})::int as is_fallback,
      m.confidence, coalesce(jsonb_array_length(m.sources), 0) as sources,
      coalesce(f.kinds, '{}') as flag_kinds
    from wanted w
    join conversation c on c.id = w.id
    join message m on m.conversation_id = c.id
    left join first_visitor v on v.conversation_id = c.id
    left join feedback b on b.message_id = m.id
    left join flagged f on f.conversation_id = c.id and f.message_id = m.id
    where true ${among}
    order by c.started_at, c.id, m.id`;
  return rows.map((row) => ({ ...row, started_at: toFactTime(row.started_at), at: toFactTime(row.at) }));
}

async function readErased(
  tx: Transaction,
  ids: ConversationId[],
): Promise<{ conversations: DeletedConversationFact[]; messages: DeletedMessageFact[] }> {
  const rows = await tx<(WithDates<DeletedConversationFact, 'started_at'> & { message_ids: MessageId[] })[]>`
    select c.workspace_id, c.conversation_id, c.revision, 1 as is_deleted, ${tx.unsafe(startedAt)} as started_at,
      c.message_ids
    from erased_conversation c
    where c.conversation_id = any(${ids}::uuid[])
    order by c.started_at, c.conversation_id`;
  const conversations = rows.map(({ message_ids: _, ...row }) => ({ ...row, started_at: toFactTime(row.started_at) }));
  const messages = rows.flatMap(({ message_ids: messageIds, ...row }) =>
    messageIds.map((id) => ({ ...row, started_at: toFactTime(row.started_at), message_id: id })),
  );
  return { conversations, messages };
}
