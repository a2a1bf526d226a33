import type { Queryable } from '../postgres/connect.ts';

/** The newest number drawn. Every row up to it is committed, or never comes, once no transaction below `xid` runs. */
export interface SettlingPosition {
  seq: number;
  xid: bigint;
}

/** Where a reader that wants no history begins; it must wait until the position is settled (see read.ts for why). */
export async function takePosition(sql: Queryable): Promise<SettlingPosition> {
  // The number is read from the sequence's tuple before the id is made: whoever drew it has a lower id.
  const [row] = await sql<[{ seq: number; xid: string }]>`
    select case when is_called then last_value else 0 end as seq, pg_current_xact_id()::text as xid from outbox_seq`;
  return { seq: row.seq, xid: BigInt(row.xid) };
}

/** Whether every row up to the position is committed or never comes. */
export async function isSettled(sql: Queryable, position: SettlingPosition): Promise<boolean> {
  const [row] = await sql<[{ oldestRunning: string; aboveEnded: string }]>`
    select pg_snapshot_xmin(now)::text as "oldestRunning", pg_snapshot_xmax(now)::text as "aboveEnded"
    from pg_current_snapshot() as now`;
  // An id the server does not know of was lost when it was killed, and with it all that ran then.
  return BigInt(row.oldestRunning) > position.xid || position.xid >= BigInt(row.aboveEnded);
}
