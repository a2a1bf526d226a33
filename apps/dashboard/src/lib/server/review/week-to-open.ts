import { listFlagged, type Sql, type WorkspaceId } from '@debrief/db';
import type { Period } from '#lib/server/time/calendar.ts';

/**
 * The week that the Review opens with: this one, or the one before where only that has something flagged. It is opened
 * on Mondays, when the week that has just ended is the one to read.
 */
export async function weekToOpen(
  sql: Sql,
  workspaceId: WorkspaceId,
  { current, before }: { current: Period; before: Period },
): Promise<Period> {
  const has = async (period: Period) =>
    (await listFlagged(sql, workspaceId, { period, kind: null, limit: 1 })).rows.length > 0;
  if (await has(current)) return current;
  return (await has(before)) ? before : current;
}
