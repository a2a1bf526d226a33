import type { Sql } from '../postgres/connect.ts';
import type { ClickHouse } from './connect.ts';
import { dropFreshTables } from './fresh-tables.ts';
import { aloneInRebuild, RebuildRunningError, rebuildPin } from './rebuild-alone.ts';

/** Where a rebuild takes place. */
export interface RebuildPlace {
  /** The cluster the tables are on, if any. */
  cluster?: string;
  /** The reader that keeps the facts up to date; `analytics` when absent. */
  reader?: string;
}

/** Drops what rebuilds left in ClickHouse, and then their pin; no other rebuild may be under way. */
export async function forgetRebuild(
  sql: Sql,
  clickhouse: ClickHouse,
  { cluster, reader = 'analytics' }: RebuildPlace,
): Promise<void> {
  await dropFreshTables(clickhouse, cluster);
  await sql`delete from outbox_cursor where reader = ${rebuildPin(reader)}`;
}

/**
 * Clears away what a rebuild left that was killed, or that ended while ClickHouse was away: the cursor that keeps the
 * outbox from being dropped, and the tables it had begun to fill. False when there is nothing of the kind, or a rebuild is
 * running.
 */
export async function forgetKilledRebuild(
  sql: Sql,
  clickhouse: ClickHouse,
  place: RebuildPlace = {},
): Promise<boolean> {
  const { reader = 'analytics' } = place;
  const isPinned = async () => (await sql`select from outbox_cursor where reader = ${rebuildPin(reader)}`).length > 0;
  if (!(await isPinned())) return false;
  try {
    return await aloneInRebuild(sql, async () => {
      // It may have ended by itself since.
      if (!(await isPinned())) return false;
      await forgetRebuild(sql, clickhouse, place);
      return true;
    });
  } catch (error) {
    if (error instanceof RebuildRunningError) return false;
    throw error;
  }
}
