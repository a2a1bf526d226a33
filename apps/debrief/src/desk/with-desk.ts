import { connectPostgres } from '@debrief/db';
import type { EmbeddedServer } from '@debrief/db/embedded';
import type { Settings } from '../env.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import { readDesk } from './desk-file.ts';
import { clickhouseStarter, clickhouseUrlOf, migrateDatabases, postgresStarter } from './open-databases.ts';
import { takeDataDir } from './prepare-data-dir.ts';

/** The databases of a desk, migrated and ready. */
export interface Desk {
  databaseUrl: string;
  clickhouseUrl: string;
  redisUrl: string | null;
  /** Of its dashboard, without a path; null when no dashboard runs. */
  address: string | null;
  /** Fires at Ctrl-C; the work should end soon. */
  signal: AbortSignal;
}

/**
 * Runs `work` on the desk of the data directory: the running one, or the servers it needs, started for as long as the
 * work takes. Throws what `work` throws, and `DeskError` when another command has the directory.
 */
export async function withDesk<Result>(
  settings: Settings,
  work: (desk: Desk) => Promise<Result>,
  progress: Progress = createProgress(),
): Promise<Result> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Error('interrupted'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    const running = readDesk(settings.dataDir);
    if (running !== null) return await work({ ...running, signal: interrupted.signal });
    return await withOwnServers(settings, progress, (databaseUrl, clickhouseUrl) =>
      work({ databaseUrl, clickhouseUrl, redisUrl: settings.redisUrl, address: null, signal: interrupted.signal }),
    );
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
  }
}

async function withOwnServers<Result>(
  settings: Settings,
  progress: Progress,
  work: (databaseUrl: string, clickhouseUrl: string) => Promise<Result>,
): Promise<Result> {
  const embedded = settings.databaseUrl === null || settings.clickhouseUrl === null;
  const release = embedded ? takeDataDir(settings.dataDir) : () => undefined;
  const started: Promise<EmbeddedServer>[] = [];
  const start = (server: Promise<EmbeddedServer>) => {
    started.push(server);
    return server;
  };
  try {
    const databaseUrl =
      settings.databaseUrl === null
        ? start(progress.step('starting PostgreSQL', () => postgresStarter(settings.dataDir)(null))).then(
            (server) => server.url,
          )
        : Promise.resolve(settings.databaseUrl);
    const clickhouseUrl =
      settings.clickhouseUrl === null
        ? start(progress.step('starting ClickHouse', () => clickhouseStarter(settings.dataDir)(null))).then(
            clickhouseUrlOf,
          )
        : Promise.resolve(settings.clickhouseUrl);
    await migrateDatabases(settings, databaseUrl, clickhouseUrl, progress);
    return await work(await databaseUrl, await clickhouseUrl);
  } finally {
    await Promise.all(started.map((server) => server.then((it) => it.stop()).catch(() => undefined)));
    release();
  }
}

/** Runs `work` with a pool of connections to the desk's Postgres, and closes it. */
export async function withPostgres<Result>(
  desk: Pick<Desk, 'databaseUrl'>,
  work: (sql: ReturnType<typeof connectPostgres>) => Promise<Result>,
): Promise<Result> {
  const sql = connectPostgres(desk.databaseUrl, { applicationName: 'debrief', max: 4 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}
