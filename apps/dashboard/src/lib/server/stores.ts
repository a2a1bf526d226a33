import { connectPostgres, type Sql } from '@debrief/db';
import { connectClickHouse, type ClickHouse } from '@debrief/db/clickhouse';
import { CLICKHOUSE_URL, DATABASE_URL } from '$app/env/private';

let pool: Sql | undefined;
let signInPool: Sql | undefined;
let client: ClickHouse | undefined;

/** The process's one pool of connections to Postgres, opened by the first who asks. */
export function postgres(): Sql {
  pool ??= connectPostgres(DATABASE_URL, { applicationName: 'debrief dashboard', statementTimeoutMs: 15_000 });
  return pool;
}

/** A pool for better-auth alone: Drizzle changes how the pool it is given reads dates. */
export function signInPostgres(): Sql {
  signInPool ??= connectPostgres(DATABASE_URL, {
    max: 4,
    applicationName: 'debrief sign-in',
    statementTimeoutMs: 15_000,
  });
  return signInPool;
}

/** The process's one client of ClickHouse, made by the first who asks. */
export function clickhouse(): ClickHouse {
  client ??= connectClickHouse(CLICKHOUSE_URL, { applicationName: 'debrief dashboard' });
  return client;
}

/** Lets running queries end, then closes every connection. */
export async function closeStores(): Promise<void> {
  await Promise.all([pool?.end({ timeout: 2 }), signInPool?.end({ timeout: 2 }), client?.close()]);
}
