import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EmbeddedServer } from '../embedded-server.ts';
import { EmbeddedServerError, type EmbeddedServerErrorCode } from '../embedded-server-error.ts';
import { forwardLines } from '../forward-lines.ts';
import { readLock } from '../lock-directory.ts';
import { endProcess, isRunning, processStartedAt } from '../process-identity.ts';
import { embeddedUser } from './authorise.ts';
import { serverEnv } from './env.ts';
import { enginePoolSize } from './gate.ts';

/** What the server's process tells the one that forked it. */
export type ServerMessage =
  { type: 'listening'; port: number } | { type: 'failed'; code: EmbeddedServerErrorCode; message: string };

export interface ClickHouseServerOptions {
  /** Created when absent; an absent or empty one is a fresh start. */
  dataDir: string;
  /** Asked-for port on 127.0.0.1; any free one when left out. */
  port?: number;
  /** At least 16 characters; generated when left out. */
  password?: string;
  /** Receives what the process prints, line by line. */
  log?: (line: string) => void;
}

/** The largest insert in one request. */
const maxBodyBytes = 256 * 1024 * 1024;
/** A moment as a rule; after a crash, on a busy machine with much data, it is not. */
const startWithinMs = 60_000;

/**
 * Starts the embedded ClickHouse in a process of its own and waits until it answers. It dies with this process.
 * Throws `EmbeddedServerError` (`port_in_use`, `data_dir_in_use`, `start_failed`, `start_timeout`).
 */
export async function startClickHouseServer(options: ClickHouseServerOptions): Promise<EmbeddedServer> {
  const password = options.password ?? randomBytes(24).toString('base64url');
  try {
    mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddedServerError('data_dir_unreachable', `Cannot use ${options.dataDir}: ${reason}`, { cause: error });
  }
  await endOrphan(options.dataDir);
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own group: Ctrl-C in the terminal goes to the launcher, which stops the rest in order.
    detached: true,
    env: serverEnv({
      directory: options.dataDir,
      password,
      port: options.port ?? 0,
      maxBodyBytes,
      threads: enginePoolSize,
    }),
  });
  for (const stream of [child.stdout, child.stderr]) forwardLines(stream, options.log);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await listening(child);
  const pid = child.pid ?? 0;
  const startedAt = processStartedAt(pid) ?? '';

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) await endProcess({ pid, startedAt }, 4_000);
    await exited;
  }

  return { url: `http://${embeddedUser}:${password}@127.0.0.1:${port}`, pid, port, exited, stop };
}

/** A server whose launcher was killed ends by itself, which may take a moment; one that hangs is ended here. */
async function endOrphan(dataDir: string): Promise<void> {
  const lock = readLock(dataDir);
  if (lock === null) return;
  if (lock.parent !== null && isRunning(lock.parent)) {
    throw new EmbeddedServerError('data_dir_in_use', `${dataDir} is in use by process ${lock.pid}; stop it first.`);
  }
  await endProcess(lock, 4_000);
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new EmbeddedServerError('start_timeout', `ClickHouse did not answer within ${startWithinMs / 1000} s.`));
    }, startWithinMs);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new EmbeddedServerError('start_failed', `ClickHouse ended at its start (${signal ?? `code ${code}`}).`));
    });
    child.once('message', (message: ServerMessage) => {
      clearTimeout(timer);
      if (message.type === 'listening') resolve(message.port);
      else reject(new EmbeddedServerError(message.code, message.message));
    });
  });
}
