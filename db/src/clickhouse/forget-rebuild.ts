import type { Sql } from '../postgres/connect.ts';
import type { ClickHouse } from './connect.ts';
import { aloneInRebuild, RebuildRunningError, rebuildPin } from './rebuild-alone.ts';
import { dropFreshTables } from './rebuild.ts';

/**
 * Clears away what a rebuild that was killed left behind: the cursor that keeps the outbox from being dropped, and the
 * tables it had begun to fill. False when there is nothing of the kind, or a rebuild is running.
 */
export async function forgetKilledRebuild(
  sql: Sql,
  clickhouse: ClickHouse,
  { cluster, reader = 'analytics' }: { cluster?: string; reader?: string } = {},
): Promise<boolean> {
  const pin = rebuildPin(reader);
  const [left] = await sql`select from outbox_cursor where reader = ${pin}`;
  if (!left) return false;
  try {
    await aloneInRebuild(sql, async () => {
      await dropFreshTables(clickhouse, cluster);
      await sql`delete from outbox_cursor where reader = ${pin}`;
    });
    return true;
  } catch (error) {
    if (error instanceof RebuildRunningError) return false;
    throw error;
  }
}
