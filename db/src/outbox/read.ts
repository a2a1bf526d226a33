/**
 * Reading the outbox so that nothing is ever skipped.
 *
 * Rows are taken in `seq` order without a hole. A hole is a number drawn by a transaction that has not committed, or
 * that rolled back. Every such transaction had its id before it drew the number (append.ts), so an id drawn after the
 * hole was seen is above it; once every transaction below that id has ended and the number is still missing, it never
 * comes. Until then reading stops in front of the hole. A server that was killed may have lost the id that was drawn last,
 * and not come to it again: an id above all that it knows of is drawn anew, or a quiet desk would wait for its next write.
 *
 * See docs/decisions/0001-outbox-order.md for why a filter on transaction ids alone loses rows.
 */
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Queryable } from '../postgres/connect.ts';
import type { OutboxKind } from './words.ts';

export interface OutboxRow {
  seq: number;
  workspaceId: WorkspaceId;
  conversationId: ConversationId;
  kind: OutboxKind;
  entityId: string | null;
  revision: number;
  requestId: string | null;
  at: Date;
}

/** Every hole below `beforeSeq` is settled once no transaction below `xid` runs any more. */
export interface OutboxHole {
  beforeSeq: number;
  xid: bigint;
}

export interface OutboxBatch {
  /** Without a hole between them, or only with settled ones. */
  rows: OutboxRow[];
  /** Pass it to the next read. Null when nothing is held back. */
  hole: OutboxHole | null;
}

/** Of the snapshot in which rows were read. */
interface TransactionIds {
  /** Every transaction below it has ended. */
  oldestRunning: string;
  /** Above every id that was given out and has ended. */
  aboveEnded: string;
}

type StoredRow = OutboxRow & TransactionIds;

/** The rows after `afterSeq` that may be acted on now, at most `limit`; remembers the first hole for the next call. */
export async function readOutbox(
  sql: Queryable,
  { afterSeq, limit, hole }: { afterSeq: number; limit: number; hole: OutboxHole | null },
): Promise<OutboxBatch> {
  const stored = await sql<StoredRow[]>`
    select o.seq, o.workspace_id as "workspaceId", o.conversation_id as "conversationId", o.kind,
      o.entity_id as "entityId", o.revision, o.request_id as "requestId", o.at,
      pg_snapshot_xmin(pg_current_snapshot())::text as "oldestRunning",
      pg_snapshot_xmax(pg_current_snapshot())::text as "aboveEnded"
    from outbox o
    where o.seq > ${afterSeq}
    order by o.seq
    limit ${limit}`;

  const rows: OutboxRow[] = [];
  let last = afterSeq;
  for (const { oldestRunning, aboveEnded, ...row } of stored) {
    if (row.seq !== last + 1) {
      const state = judgeHole(hole, { before: row.seq, oldestRunning, aboveEnded });
      if (state !== 'settled') {
        return { rows, hole: state === 'new' ? await rememberHole(sql, stored.at(-1)?.seq ?? 0) : hole };
      }
    }
    rows.push(row);
    last = row.seq;
  }
  return { rows, hole: hole !== null && hole.beforeSeq > last ? hole : null };
}

/** What is known of the missing numbers in front of a row: nothing yet, that they may still come, or that they never do. */
export function judgeHole(
  remembered: OutboxHole | null,
  { before, oldestRunning, aboveEnded }: TransactionIds & { before: number },
): 'new' | 'open' | 'settled' {
  if (remembered === null || before > remembered.beforeSeq || remembered.xid >= BigInt(aboveEnded)) return 'new';
  return BigInt(oldestRunning) < remembered.xid ? 'open' : 'settled';
}

/** One new transaction id settles every hole below the last row seen, not only the first. */
export async function rememberHole(sql: Queryable, lastSeen: number): Promise<OutboxHole> {
  const [own] = await sql<[{ xid: string }]>`select pg_current_xact_id()::text as xid`;
  return { beforeSeq: lastSeen, xid: BigInt(own.xid) };
}
