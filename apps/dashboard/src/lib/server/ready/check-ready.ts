import { isMigrated, type Sql } from '@debrief/db';
import type { ClickHouse } from '@debrief/db/clickhouse';

type State = 'ok' | 'away' | 'not migrated';

export interface Readiness {
  postgres: State;
  clickhouse: State;
}

const PATIENCE_MS = 2_000;

/** What stands between this process and its work; each store is given two seconds to answer. */
export async function checkReady(sql: Sql, clickhouse: ClickHouse): Promise<Readiness> {
  const [postgres, analytics] = await Promise.all([
    inTime(isMigrated(sql).then((isCurrent) => (isCurrent ? 'ok' : 'not migrated'))),
    inTime(clickhouse.ping({ select: true }).then(({ success }) => (success ? 'ok' : 'away'))),
  ]);
  return { postgres, clickhouse: analytics };
}

async function inTime(check: Promise<State>): Promise<State> {
  const late = Promise.withResolvers<State>();
  const timer = setTimeout(() => {
    late.resolve('away');
  }, PATIENCE_MS);
  try {
    return await Promise.race([check, late.promise]);
  } catch {
    return 'away';
  } finally {
    clearTimeout(timer);
    // Whoever lost the race must not fail unheard.
    check.catch(() => undefined);
  }
}
