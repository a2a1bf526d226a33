import { dropPartitions, makePartitions, pruneTombstones, type Sql } from '@debrief/db';
import type { Logger } from 'pino';

/** A stream that was away this long still finds what it missed. */
const KEEP_HOURS = 24;

/** Keeps the outbox supplied with partitions, and rid of those that every reader is past; of tombstones likewise. */
export function createKeepPartitions(sql: Sql, readers: readonly string[], log: Logger): () => Promise<void> {
  return async function keepPartitions() {
    const made = await makePartitions(sql);
    const dropped = await dropPartitions(sql, { readers, olderThanHours: KEEP_HOURS });
    const pruned = await pruneTombstones(sql, { readers, olderThanHours: KEEP_HOURS });
    if (pruned > 0) log.info({ pruned }, 'tombstones of erased conversations');
    if (made > 0 || dropped.length > 0) log.info({ made, dropped }, 'outbox partitions');
  };
}
