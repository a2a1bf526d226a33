/**
 * The parts of a desk, one by one: both servers of the one-machine profile, databases of their own for each measure, and
 * the dashboard's and the workers' own processes where a measure wants them.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  connectPostgres,
  createApiKey,
  createWorkspace,
  migratePostgres,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { connectClickHouse, migrateClickHouse, type ClickHouse } from '@debrief/db/clickhouse';
import {
  endProcess,
  findFreePort,
  processStartedAt,
  startClickHouseServer,
  startPostgresServer,
} from '@debrief/db/embedded';
import {
  buildDashboard,
  dashboardEntry,
  isDashboardStale,
} from '../../apps/debrief/src/dashboard-build/build-dashboard.ts';

/** Databases of one measure, with a workspace in them. */
export interface Databases {
  databaseUrl: string;
  clickhouseUrl: string;
  sql: Sql;
  clickhouse: ClickHouse;
  workspaceId: WorkspaceId;
  apiKey: string;
}

export interface RunningProcess {
  pid: number;
  stop(): Promise<void>;
}

export interface Dashboard extends RunningProcess {
  /** http://127.0.0.1:port */
  url: string;
}

export interface Stack extends AsyncDisposable {
  /** Goes with the stack. */
  directory: string;
  pids: { postgres: number; clickhouse: number };
  createDatabases(name: string): Promise<Databases>;
  /** `env` adds to its settings. */
  startDashboard(databases: Databases, env?: Record<string, string>): Promise<Dashboard>;
  startWorkers(databases: Databases): Promise<RunningProcess>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN_MS = 30_000;

/** Starts both servers, which end and are deleted with it; builds the dashboard first when that is stale. */
export async function openStack(): Promise<Stack> {
  if (isDashboardStale()) await buildDashboard();
  const directory = await mkdtemp(join(tmpdir(), 'debrief-bench-'));
  await chmod(directory, 0o711);
  await using opened = new AsyncDisposableStack();
  opened.defer(() => rm(directory, { recursive: true, force: true }));
  const postgres = await startPostgresServer({ dataDir: join(directory, 'postgres') });
  opened.defer(() => postgres.stop());
  const clickhouse = await startClickHouseServer({ dataDir: join(directory, 'clickhouse') });
  opened.defer(() => clickhouse.stop());
  const server = connectPostgres(postgres.url, { max: 1 });
  opened.defer(() => server.end());

  async function createDatabases(name: string): Promise<Databases> {
    await server`create database ${server(name)}`;
    const databaseUrl = withPath(postgres.url, name);
    const clickhouseUrl = withPath(clickhouse.url, name);
    await Promise.all([migratePostgres(databaseUrl), migrateClickHouse(clickhouseUrl)]);
    const sql = connectPostgres(databaseUrl, { applicationName: 'bench', max: 4 });
    kept.defer(() => sql.end({ timeout: 1 }));
    const client = connectClickHouse(clickhouseUrl, { applicationName: 'bench', requestTimeoutMs: 300_000 });
    kept.defer(() => client.close());
    const workspaceId = await createWorkspace(sql, { name: 'Bench' });
    const { key } = await createApiKey(sql, workspaceId, { kind: 'secret', name: 'Bench' });
    return { databaseUrl, clickhouseUrl, sql, clickhouse: client, workspaceId, apiKey: key };
  }

  async function startDashboard({ databaseUrl, clickhouseUrl }: Databases, env = {}): Promise<Dashboard> {
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    const child = start(dashboardEntry, {
      ...{ DATABASE_URL: databaseUrl, CLICKHOUSE_URL: clickhouseUrl, PORT: String(port), HOST: '127.0.0.1' },
      ...{ DEBRIEF_SECRET: 'a secret for benches, long enough to be one', DEBRIEF_RATE_LIMIT: '1000000' },
      ...{ DEBRIEF_DATA_DIR: directory, ...env },
    });
    const answers = async () => (await fetch(`${url}/healthz`).catch(() => null))?.ok ?? false;
    return { ...(await whenReady(child, answers)), url };
  }

  async function startWorkers({ databaseUrl, clickhouseUrl }: Databases): Promise<RunningProcess> {
    const child = start(join(root, 'workers/src/main.ts'), {
      DATABASE_URL: databaseUrl,
      CLICKHOUSE_URL: clickhouseUrl,
    });
    let said = false;
    child.on('message', (message) => (said ||= message === 'ready'));
    return whenReady(child, async () => said);
  }

  const kept = opened.move();
  return {
    directory,
    pids: { postgres: postgres.pid, clickhouse: clickhouse.pid },
    createDatabases,
    startDashboard,
    startWorkers,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** A process of ours, which ends with this one: its IPC channel closes. */
function start(entry: string, env: Record<string, string>): ChildProcess {
  return fork(entry, [], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'production', LOG_LEVEL: 'error', ...env },
    execArgv: [
      `--import=${new URL('../../apps/debrief/src/launch/preload-service.ts', import.meta.url).href}`,
      '--disable-warning=ExperimentalWarning',
    ],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function whenReady(child: ChildProcess, isReady: () => Promise<boolean>): Promise<RunningProcess> {
  const pid = child.pid ?? 0;
  const identity = { pid, startedAt: processStartedAt(pid) ?? '' };
  const stop = () => endProcess(identity, 5_000);
  for (const deadline = performance.now() + READY_WITHIN_MS; !(await isReady()); await sleep(50)) {
    if (child.exitCode === null && performance.now() < deadline) continue;
    await stop();
    throw new Error(`${child.spawnargs.at(-1) ?? 'a process'} did not become ready`);
  }
  return { pid, stop };
}

function withPath(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
