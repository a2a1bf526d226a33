import { slowestCursor } from '../outbox/partitions.ts';
import type { Sql } from '../postgres/connect.ts';

export interface PruneOptions {
  /** Those that must be past an erasure before its tombstone may go; one that never moved holds back all. */
  readers: readonly string[];
  olderThanHours: number;
  /** Rows per statement; 1,000 when absent. */
  batch?: number;
}

/**
 * Deletes the tombstones of conversations whose facts are gone for good, and returns how many. Those are old, and no
 * reader has their erasure before it: neither the ones named nor a rebuild, which has a cursor too. ClickHouse keeps the
 * deletion itself, which outranks whatever comes late; what a backup brings back, `reconcile --repair` takes away.
 */
export async function pruneTombstones(
  sql: Sql,
  { readers, olderThanHours, batch = 1_000 }: PruneOptions,
): Promise<number> {
  let pruned = 0;
  for (;;) {
    const slowest = await slowestCursor(sql, readers);
    const gone = await sql`
      delete from erased_conversation where conversation_id in (
        select e.conversation_id from erased_conversation e
        where e.erased_at < now() - make_interval(hours => ${olderThanHours}) and not exists (
          select from outbox o
          where o.seq > ${slowest} and o.conversation_id = e.conversation_id and o.kind = 'conversation.erased')
        limit ${batch}
      )`;
    pruned += gone.count;
    if (gone.count < batch) return pruned;
  }
}
