import type { Queryable, Sql } from './connect.ts';

/** The connection that a lock belongs to. Once it broke the lock is somebody else's, and every statement on it fails. */
export type LockConnection = Queryable;

export interface LockOptions {
  name: string;
  /** False: does not wait for another holder; `work` is given null then. */
  wait: boolean;
}

/**
 * Runs `work` while nobody else does under this name, whatever process they run in. The lock belongs to one connection
 * of the pool (which must allow a second), outside any transaction, so that it holds back no reader of the outbox; it
 * goes when the process dies. What must not happen without it is done on its own connection.
 */
export async function holdLock<Result>(
  sql: Sql,
  { name, wait }: LockOptions,
  work: (connection: LockConnection | null) => Promise<Result>,
): Promise<Result> {
  const connection = await sql.reserve();
  try {
    if (wait) await connection`select pg_advisory_lock(hashtext(${name}))`;
    else if (!(await tryLock(connection, name))) return await work(null);
    try {
      return await work(connection);
    } finally {
      await connection`select pg_advisory_unlock(hashtext(${name}))`;
    }
  } finally {
    connection.release();
  }
}

/** Throws when the lock was lost. */
export async function assertHeld(connection: LockConnection): Promise<void> {
  await connection`select`;
}

async function tryLock(connection: Queryable, name: string): Promise<boolean> {
  const [row] = await connection<[{ free: boolean }]>`select pg_try_advisory_lock(hashtext(${name})) as free`;
  return row.free;
}
