/**
 * ClickHouse may be wiped at any moment: while the desk is stopped, or under its feet. Its ledger of migrations goes with
 * it, and with the ledger the line that says "the facts were made from Postgres". A rebuild writes that line last, so
 * where it is missing there is a rebuild to do, whether none was begun or one was killed.
 */
import type { Sql } from '../postgres/connect.ts';
import type { ClickHouse } from './connect.ts';
import { migrateClickHouse } from './migrate.ts';
import { areFactsFilled } from './mark-filled.ts';
import { RebuildRunningError } from './rebuild-alone.ts';
import { rebuild, type RebuildProgress } from './rebuild.ts';

export interface EnsureFactsOptions {
  /** Of the database that `clickhouse` is a client of. */
  url: string;
  /** The cluster the tables are on, if any. */
  cluster?: string;
  signal?: AbortSignal;
}

/**
 * Makes tables that are gone, and fills them from Postgres unless that was done. Null when there was nothing to do, or
 * another process is doing it.
 */
export async function ensureFacts(
  sql: Sql,
  clickhouse: ClickHouse,
  { url, cluster, signal }: EnsureFactsOptions,
): Promise<RebuildProgress | null> {
  if (await areFactsFilled(clickhouse)) return null;
  await migrateClickHouse(url, { cluster });
  try {
    return await rebuild(sql, clickhouse, { cluster, signal });
  } catch (error) {
    if (error instanceof RebuildRunningError) return null;
    throw error;
  }
}
