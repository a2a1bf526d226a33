import type { ConversationId, TopicId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export interface TopicRow {
  id: TopicId;
  number: number;
  label: string;
  /** A member merged, split or renamed it. */
  isDecided: boolean;
  /** Questions of conversations that started within the weeks. */
  asked: number;
  /** In which they were asked. */
  conversations: number;
  /** Of which it is known whether they were answered. */
  judged: number;
  unanswered: number;
  /** Known visitors, and conversations of nobody known. */
  visitors: number;
  /** Asked in each week, the earliest first. */
  weeks: number[];
  /** In the visitors' words, what most of the newest questions begin like first; of those that begin alike the newest. */
  examples: { text: string; conversationId: ConversationId }[];
}

export const topicOrders = ['asked', 'unanswered', 'growing'] as const;
export type TopicOrder = (typeof topicOrders)[number];

export interface TopicsQuery {
  /** Where each week begins, the earliest first, and where the last one ends; at least two instants. */
  bounds: Date[];
  order: TopicOrder;
  limit?: number;
}

export interface TopicsPage {
  rows: TopicRow[];
  /** Topics asked about within the weeks; more than the rows when there are too many to list. */
  total: number;
  /** Questions that wait for others like them. */
  waiting: number;
}

const EXAMPLES = 3;
/** The newest questions that examples are taken from. */
const EXAMPLES_FROM = 100;
/** A line shows about so many; examples that begin alike would be the same line thrice. */
const OPENING_LETTERS = 40;

/** The topics asked about within some weeks, with counts. A conversation belongs to the week in which it started. */
export async function listTopics(sql: Sql, workspaceId: WorkspaceId, query: TopicsQuery): Promise<TopicsPage> {
  const { bounds, order, limit = 200 } = query;
  const [from] = bounds;
  const to = bounds.at(-1);
  if (!from || !to || bounds.length < 2) throw new RangeError('a list of topics needs a week at least');
  return withWorkspace(sql, workspaceId, async (tx) => {
    const rows = await tx<(Omit<TopicRow, 'weeks' | 'examples'> & { inWeek: Record<string, number>; total: number })[]>`
      with asked as (
        select t.root_id as id, c.id as conversation, q.answered, coalesce(c.visitor_id, c.id) as visitor,
          width_bucket(c.started_at, ${bounds.map((bound) => bound.toISOString())}::text[]::timestamptz[]) as week
        from conversation c
        join question q on q.conversation_id = c.id
        join topic t on t.id = q.topic_id
        where c.workspace_id = ${workspaceId} and c.started_at >= ${from} and c.started_at < ${to}
      ), counted as (
        select id, count(*)::int as asked, count(*) filter (where answered <> 'unknown')::int as judged,
          count(*) filter (where answered = 'no')::int as unanswered, count(distinct visitor)::int as visitors,
          count(distinct conversation)::int as conversations,
          count(*) filter (where week = ${bounds.length - 1}) - count(*) filter (where week = ${bounds.length - 2}) as growth
        from asked group by id
      ), weekly as (
        select id, jsonb_object_agg(week, asked) as in_week
        from (select id, week, count(*) as asked from asked group by id, week) as each group by id
      )
      select t.id, t.number, t.label, t.decided_at is not null as "isDecided", n.asked, n.judged, n.unanswered,
        n.visitors, n.conversations, w.in_week as "inWeek", count(*) over ()::int as total
      from counted n join weekly w on w.id = n.id join topic t on t.id = n.id
      order by ${orders(tx)[order]}, n.asked desc, t.number
      limit ${limit}`;
    const examples = await readExamples(tx, workspaceId, { ids: rows.map(({ id }) => id), from, to });
    const [waiting] = await tx<{ count: number }[]>`
      select count(*)::int as count
      from conversation c join question q on q.conversation_id = c.id
      where c.workspace_id = ${workspaceId} and c.started_at >= ${from} and c.started_at < ${to} and q.topic_id is null`;
    return {
      rows: rows.map(({ inWeek, total: _, ...row }) => ({
        ...row,
        weeks: bounds.slice(1).map((_bound, index) => inWeek[String(index + 1)] ?? 0),
        examples: examples.get(row.id) ?? [],
      })),
      total: rows[0]?.total ?? 0,
      waiting: waiting?.count ?? 0,
    };
  });
}

function orders(tx: Transaction) {
  return {
    asked: tx`n.asked desc`,
    unanswered: tx`n.unanswered desc`,
    growing: tx`n.growth desc`,
  } satisfies Record<TopicOrder, unknown>;
}

/** In one pass over the weeks' questions: looked up topic by topic it takes minutes until Postgres has analysed its tables. */
async function readExamples(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { ids, from, to }: { ids: TopicId[]; from: Date; to: Date },
): Promise<Map<TopicId, TopicRow['examples']>> {
  const rows = await tx<{ id: TopicId; text: string; conversationId: ConversationId }[]>`
    with asked as (
      select t.root_id as id, q.message_id, q.ordinal,
        row_number() over (partition by t.root_id order by q.message_id desc, q.ordinal) as place
      from conversation c
      join question q on q.conversation_id = c.id
      join topic t on t.id = q.topic_id
      where c.workspace_id = ${workspaceId} and c.started_at >= ${from} and c.started_at < ${to}
        and t.root_id = any(${ids}::uuid[])
    ), newest as (
      select a.id, q.text, q.conversation_id, a.place, left(lower(q.text), ${OPENING_LETTERS}) as opening
      from asked a join question q on q.message_id = a.message_id and q.ordinal = a.ordinal
      where a.place <= ${EXAMPLES_FROM}
    ), openings as (
      select distinct on (id, opening) id, text, conversation_id, place,
        count(*) over (partition by id, opening) as alike
      from newest order by id, opening, place
    ), typical as (
      select *, row_number() over (partition by id order by alike desc, place) as rank from openings
    )
    select id, text, conversation_id as "conversationId" from typical where rank <= ${EXAMPLES} order by id, rank`;
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [
      id,
      own.map(({ text, conversationId }) => ({ text, conversationId })),
    ]),
  );
}
