import { spawn } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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
import { initialiseCluster, readPassword, superuser } from './initialise-cluster.ts';
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
  /** Receives what the server prints, line by line; nothing from an adopted one, whose output went elsewhere. */
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
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts the embedded PostgreSQL (or adopts the healthy one that a killed launcher left behind) with a database
 * `debrief`, and waits until it answers. It is stopped when this process ends, however it ends.
 * Throws `EmbeddedServerError`.
 */
export async function startPostgresServer(options: PostgresServerOptions): Promise<EmbeddedServer> {
  await prepareDirectory(options.dataDir);
  const unlock = lockDirectory(options.dataDir);
  try {
    const server = (await adopt(options)) ?? (await launch(options));
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

/** The server that runs on the directory already, if it is healthy and on the right port; else it is stopped. */
async function adopt(options: PostgresServerOptions): Promise<EmbeddedServer | null> {
  const pgdata = join(options.dataDir, 'pgdata');
  const running = await findRunningPostmaster(pgdata);
  if (running === null) return null;
  const password = await readPassword(options.dataDir);
  const { port, status } = running;
  const wanted = port !== null && (options.port ?? port) === port && options.settings === undefined;
  if (wanted && status === 'ready' && password !== null && (await ensureDatabase(port, password).catch(() => false))) {
    return handle(running, port, password);
  }
  await stopPostmaster(running);
  return null;
}

async function launch(options: PostgresServerOptions): Promise<EmbeddedServer> {
  const binaries = await findBinaries();
  const user = await chooseUser(options.dataDir, join(options.dataDir, 'pgdata'), binaries.postgres);
  const password = await initialiseCluster(options.dataDir, binaries, user, options.password);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort());
    try {
      const identity = await spawnPostmaster(options, binaries, user, port);
      await ensureDatabase(port, password);
      return handle(identity, port, password);
    } catch (error) {
      const taken = error instanceof EmbeddedServerError && error.code === 'port_in_use';
      if (!taken || options.port !== undefined || attempt === 5) throw error;
    }
  }
}

function handle(identity: ProcessIdentity, port: number, password: string): EmbeddedServer {
  const release = endWithParent(identity.pid);
  const stopped = Promise.withResolvers<void>();
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`,
    pid: identity.pid,
    port,
    // The postmaster may be adopted, and then it is no child whose exit event would come.
    exited: Promise.race([waitUntilGone(identity, Infinity, 250), stopped.promise]).then(release),
    stop: async () => {
      await stopPostmaster(identity);
      stopped.resolve();
    },
  };
}

const startWithinMs = 60_000;

async function spawnPostmaster(
  options: PostgresServerOptions,
  binaries: PostgresBinaries,
  user: ServerUser,
  port: number,
): Promise<ProcessIdentity> {
  const pgdata = join(options.dataDir, 'pgdata');
  const settings = Object.entries({ ...defaultSettings, ...options.settings, port: String(port) });
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
  let lastError = '';
  let ended = false;
  forwardLines(child.stderr, (line) => {
    const fatal = /(?:FATAL|ERROR|could not bind).*/.exec(line)?.[0];
    if (fatal !== undefined && !/could not create any TCP/.test(fatal)) lastError = fatal;
    options.log?.(line);
  });
  child.once('error', (error) => {
    lastError = error.message;
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
  });
  for (const deadline = performance.now() + startWithinMs; ; await sleep(20)) {
    if (ended) {
      if (/could not bind/.test(lastError)) throw new EmbeddedServerError('port_in_use', `Port ${port} is in use.`);
      throw new EmbeddedServerError('start_failed', `PostgreSQL ended at its start: ${lastError || 'no reason given'}`);
    }
    const state = await readPostmasterPid(pgdata);
    if (state?.pid === child.pid && state?.status === 'ready') break;
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      throw new EmbeddedServerError('start_timeout', `PostgreSQL was not ready within ${startWithinMs / 1000} s.`);
    }
  }
  // The pipe is for log lines; it must not keep this process from ending.
  child.unref();
  const pid = child.pid ?? 0;
  return { pid, startedAt: processStartedAt(pid) ?? '' };
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
async function ensureDatabase(port: number, password: string): Promise<true> {
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
    return true;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
