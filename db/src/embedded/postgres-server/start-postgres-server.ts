import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import type { EmbeddedServer } from '../embedded-server.ts';
import { EmbeddedServerError } from '../embedded-server-error.ts';
import { endWithParent } from '../end-with-parent.ts';
import { bareEnvironment } from '../env.ts';
import { findFreePort } from '../find-free-port.ts';
import { forwardLines } from '../forward-lines.ts';
import { lockDirectory } from '../lock-directory.ts';
import { processStartedAt, waitUntilGone, type ProcessIdentity } from '../process-identity.ts';
import { chooseUser, type ServerUser } from './choose-user.ts';
import { findBinaries, type PostgresBinaries } from './find-binaries.ts';
import { initialiseCluster, superuser } from './initialise-cluster.ts';
import { findRunningPostmaster, readPostmasterPid } from './postmaster-pid.ts';

export interface PostgresServerOptions {
  /** Holds `pgdata`, `password` and a lock; created when absent. */
  dataDir: string;
  /** Asked-for port on 127.0.0.1; any free one when left out. */
  port?: number;
  /** For a new cluster only; generated when left out. */
  password?: string;
  /** Server settings over the defaults, such as `{ fsync: 'off' }` for tests. */
  settings?: Readonly<Record<string, string>>;
  /** Receives what the server prints, line by line. */
  log?: (line: string) => void;
}

const database = 'debrief';

/** For one machine that also runs everything else; each can be overridden by `settings`. */
const defaultSettings = {
  listen_addresses: '127.0.0.1',
  // Loopback TCP only: socket paths have a length limit that data directories exceed.
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  huge_pages: 'off',
  jit: 'off',
  wal_compression: 'on',
  synchronous_commit: 'on',
  autovacuum: 'on',
  // Processes that one machine has no use for: reading ahead in threes, and replication.
  io_workers: '1',
  max_logical_replication_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts the embedded PostgreSQL with a database `debrief`, after stopping one that a killed launcher left behind, and
 * waits until it answers. It is stopped when this process ends, however it ends. Throws `EmbeddedServerError`.
 */
export async function startPostgresServer(options: PostgresServerOptions): Promise<EmbeddedServer> {
  await prepareDirectory(options.dataDir);
  const unlock = lockDirectory(options.dataDir);
  try {
    await stopOrphan(join(options.dataDir, 'pgdata'));
    const server = await launch(options);
    return {
      ...server,
      exited: server.exited.then(unlock),
      stop: async () => {
        await server.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function prepareDirectory(directory: string): Promise<void> {
  try {
    // 0711: the server's user must pass through to its own pgdata; the files beside it are 0600.
    await mkdir(directory, { recursive: true, mode: 0o711 });
    if (process.getuid?.() === 0) await chmod(directory, 0o711);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddedServerError('data_dir_unreachable', `Cannot use ${directory}: ${reason}`, { cause: error });
  }
}

/**
 * A server whose launcher was killed is about to be told to stop (end-with-parent.ts), so it is not taken over, however
 * healthy it looks: it is stopped here, which takes a moment.
 */
async function stopOrphan(pgdata: string): Promise<void> {
  const orphan = await findRunningPostmaster(pgdata);
  if (orphan !== null) await stopPostmaster(orphan);
}

async function launch(options: PostgresServerOptions): Promise<EmbeddedServer> {
  const binaries = await findBinaries();
  const user = await chooseUser(options.dataDir, join(options.dataDir, 'pgdata'), binaries.postgres);
  const password = await initialiseCluster(options.dataDir, binaries, user, options.password);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort());
    try {
      const { identity, exited } = await spawnPostmaster(options, binaries, user, port);
      await ensureDatabase(port, password).catch(async (error: unknown) => {
        await stopPostmaster(identity);
        throw error;
      });
      return {
        url: `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`,
        pid: identity.pid,
        port,
        exited,
        stop: async () => {
          await stopPostmaster(identity);
          await exited;
        },
      };
    } catch (error) {
      const taken = error instanceof EmbeddedServerError && error.code === 'port_in_use';
      if (!taken || options.port !== undefined || attempt === 5) throw error;
    }
  }
}

/** What was in memory when the server stopped is read again when it starts: the first searches wait for less of it. */
function preloaded({ postgres }: PostgresBinaries): Record<string, string> {
  const library = join(dirname(postgres), '..', 'lib', 'postgresql', 'pg_prewarm.so');
  return existsSync(library) ? { shared_preload_libraries: 'pg_prewarm' } : {};
}

const startWithinMs = 60_000;

async function spawnPostmaster(
  options: PostgresServerOptions,
  binaries: PostgresBinaries,
  user: ServerUser,
  port: number,
): Promise<{ identity: ProcessIdentity; exited: Promise<void> }> {
  const pgdata = join(options.dataDir, 'pgdata');
  const settings = Object.entries({
    ...{ ...defaultSettings, ...preloaded(binaries) },
    ...{ ...options.settings, port: String(port) },
  });
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, options: as } = user.command(binaries.postgres, ['-D', pgdata, ...flags]);
  const child = spawn(file, args, {
    ...as,
    cwd: '/',
    env: bareEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own group: Ctrl-C in the terminal goes to the launcher, which stops the rest in order.
    detached: true,
  });
  const { pid = 0 } = child;
  const release = pid === 0 ? () => undefined : endWithParent(pid);
  let lastError = '';
  let ended = false;
  forwardLines(child.stderr, (line) => {
    const fatal = /(?:FATAL|ERROR|could not bind).*/.exec(line)?.[0];
    if (fatal !== undefined && !/could not create any TCP/.test(fatal)) lastError = fatal;
    options.log?.(line);
  });
  const exited = new Promise<void>((resolve) => {
    const end = (error?: Error) => {
      lastError = error?.message ?? lastError;
      ended = true;
      release();
      resolve();
    };
    child.once('error', end);
    child.once('exit', () => end());
  });
  for (const deadline = performance.now() + startWithinMs; ; await sleep(20)) {
    if (ended) {
      if (/could not bind/.test(lastError)) throw new EmbeddedServerError('port_in_use', `Port ${port} is in use.`);
      throw new EmbeddedServerError('start_failed', `PostgreSQL ended at its start: ${lastError || 'no reason given'}`);
    }
    const state = await readPostmasterPid(pgdata);
    if (state?.pid === pid && state?.status === 'ready') break;
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      throw new EmbeddedServerError('start_timeout', `PostgreSQL was not ready within ${startWithinMs / 1000} s.`);
    }
  }
  return { identity: { pid, startedAt: processStartedAt(pid) ?? '' }, exited };
}

/** Fast shutdown, then immediate (which recovers at the next start), then by force: at most 7 s. */
async function stopPostmaster(identity: ProcessIdentity): Promise<void> {
  for (const [signal, withinMs] of [
    ['SIGINT', 4_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 1_000],
  ] as const) {
    if (processStartedAt(identity.pid) !== identity.startedAt) return;
    try {
      process.kill(identity.pid, signal);
    } catch {
      return;
    }
    if (await waitUntilGone(identity, withinMs)) return;
  }
}

/** Proves that the server takes our password, and creates the database on the first start. */
async function ensureDatabase(port: number, password: string): Promise<void> {
  const sql = postgres({
    host: '127.0.0.1',
    port,
    username: superuser,
    password,
    database: 'postgres',
    max: 1,
    connect_timeout: 10,
    onnotice: () => undefined,
  });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (found === undefined) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
