import {
  findAlarms,
  listDeadLetters,
  readPipe,
  type Alarm,
  type DeadLetters,
  type PipeHealth,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { readClickHouseFacts, type ClickHouse, type ClickHouseFacts } from '@debrief/db/clickhouse';

export interface DeskHealth extends PipeHealth {
  alarms: Alarm[];
  /** Null when it does not answer. */
  clickhouse: ClickHouseFacts | null;
  /** Of the workspace. */
  deadLetters: DeadLetters;
}

/** A page that says that ClickHouse is away must not wait for it. */
const PATIENCE_MS = 2_000;

/** How the desk stands, all its workspaces together; and the dead letters of one. Throws without Postgres. */
export async function readDeskHealth(sql: Sql, clickhouse: ClickHouse, workspaceId: WorkspaceId): Promise<DeskHealth> {
  const [pipe, facts, deadLetters] = await Promise.all([
    readPipe(sql),
    inTime(readClickHouseFacts(clickhouse)),
    listDeadLetters(sql, workspaceId),
  ]);
  const alarms = findAlarms({
    ...pipe,
    oldestWriter: pipe.postgres.oldestWriter,
    workers: pipe.reports.workers.length,
    clickhouseAnswers: facts !== null,
    deadLetters: deadLetters.total - deadLetters.retrying,
  });
  return { ...pipe, alarms, clickhouse: facts, deadLetters };
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
