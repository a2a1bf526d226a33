import { connectPostgres, type Sql } from '@debrief/db';
import { DATABASE_URL } from '$app/env/private';

let pool: Sql | undefined;

/** The process's one pool of connections to Postgres, opened by the first who asks. */
export function postgres(): Sql {
  pool ??= connectPostgres(DATABASE_URL, { applicationName: 'debrief dashboard', statementTimeoutMs: 15_000 });
  return pool;
}

/** Lets running queries end, then closes every connection. */
export async function closeStores(): Promise<void> {
  await pool?.end({ timeout: 2 });
}
