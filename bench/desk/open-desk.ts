/**
 * A whole desk for a bench: `debrief start` in processes of its own, on a data directory and a port of its own, kept
 * running as a service manager would, and gone with the bench.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { endWithParent, findFreePort, forwardLines, processStartedAt } from '@debrief/db/embedded';
import { z } from 'zod';

export interface DeskOptions {
  /** Settings beside the ones a bench needs; asked for at each start, after `prepare`. */
  env?: () => Record<string, string>;
  /** Told what the launcher prints. */
  onLine?: (line: string) => void;
  /** Called with the fresh data directory before the first start. */
  prepare?: (dataDir: string) => Promise<void>;
}

export interface Stores {
  databaseUrl: string;
  clickhouseUrl: string;
}

export interface BenchDesk {
  dataDir: string;
  /** Of the dashboard, without a path; the same across restarts. */
  url: string;
  /** A secret key of its workspace. */
  apiKey: string;
  /** The desk's own secret, under which it keeps those of its webhooks. */
  secret: string;
  /** Where the stores are now: their ports change when the launcher starts again. Throws while nothing runs. */
  stores(): Stores;
  launcher(): { pid: number; startedAt: string } | null;
  /** The last words of each launcher that ended by itself and had to be started again. */
  failures(): string[];
  /** Resolves when the launcher says that the desk is ready; throws after `withinMs`. */
  ready(withinMs?: number): Promise<void>;
  /** Stops the desk in order, calls `meanwhile`, and starts it again. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  /** Stops everything in order and keeps the data. */
  stop(): Promise<void>;
  /** The same, and the data goes. */
  remove(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcherEntry = join(root, 'apps/debrief/debrief.js');
const deskSchema = z.object({ databaseUrl: z.string(), clickhouseUrl: z.string() });

const START_WITHIN_MS = 240_000;
const STOP_WITHIN_MS = 20_000;

/** Starts the desk and waits until it is ready; builds the dashboard first when that is stale. */
export async function openDesk({ env, onLine, prepare }: DeskOptions = {}): Promise<BenchDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'debrief-bench-'));
  // PostgreSQL's own user passes through.
  await chmod(dataDir, 0o711);
  await prepare?.(dataDir);
  const port = await findFreePort();
  const apiKey = 'dbk_bench_a_key_for_this_run_only';
  const secret = 'a secret for this run only, long enough to be one';
  let child: ChildProcess | null = null;
  let startedAt = '';
  let isReady = Promise.withResolvers<void>();
  let wanted = false;
  const failures: string[] = [];
  let restarting: Promise<void> = Promise.resolve();

  function launch(): void {
    isReady = Promise.withResolvers();
    const ready = isReady;
    const launcher = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', launcherEntry, 'start'], {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: undefined,
        DATABASE_URL: undefined,
        CLICKHOUSE_URL: undefined,
        REDIS_URL: undefined,
        DEBRIEF_DATA_DIR: dataDir,
        PORT: String(port),
        HOST: '127.0.0.1',
        DEBRIEF_OWNER_EMAIL: 'bench@example.com',
        DEBRIEF_OWNER_PASSWORD: 'a password for this run only',
        DEBRIEF_API_KEY: apiKey,
        DEBRIEF_SECRET: secret,
        DEBRIEF_RATE_LIMIT: '1000000',
        LOG_LEVEL: 'warn',
        ...env?.(),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    child = launcher;
    startedAt = processStartedAt(launcher.pid ?? 0) ?? '';
    const callOff = endWithParent(launcher.pid ?? 0);
    let lastWords = '';
    for (const stream of [launcher.stdout, launcher.stderr]) {
      forwardLines(stream, (line) => {
        if (line.startsWith('Debrief is ready')) ready.resolve();
        if (line.startsWith('debrief:')) lastWords = line;
        onLine?.(line);
      });
    }
    launcher.once('exit', (code, signal) => {
      callOff();
      child = null;
      if (!wanted) return;
      if (signal !== 'SIGKILL') {
        failures.push(`${lastWords} (${signal ?? `code ${String(code)}`})`);
        onLine?.(`the launcher ended (${signal ?? `code ${String(code)}`})`);
      }
      // As systemd does with Restart=always.
      restarting = sleep(signal === 'SIGKILL' ? 200 : 1_000).then(() => {
        if (wanted) launch();
      });
    });
  }

  async function ready(withinMs = START_WITHIN_MS): Promise<void> {
    for (const deadline = performance.now() + withinMs; ;) {
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) throw new Error(`the desk was not ready within ${withinMs / 1_000} s`);
      // A launcher that is killed never says so: look at its successor's promise, too.
      const done = await Promise.race([isReady.promise.then(() => true), sleep(Math.min(leftMs, 200), false)]);
      if (done && child) return;
    }
  }

  async function start(): Promise<void> {
    wanted = true;
    launch();
    await ready();
  }

  async function stop(): Promise<void> {
    wanted = false;
    await restarting;
    const launcher = child;
    if (!launcher) return;
    const ended = new Promise((resolve) => launcher.once('exit', resolve));
    launcher.kill('SIGCONT');
    launcher.kill('SIGINT');
    const forced = setTimeout(() => launcher.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(forced);
  }

  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    dataDir,
    url: `http://127.0.0.1:${port}`,
    apiKey,
    secret,
    stores: () => deskSchema.parse(JSON.parse(readFileSync(join(dataDir, 'desk.json'), 'utf8'))),
    launcher: () => (child?.pid === undefined ? null : { pid: child.pid, startedAt }),
    failures: () => [...failures],
    ready,
    async restart(meanwhile) {
      await stop();
      await meanwhile?.();
      await start();
    },
    stop,
    async remove() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
