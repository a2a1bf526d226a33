import type { Queryable } from '../postgres/connect.ts';
import { judgeHole, rememberHole, type OutboxHole } from './read.ts';

export interface OutboxSpan {
  /** Every row after `afterSeq` and up to here may be acted on now; `afterSeq` when there is none. */
  toSeq: number;
  /** There is more than one span may weigh. */
  isFull: boolean;
  /** Pass it to the next read. Null when nothing is held back. */
  hole: OutboxHole | null;
}

interface SpanOptions {
  afterSeq: number;
  maxWeight: number;
  hole: OutboxHole | null;
}

interface StoredSpan {
  last: number;
  isFull: boolean;
  /** Where numbers are missing: the row behind them and the one in front, in order. */
  holes: { before: number; after: number }[];
  oldestRunning: string;
  aboveEnded: string;
}

/**
 * How far a reader at `afterSeq` may go, as `readOutbox` tells, but without the rows themselves. A row weighs one, and
 * an erasure as much as the messages it takes away; a span takes at least one row.
 */
export async function readOutboxSpan(sql: Queryable, { afterSeq, maxWeight, hole }: SpanOptions): Promise<OutboxSpan> {
  // Without a hole or an erasure there is nothing to weigh, which takes four times as long as this.
  const [plain] = await sql<[{ rows: number; last: number; erased: boolean }]>`
    select count(*) as rows, coalesce(max(seq), ${afterSeq}::bigint) as last,
      coalesce(bool_or(kind = 'conversation.erased'), false) as erased
    from (select seq, kind from outbox where seq > ${afterSeq} order by seq limit ${maxWeight}) as next`;
  if (!plain.erased && plain.last - afterSeq === plain.rows) {
    return { toSeq: plain.last, isFull: plain.rows === maxWeight, hole: stillAhead(hole, plain.last) };
  }
  return weighSpan(sql, { afterSeq, maxWeight, hole });
}

async function weighSpan(sql: Queryable, { afterSeq, maxWeight, hole }: SpanOptions): Promise<OutboxSpan> {
  const [span] = await sql<[StoredSpan]>`
    with next as (
      select seq, conversation_id, kind from outbox where seq > ${afterSeq} order by seq limit ${maxWeight}
    ), weighed as (
      select n.seq, lag(n.seq, 1, ${afterSeq}::bigint) over (order by n.seq) as previous,
        sum(1 + coalesce(cardinality(e.message_ids), 0)) over (order by n.seq) as weight
      from next n
      left join erased_conversation e on n.kind = 'conversation.erased' and e.conversation_id = n.conversation_id
    )
    select coalesce(max(seq) filter (where fits), ${afterSeq}::bigint) as last,
      count(*) = ${maxWeight}::bigint or bool_or(not fits) is true as "isFull",
      coalesce(json_agg(json_build_object('before', seq, 'after', previous) order by seq)
        filter (where fits and seq <> previous + 1), '[]') as holes,
      pg_snapshot_xmin(pg_current_snapshot())::text as "oldestRunning",
      pg_snapshot_xmax(pg_current_snapshot())::text as "aboveEnded"
    from (select seq, previous, weight <= ${maxWeight}::bigint or previous = ${afterSeq}::bigint as fits from weighed) as w`;
  const { last, isFull, oldestRunning, aboveEnded } = span;
  for (const { before, after } of span.holes) {
    const state = judgeHole(hole, { before, oldestRunning, aboveEnded });
    if (state === 'settled') continue;
    return { toSeq: after, isFull, hole: state === 'new' ? await rememberHole(sql, last) : hole };
  }
  return { toSeq: last, isFull, hole: stillAhead(hole, last) };
}

function stillAhead(hole: OutboxHole | null, last: number): OutboxHole | null {
  return hole !== null && hole.beforeSeq > last ? hole : null;
}
