import { join } from 'node:path';
import { migratePostgres, NewerDatabaseError } from '@debrief/db';
import { migrateClickHouse } from '@debrief/db/clickhouse';
import { startClickHouseServer, startPostgresServer, type EmbeddedServer } from '@debrief/db/embedded';
import { DeskError, messageOf, type DeskErrorCode } from '../desk-error.ts';
import type { Settings } from '../env.ts';
import type { Progress } from '../terminal/progress.ts';

/** Starts a server again on the port and with the password of `previous`, or for the first time. */
export type StartServer = (previous: EmbeddedServer | null) => Promise<EmbeddedServer>;

/** How the embedded PostgreSQL of a data directory is started. */
export function postgresStarter(dataDir: string, log?: (line: string) => void): StartServer {
  return (previous) =>
    startPostgresServer({
      dataDir: join(dataDir, 'postgres'),
      port: previous?.port,
      log,
    });
}

/** How the embedded ClickHouse of a data directory is started. */
export function clickhouseStarter(dataDir: string, log?: (line: string) => void): StartServer {
  return (previous) =>
    startClickHouseServer({
      dataDir: join(dataDir, 'clickhouse'),
      port: previous?.port,
      password: previous === null ? undefined : new URL(previous.url).password,
      log,
    });
}

/** The URL of Debrief's database on an embedded ClickHouse. */
export function clickhouseUrlOf(server: EmbeddedServer): string {
  return `${server.url}/debrief`;
}

/** Brings both databases to this release. Throws `DeskError` when one cannot be reached, and `NewerDatabaseError`. */
export async function migrateDatabases(
  settings: Pick<Settings, 'clickhouseCluster'>,
  databaseUrl: Promise<string>,
  clickhouseUrl: Promise<string>,
  progress: Progress,
): Promise<void> {
  await Promise.all([
    databaseUrl.then((url) =>
      progress.step('migrating Postgres', () =>
        reach('database_unreachable', 'PostgreSQL', 'DATABASE_URL', url, () => migratePostgres(url)),
      ),
    ),
    clickhouseUrl.then((url) =>
      progress.step('migrating ClickHouse', () =>
        reach('clickhouse_unreachable', 'ClickHouse', 'CLICKHOUSE_URL', url, () =>
          migrateClickHouse(url, { cluster: settings.clickhouseCluster }),
        ),
      ),
    ),
  ]);
}

/** A refused connection or password is the setting's mistake; anything else is passed on. */
async function reach<Result>(
  code: DeskErrorCode,
  name: string,
  variable: string,
  url: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NewerDatabaseError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!unreachable.has(reason)) throw error;
    throw new DeskError(code, `Cannot use ${name} at ${new URL(url).host}: ${messageOf(error)}; check ${variable}.`, {
      cause: error,
    });
  }
}

/** System errors of a connection, and the codes for a wrong password, user or database of either store. */
const unreachable = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'CONNECT_TIMEOUT'],
  ...['28P01', '28000', '3D000', '194', '516'],
]);
