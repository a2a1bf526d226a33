/**
 * The current state of conversations as facts. Postgres writes the rows as COPY does and ClickHouse reads them as
 * TabSeparated: the same text but for arrays, so between the two this process only passes bytes on.
 *
 * Each conversation is looked up by its keys, whatever the planner thinks of the tables' sizes: the cost of a batch is
 * that of its conversations and stays so as the tables grow.
 */
import type { Readable } from 'node:stream';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import {
  conversationColumns,
  erasedConversationColumns,
  erasedMessageColumns,
  messageColumns,
  time,
} from './fact-columns.ts';
import { isFallback, isFallbackFlag, startedAt } from './fact-sources.ts';

/** A conversation's place in the order a rebuild goes in; the time as text, with all its digits. */
export interface ConversationPlace {
  at: string;
  id: ConversationId;
}

/** Whose facts are wanted, across workspaces: for the loader and for repairs, never for a page. */
export type FactSource =
  /** What a frozen batch is about: its conversations, and of their messages those that changed. */
  | { batchId: string }
  /** Conversations with all their messages. */
  | { conversationIds: ConversationId[] }
  /** What the outbox rows of a span are about: its conversations, and of their messages those that changed. */
  | { afterSeq: number; toSeq: number }
  /** All conversations of a workspace after a place and up to another, with all their messages. */
  | { workspaceId: WorkspaceId; after: ConversationPlace | null; upTo: ConversationPlace | null };

export interface FactLines {
  /** Tab-separated text, a line per row. */
  chunks: Buffer[];
  rows: number;
}

export interface FactRows {
  conversations: FactLines;
  messages: FactLines;
  /** Of conversations that are gone: rows that take theirs away. */
  erasedConversations: FactLines;
  erasedMessages: FactLines;
}

/** Reads facts, all from one snapshot; a deleted conversation yields rows that delete it and its messages. */
export async function readFactRows(sql: Sql, source: FactSource): Promise<FactRows> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const { wanted, setting } = describe(source);
    // COPY takes no parameters, but reads settings, which end with the transaction.
    await tx`
      select set_config('debrief.facts', ${setting}, true), set_config('enable_seqscan', 'off', true),
        set_config('jit', 'off', true), set_config('enable_memoize', 'off', true), set_config('datestyle', 'ISO', true)`;
    const [{ gone }] = await tx<[{ gone: boolean }]>`
      with wanted as (${tx.unsafe(wanted)})
      select exists (select from wanted w join erased_conversation e on e.conversation_id = w.id) as gone`;
    return {
      messages: await copy(tx, wanted, messageColumns, messageTables),
      conversations: await copy(tx, wanted, conversationColumns, conversationTables),
      erasedMessages: gone ? await copy(tx, wanted, erasedMessageColumns, erasedMessageTables) : nothing,
      erasedConversations: gone ? await copy(tx, wanted, erasedConversationColumns, erasedTables) : nothing,
    };
  });
}

const nothing: FactLines = { chunks: [], rows: 0 };

/** Forever before, and forever after, any conversation. */
const FIRST: ConversationPlace = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' as ConversationId };
const LAST: ConversationPlace = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' as ConversationId };

/** SQL for the ids wanted, each with the lowest revision of messages to take, and the setting that it reads. */
function describe(source: FactSource): { wanted: string; setting: string } {
  if ('batchId' in source) {
    // `members`: a process of an earlier release, still running, freezes its batches so.
    const wanted = `
      select w.id, w.since from facts_batch b, unnest(b.conversation_ids, b.since_revisions) as w(id, since)
      where b.id = current_setting('debrief.facts')::uuid
      union all
      select (w.member ->> 'conversationId')::uuid, 0 from facts_batch b, jsonb_array_elements(b.members) as w(member)
      where b.id = current_setting('debrief.facts')::uuid`;
    return { wanted, setting: source.batchId };
  }
  if ('conversationIds' in source) {
    const wanted = `select id, 0 as since from unnest(current_setting('debrief.facts')::uuid[]) as id`;
    return { wanted, setting: `{${source.conversationIds.join(',')}}` };
  }
  if ('afterSeq' in source) {
    const wanted = `
      select o.conversation_id as id, min(o.revision) as since
      from jsonb_to_record(current_setting('debrief.facts')::jsonb) as s("afterSeq" bigint, "toSeq" bigint)
      join outbox o on o.seq > s."afterSeq" and o.seq <= s."toSeq"
      group by o.conversation_id`;
    return { wanted, setting: JSON.stringify(source) };
  }
  const { workspaceId, after, upTo } = source;
  const wanted = `
    select c.id, 0 as since
    from jsonb_to_record(current_setting('debrief.facts')::jsonb)
      as p(workspace_id uuid, from_at timestamptz, from_id uuid, to_at timestamptz, to_id uuid)
    join conversation c on c.workspace_id = p.workspace_id
      and (c.started_at, c.id) > (p.from_at, p.from_id) and (c.started_at, c.id) <= (p.to_at, p.to_id)`;
  const [from, to] = [after ?? FIRST, upTo ?? LAST];
  const place = { workspace_id: workspaceId, from_at: from.at, from_id: from.id, to_at: to.at, to_id: to.id };
  return { wanted, setting: JSON.stringify(place) };
}

/** `offset 0`: looked up once per row of `wanted`, never joined in another order. */
const conversation = `cross join lateral (
  select c.*, ${time(startedAt)}::text as began from conversation c where c.id = w.id offset 0) c`;

const flags = `cross join lateral (
  select count(*) filter (where f.status = 'open') as open,
    array_agg(f.message_id) filter (where ${isFallbackFlag}) as fallbacks
  from flag f where f.conversation_id = w.id) f`;

/** When the visitor first spoke; what a bot or an operator says after that is a reply. */
const firstAsked = `left join lateral (
  select m.at, m.position from message m where m.conversation_id = w.id and m.role = 'visitor'
  order by m.at, m.position limit 1) v on true`;

const isReply = `(m.at, m.position) > (v.at, v.position)`;

const messageTables = `
  ${conversation} ${flags} ${firstAsked}
  join lateral (
    select m.*, coalesce(${isReply}, false) as replies from message m
    where m.conversation_id = w.id and m.revision >= w.since offset 0) m on true
  left join lateral (
    select rating from feedback where message_id = m.id and m.role = 'bot' and c.helpful_count + c.unhelpful_count > 0 offset 0) b on true`;

const conversationTables = `
  ${conversation} ${flags} ${firstAsked}
  left join lateral (select * from analysis where conversation_id = w.id offset 0) a on true
  cross join lateral (
    select min(m.at) filter (where m.role in ('bot', 'operator') and m.retracted_at is null) - v.at as wait,
      count(*) filter (where m.role = 'bot') as answers,
      count(*) filter (where m.role = 'bot' and not ${isFallback}) as not_fallback
    from message m where m.conversation_id = w.id and ${isReply}) r
  cross join lateral (
    select count(*) as questions, count(*) filter (where answered = 'no') as unanswered,
      array_agg(distinct t.root_id) filter (where t.id is not null) as topics
    from question q left join topic t on t.id = q.topic_id
    where q.conversation_id = w.id) q`;

const erasedTables = `join erased_conversation c on c.conversation_id = w.id`;
const erasedMessageTables = `${erasedTables} cross join lateral unnest(c.message_ids) as m(id)`;

async function copy(tx: Transaction, wanted: string, columns: object, tables: string): Promise<FactLines> {
  const query = `copy (
    with wanted as materialized (${wanted})
    select ${Object.values(columns).join(', ')} from wanted w ${tables}) to stdout`;
  const stream: Readable = await tx.unsafe(query).readable();
  const chunks: Buffer[] = [];
  let rows = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    rows += countLines(chunk);
  }
  return { chunks, rows };
}

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}
