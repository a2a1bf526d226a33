import {
  findAlarms,
  listDeadLetters,
  outboxReaders,
  readHealthReports,
  readLag,
  readPartitions,
  readPostgresFacts,
  type Alarm,
  type DeadLetters,
  type HealthReports,
  type OutboxPartitions,
  type PostgresFacts,
  type ReaderLag,
  type Sql,
  type WorkspaceId,
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
  /** Of the workspace. */
  deadLetters: DeadLetters;
}

/** A page that says that ClickHouse is away must not wait for it. */
const PATIENCE_MS = 2_000;

/**
 * How the desk stands, all its workspaces together, in numbers; and the dead letters of one. Throws without Postgres.
 */
export async function readDeskHealth(sql: Sql, clickhouse: ClickHouse, workspaceId: WorkspaceId): Promise<DeskHealth> {
  const [lags, partitions, postgres, facts, reports, deadLetters] = await Promise.all([
    readLag(sql, outboxReaders),
    readPartitions(sql),
    readPostgresFacts(sql),
    inTime(readClickHouseFacts(clickhouse)),
    readHealthReports(sql),
    listDeadLetters(sql, workspaceId),
  ]);
  const durable: readonly string[] = outboxReaders;
  const readers = lags.filter(({ reader }) => durable.includes(reader));
  const alarms = findAlarms({
    ...{ readers, partitions, oldestWriter: postgres.oldestWriter },
    workers: reports.workers.length,
    clickhouseAnswers: facts !== null,
    deadLetters: deadLetters.total - deadLetters.retrying,
  });
  return { alarms, readers, partitions, postgres, clickhouse: facts, reports, deadLetters };
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
