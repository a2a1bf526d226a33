import { join } from 'node:path';
import { connectPostgres, issueSetupToken } from '@debrief/db';
import { thisProcess } from '@debrief/db/embedded';
import { buildDashboard, dashboardEntry, isDashboardStale } from '../dashboard-build/build-dashboard.ts';
import { removeDesk, writeDesk } from '../desk/desk-file.ts';
import { clickhouseStarter, clickhouseUrlOf, migrateDatabases, postgresStarter } from '../desk/open-databases.ts';
import { readSecret, takeDataDir } from '../desk/prepare-data-dir.ts';
import { childEnvironment, type Settings } from '../env.ts';
import { compileCache, repositoryRoot } from '../paths.ts';
import type { Progress } from '../terminal/progress.ts';
import { addressOf, localAddress, welcomeAddress } from './address.ts';
import { choosePort } from './choose-port.ts';
import { openLog } from './open-log.ts';
import { openRoster, type Roster } from './open-roster.ts';
import { endOrphans } from './process-list.ts';
import { settleAll } from './settle-all.ts';
import { answersWell, saysReady } from './wait-until-ready.ts';

export interface LaunchedDesk {
  /** What to open first: the welcome page with its one-time token while nobody owns the desk. */
  address: string;
  /** Stops everything, the databases last; within five seconds. */
  stop: () => Promise<void>;
}

/**
 * Starts databases (where no URL names one), workers and dashboard, and keeps them running. What had been started is
 * stopped again when a part does not come up, or when `stopping` fires before all are up.
 * Throws `DeskError`, `EmbeddedServerError` or `NewerDatabaseError`.
 */
export async function launchDesk(settings: Settings, progress: Progress, stopping: AbortSignal): Promise<LaunchedDesk> {
  const { dataDir } = settings;
  const release = takeDataDir(dataDir);
  const failed = new AbortController();
  const giveUp = AbortSignal.any([stopping, failed.signal]);
  const together: typeof settleAll = (work) => settleAll(work, (error) => failed.abort(error));
  const roster = openRoster(dataDir, progress, giveUp);

  async function stop(): Promise<void> {
    removeDesk(dataDir);
    await roster.stop();
    release();
  }

  try {
    await endOrphans(dataDir);
    const port = await choosePort(settings.host, settings.port);
    const workersPort = await choosePort('127.0.0.1', settings.workersPort, 'DEBRIEF_WORKERS_PORT');
    const stores = openStores(settings, roster);
    const build = () => buildDashboard(giveUp);
    const [, databaseUrl, clickhouseUrl] = await together([
      migrateDatabases(settings, stores.databaseUrl, stores.clickhouseUrl, progress),
      stores.databaseUrl,
      stores.clickhouseUrl,
      isDashboardStale() ? progress.step('building the dashboard', build) : Promise.resolve(),
    ]);
    giveUp.throwIfAborted();

    const env = childEnvironment({
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: compileCache,
      DATABASE_URL: databaseUrl,
      CLICKHOUSE_URL: clickhouseUrl,
      REDIS_URL: settings.redisUrl,
      PORT: String(port),
      HOST: settings.host,
      ORIGIN: settings.origin,
      DEBRIEF_WORKERS_PORT: String(workersPort),
      DEBRIEF_WORKERS_URL: localAddress('127.0.0.1', workersPort),
      DEBRIEF_SECRET: settings.secret ?? readSecret(dataDir),
      DEBRIEF_DATA_DIR: dataDir,
      LOG_LEVEL: settings.logLevel,
      // Seconds that the stopping dashboard waits for live streams, which never end by themselves.
      SHUTDOWN_TIMEOUT: '1',
    });
    const local = localAddress(settings.host, port);
    await progress.step('starting workers and dashboard', () =>
      together([
        roster.keepService({
          name: 'workers',
          entry: join(repositoryRoot, 'workers/src/main.ts'),
          env,
          ready: saysReady,
        }),
        roster.keepService({
          name: 'dashboard',
          entry: dashboardEntry,
          env,
          // Not /readyz: a dashboard that comes back while ClickHouse is away takes conversations in.
          ready: (_, gone) => answersWell(`${local}/healthz`, gone),
        }),
      ]),
    );
    const token = await askForToken(databaseUrl);
    giveUp.throwIfAborted();

    writeDesk(dataDir, { ...thisProcess(), address: local, databaseUrl, clickhouseUrl, redisUrl: settings.redisUrl });
    return { address: token === null ? addressOf(settings, port) : welcomeAddress(settings, port, token), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function openStores(settings: Settings, roster: Roster): Record<'databaseUrl' | 'clickhouseUrl', Promise<string>> {
  const { dataDir } = settings;
  const postgresLog = openLog(dataDir, 'postgres');
  const clickhouseLog = openLog(dataDir, 'clickhouse');
  return {
    databaseUrl: settings.databaseUrl
      ? Promise.resolve(settings.databaseUrl)
      : roster.keepServer('PostgreSQL', postgresStarter(dataDir, postgresLog)).then((server) => server.url),
    clickhouseUrl: settings.clickhouseUrl
      ? Promise.resolve(settings.clickhouseUrl)
      : roster.keepServer('ClickHouse', clickhouseStarter(dataDir, clickhouseLog)).then(clickhouseUrlOf),
  };
}

async function askForToken(databaseUrl: string): Promise<string | null> {
  const sql = connectPostgres(databaseUrl, { applicationName: 'debrief start', max: 1 });
  try {
    return await issueSetupToken(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
