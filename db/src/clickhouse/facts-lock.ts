import type { Sql } from '../postgres/connect.ts';
import { holdLock, type LockConnection } from '../postgres/hold-lock.ts';

/**
 * Runs `work` while nobody else writes facts: loading, repairing and exchanging the tables take turns. A loader whose
 * lock went with its connection may have written to tables that were exchanged since, so it moves its cursor on `lock`
 * (see `finishBatch`), or not at all.
 */
export function withFactsLock<Result>(sql: Sql, work: (lock: LockConnection) => Promise<Result>): Promise<Result> {
  return holdLock(sql, { name: 'debrief facts', wait: true }, (lock) => {
    if (!lock) throw new Error('a lock that is waited for was not taken');
    return work(lock);
  });
}
