import {
  findAlarms,
  outboxReaders,
  readHealthReports,
  readLag,
  readPartitions,
  readPostgresFacts,
  type Alarm,
  type HealthReports,
  type OutboxPartitions,
  type PostgresFacts,
  type ReaderLag,
  type Sql,
} from '@debrief/db';
import { readClickHouseFacts, type ClickHouse, type ClickHouseFacts } from '@debrief/db/clickhouse';

export interface DeskHealth {
  alarms: Alarm[];
  readers: ReaderLag[];
  partitions: OutboxPartitions;
  postgres: PostgresFacts;
  /** Null when it does not answer. */
  clickhouse: ClickHouseFacts | null;
  reports: HealthReports;
}

/** A page that says that ClickHouse is away must not wait for it. */
const PATIENCE_MS = 2_000;

/** How the desk stands, all its workspaces together: numbers, and nothing that anybody said. Throws without Postgres. */
export async function readDeskHealth(sql: Sql, clickhouse: ClickHouse): Promise<DeskHealth> {
  const [lags, partitions, postgres, facts, reports] = await Promise.all([
    readLag(sql, outboxReaders),
    readPartitions(sql),
    readPostgresFacts(sql),
    inTime(readClickHouseFacts(clickhouse)),
    readHealthReports(sql),
  ]);
  const durable: readonly string[] = outboxReaders;
  const readers = lags.filter(({ reader }) => durable.includes(reader));
  const alarms = findAlarms({
    ...{ readers, partitions, oldestWriter: postgres.oldestWriter },
    workers: reports.workers.length,
    clickhouseAnswers: facts !== null,
  });
  return { alarms, readers, partitions, postgres, clickhouse: facts, reports };
}

async function inTime<Result>(asked: Promise<Result>): Promise<Result | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, PATIENCE_MS, null);
  try {
    return await Promise.race([asked.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
