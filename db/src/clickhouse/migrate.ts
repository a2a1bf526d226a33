/**
 * Numbered SQL files in `db/migrations/clickhouse` bring a ClickHouse database to this release's schema. Every statement
 * may run twice, so two processes that migrate at once, or one that died half-way, do no harm.
 *
 * In a cluster `{{on_cluster}}` becomes an ON CLUSTER clause and `{{replicated}}` the prefix of a replicated engine,
 * whose path the servers' `default_replica_path` names; on one server both are empty.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { NewerDatabaseError } from '../migrate-postgres.ts';
import { connectClickHouse, type ClickHouse } from './connect.ts';

const folder = fileURLToPath(new URL('../../migrations/clickhouse', import.meta.url));

const LEDGER = `
  create table if not exists schema_migration {{on_cluster}} (
    version UInt32,
    name String,
    applied_at DateTime64(3, 'UTC') default now64(3, 'UTC')
  ) engine = {{replicated}}ReplacingMergeTree(applied_at) order by version`;

export interface MigrationResult {
  /** Versions applied now; empty when the database was up to date. */
  applied: number[];
}

/**
 * Brings a ClickHouse database to this release's schema, and makes the database if there is none; doing it twice
 * changes nothing. Throws NewerDatabaseError when the database is ahead of this release.
 */
export async function migrateClickHouse(url: string, { cluster }: { cluster?: string } = {}): Promise<MigrationResult> {
  await createDatabase(url, cluster);
  const clickhouse = connectClickHouse(url, { applicationName: 'debrief migrate', maxConnections: 1 });
  try {
    const run = async (statement: string) => {
      await clickhouse.command({ query: fillPlaceholders(statement, cluster) });
    };
    await run(LEDGER);
    const done = await readApplied(clickhouse);
    const migrations = readMigrations();
    if (Math.max(0, ...done) > Math.max(0, ...migrations.map((migration) => migration.version))) {
      throw new NewerDatabaseError();
    }
    const due = migrations.filter((migration) => !done.has(migration.version));
    for (const migration of due) {
      for (const statement of migration.statements) await run(statement);
      await clickhouse.insert({
        table: 'schema_migration',
        values: [{ version: migration.version, name: migration.name }],
        columns: ['version', 'name'],
        format: 'JSONEachRow',
      });
    }
    return { applied: due.map((migration) => migration.version) };
  } finally {
    await clickhouse.close();
  }
}

/** The ON CLUSTER clause, or nothing; throws on a name that is not a plain identifier. */
export function onCluster(cluster: string | undefined): string {
  return cluster === undefined ? '' : `on cluster ${identifier(cluster)}`;
}

async function createDatabase(url: string, cluster: string | undefined): Promise<void> {
  const server = new URL(url);
  const database = decodeURIComponent(server.pathname.slice(1)) || 'default';
  server.pathname = '/default';
  const clickhouse = connectClickHouse(server.href, { applicationName: 'debrief migrate', maxConnections: 1 });
  try {
    const found = await clickhouse.query({
      query: 'select name from system.databases where name = {database:String}',
      query_params: { database },
      format: 'JSONEachRow',
    });
    // Asked first: a user of an existing database need not have the right to create one.
    if ((await found.json()).length > 0) return;
    await clickhouse.command({ query: `create database if not exists ${identifier(database)} ${onCluster(cluster)}` });
  } finally {
    await clickhouse.close();
  }
}

const versionRow = z.object({ version: z.int() });

async function readApplied(clickhouse: ClickHouse): Promise<Set<number>> {
  const result = await clickhouse.query({
    query: 'select distinct version from schema_migration',
    format: 'JSONEachRow',
  });
  return new Set(
    z
      .array(versionRow)
      .parse(await result.json())
      .map((row) => row.version),
  );
}

interface Migration {
  version: number;
  name: string;
  statements: string[];
}

function readMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      name: file.slice(5, -4),
      statements: readFileSync(`${folder}/${file}`, 'utf8')
        .split(/;\s*$/m)
        .filter((statement) => statement.trim() !== ''),
    }));
}

function fillPlaceholders(statement: string, cluster: string | undefined): string {
  return statement
    .replaceAll('{{on_cluster}}', onCluster(cluster))
    .replaceAll('{{replicated}}', cluster === undefined ? '' : 'Replicated');
}

function identifier(name: string): string {
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) throw new Error(`"${name}" is not a name of a ClickHouse database or cluster`);
  return `\`${name}\``;
}
