import type { Sql } from '../postgres/connect.ts';
import { holdLock, type LockConnection } from '../postgres/hold-lock.ts';

/** Another rebuild of this desk is running. */
export class RebuildRunningError extends Error {
  readonly code = 'rebuild_running';

  constructor() {
    super('another rebuild is running: wait for it, or stop it');
  }
}

/** The cursor by which a rebuild keeps the outbox rows it still has to read; while it stands there may be tables left. */
export function rebuildPin(reader: string): string {
  return `${reader}:rebuild`;
}

/**
 * Runs `work` as the only rebuild of the desk; throws RebuildRunningError when there is one. The lock goes with its
 * connection, and so with the process, however that ends.
 */
export async function aloneInRebuild<Result>(
  sql: Sql,
  work: (alone: LockConnection) => Promise<Result>,
): Promise<Result> {
  return holdLock(sql, { name: 'debrief rebuild', wait: false }, (alone) => {
    if (!alone) throw new RebuildRunningError();
    return work(alone);
  });
}
