import { connectPostgres } from '@debrief/db';
import { connectClickHouse, rebuild } from '@debrief/db/clickhouse';
import { messageOf } from '../desk-error.ts';
import type { Progress } from '../terminal/progress.ts';

export interface FillOptions {
  databaseUrl: string;
  clickhouseUrl: string;
  cluster: string | undefined;
  signal: AbortSignal;
  note: Progress['note'];
}

/**
 * ClickHouse was empty, as when its directory was deleted: makes the facts of what Postgres holds, while the desk runs.
 * Never rejects; a failure is noted with its remedy.
 */
export async function fillAnalytics({ databaseUrl, clickhouseUrl, cluster, signal, note }: FillOptions): Promise<void> {
  const sql = connectPostgres(databaseUrl, { applicationName: 'debrief rebuild', max: 4 });
  const clickhouse = connectClickHouse(clickhouseUrl, { applicationName: 'debrief rebuild' });
  try {
    const done = await rebuild(sql, clickhouse, { cluster, signal });
    if (done.conversations > 0) note(`Analytics filled anew: ${done.conversations} conversations.`);
  } catch (error) {
    if (!signal.aborted)
      note(`Analytics could not be filled (${messageOf(error)}); run: pnpm debrief rebuild analytics`);
  } finally {
    await Promise.allSettled([sql.end({ timeout: 1 }), clickhouse.close()]);
  }
}
