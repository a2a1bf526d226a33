/**
 * Reading the outbox so that nothing is ever skipped.
 *
 * Rows are taken in `seq` order without a hole. A hole is a number drawn by a transaction that has not committed, or
 * that rolled back. Every such transaction had its id before it drew the number, so when all transactions that could be
 * running at the time the hole was seen have ended (`pg_snapshot_xmin` has passed the `pg_snapshot_xmax` of then) and
 * the number is still missing, it never comes. Until then reading stops in front of it.
 *
 * See docs/decisions/0001-outbox-order.md for why a filter on transaction ids alone loses rows.
 */
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Queryable } from '../postgres/connect.ts';
import type { OutboxKind } from './schema.ts';

export interface OutboxRow {
  seq: number;
  workspaceId: WorkspaceId;
  conversationId: ConversationId;
  kind: OutboxKind;
  entityId: string | null;
  revision: number;
  at: Date;
}

/** A hole seen in front of `beforeSeq`: it is settled once no transaction older than `xmax` runs any more. */
export interface OutboxHole {
  beforeSeq: number;
  xmax: bigint;
}

export interface OutboxBatch {
  /** Without a hole between them, or only with settled ones. */
  rows: OutboxRow[];
  /** Pass it to the next read. Null when nothing is held back. */
  hole: OutboxHole | null;
}

interface StoredRow extends OutboxRow {
  xmin: string;
  xmax: string;
}

/** The rows after `afterSeq` that may be acted on now, at most `limit`; remembers the first hole for the next call. */
export async function readOutbox(
  sql: Queryable,
  { afterSeq, limit, hole }: { afterSeq: number; limit: number; hole: OutboxHole | null },
): Promise<OutboxBatch> {
  const stored = await sql<StoredRow[]>`
    select o.seq, o.workspace_id as "workspaceId", o.conversation_id as "conversationId", o.kind,
      o.entity_id as "entityId", o.revision, o.at,
      pg_snapshot_xmin(pg_current_snapshot())::text as xmin, pg_snapshot_xmax(pg_current_snapshot())::text as xmax
    from outbox o
    where o.seq > ${afterSeq}
    order by o.seq
    limit ${limit}`;

  const rows: OutboxRow[] = [];
  let last = afterSeq;
  for (const { xmin, xmax, ...row } of stored) {
    const isHole = row.seq !== last + 1;
    if (isHole) {
      const settled = hole !== null && hole.beforeSeq >= row.seq && BigInt(xmin) >= hole.xmax;
      if (!settled) {
        const remembered = hole !== null && hole.beforeSeq >= row.seq ? hole : null;
        return { rows, hole: remembered ?? { beforeSeq: lastSeq(stored), xmax: BigInt(xmax) } };
      }
    }
    rows.push(row);
    last = row.seq;
  }
  return { rows, hole: hole !== null && hole.beforeSeq > last ? hole : null };
}

/** One snapshot settles every hole it saw, not only the first: all of them are below the last row it returned. */
function lastSeq(rows: { seq: number }[]): number {
  return rows.at(-1)?.seq ?? 0;
}
