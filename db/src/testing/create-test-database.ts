import { randomUUID } from 'node:crypto';
import { createClient } from '@clickhouse/client';
import postgres from 'postgres';
import { inject } from 'vitest';
import { migrateClickHouse } from '../clickhouse/index.ts';
// What start-servers.ts provides: its types, for the rooms that import this file alone.
import type {} from './start-servers.ts';
import { withDatabase } from './with-database.ts';

/** A database of a test's own; `await using` drops it at the end of the block. */
export interface TestDatabase extends AsyncDisposable {
  url: string;
  /** Drops it, with whatever is connected to it; may be called twice. */
  drop(): Promise<void>;
}

/** A migrated, empty PostgreSQL database on the run's server. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl');
  const name = newName();
  const run = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
    const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
    try {
      await work(sql);
    } finally {
      await sql.end();
    }
  };
  await run((sql) => sql`create database ${sql(name)} template ${sql(inject('postgresTemplate'))}`);
  return disposable(withDatabase(serverUrl, name), () =>
    run((sql) => sql`drop database if exists ${sql(name)} with (force)`),
  );
}

/** A migrated, empty ClickHouse database on the run's engine; its URL names it. */
export async function createTestClickHouse(): Promise<TestDatabase> {
  const name = newName();
  const url = withDatabase(inject('clickhouseUrl'), name);
  await migrateClickHouse(url);
  return disposable(url, async () => {
    const client = createClient({ url: withDatabase(url, 'default') });
    await client.command({ query: `drop database if exists ${name}` });
    await client.close();
  });
}

function newName(): string {
  return `debrief_test_${randomUUID().replaceAll('-', '')}`;
}

function disposable(url: string, drop: () => Promise<void>): TestDatabase {
  return { url, drop, [Symbol.asyncDispose]: drop };
}
