import type { Sql } from '../postgres/connect.ts';

/** Another rebuild of this desk is running. */
export class RebuildRunningError extends Error {
  readonly code = 'rebuild_running';

  constructor() {
    super('another rebuild is running: wait for it, or stop it');
  }
}

/** The cursor by which a rebuild keeps the outbox rows it still has to read. */
export function rebuildPin(reader: string): string {
  return `${reader}:rebuild`;
}

/**
 * Runs `work` as the only rebuild of the desk; throws RebuildRunningError when there is one. The lock goes with its
 * connection, and so with the process, however that ends.
 */
export async function aloneInRebuild<Result>(sql: Sql, work: () => Promise<Result>): Promise<Result> {
  const connection = await sql.reserve();
  try {
    const [lock] = await connection<[{ free: boolean }]>`
      select pg_try_advisory_lock(hashtext('debrief rebuild')) as free`;
    if (!lock.free) throw new RebuildRunningError();
    try {
      return await work();
    } finally {
      await connection`select pg_advisory_unlock(hashtext('debrief rebuild'))`;
    }
  } finally {
    connection.release();
  }
}
