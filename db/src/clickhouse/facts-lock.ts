import type { Sql } from '../postgres/connect.ts';

/**
 * Runs `work` while nobody else writes facts: loading, repairing and exchanging the tables take turns, whatever process
 * they run in. The lock belongs to one connection of the pool (which must allow a second), outside any transaction, so
 * that it holds back no reader of the outbox; it goes when the process dies.
 */
export async function withFactsLock<Result>(sql: Sql, work: () => Promise<Result>): Promise<Result> {
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(hashtext('debrief facts'))`;
    try {
      return await work();
    } finally {
      await connection`select pg_advisory_unlock(hashtext('debrief facts'))`;
    }
  } finally {
    connection.release();
  }
}
