import type { Sql } from '@debrief/db';
import { ensureFacts, forgetKilledRebuild, type ClickHouse } from '@debrief/db/clickhouse';
import type { Logger } from 'pino';

export interface KeepFactsDeps {
  sql: Sql;
  clickhouse: ClickHouse;
  config: { clickhouseUrl: string; clickhouseCluster?: string };
  log: Logger;
}

/**
 * Sees to it that ClickHouse holds facts: a new one, and one that was wiped while the desk runs, is filled from Postgres;
 * and that a rebuild which was killed leaves nothing behind.
 */
export function createKeepFacts({
  sql,
  clickhouse,
  config,
  log,
}: KeepFactsDeps): (signal: AbortSignal) => Promise<void> {
  return async function keepFacts(signal) {
    const { clickhouseUrl: url, clickhouseCluster: cluster } = config;
    if (await forgetKilledRebuild(sql, clickhouse, { cluster })) log.warn('cleared away what a killed rebuild left');
    const filled = await ensureFacts(sql, clickhouse, { url, cluster, signal });
    if (filled && filled.conversations > 0) log.warn({ ...filled }, 'analytics were empty and are filled anew');
  };
}
