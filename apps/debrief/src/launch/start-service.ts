import { fork, type ChildProcess } from 'node:child_process';
import { endProcess, forwardLines, processStartedAt } from '@debrief/db/embedded';
import { DeskError, type DeskErrorCode } from '../desk-error.ts';
import { repositoryRoot } from '../paths.ts';
import { describeLogLine } from './describe-log-line.ts';
import type { RunningService } from './supervise.ts';

export interface ServiceOptions {
  name: string;
  /** The file that Node runs. */
  entry: string;
  env: NodeJS.ProcessEnv;
  /** Resolves when the service does its work; `child` is there to listen to, `gone` fires when it has ended. */
  ready: (child: ChildProcess, gone: AbortSignal) => Promise<void>;
  /** Told as soon as there is a process, to be able to find it after a crash of this one. */
  onSpawn?: (pid: number) => void;
  onLine: (line: string, from: 'stdout' | 'stderr') => void;
  /** Milliseconds to become ready, and to stop. */
  readyWithinMs: number;
  stopWithinMs: number;
  /** Ends a start that is under way; it then throws. */
  giveUp: AbortSignal;
}

/**
 * Starts a process of ours and waits until it is ready. It ends when this process does.
 * Throws `DeskError` with the last words of one that ended (`service_failed`) or was not ready in time (`service_slow`).
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const preload = new URL('./preload-service.ts', import.meta.url).href;
  const child = fork(options.entry, [], {
    execArgv: [`--import=${preload}`, '--disable-warning=ExperimentalWarning'],
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own group: Ctrl-C in the terminal goes to the launcher, which stops the rest in order.
    detached: true,
    cwd: repositoryRoot,
  });
  let lastWords = '';
  for (const from of ['stdout', 'stderr'] as const) {
    forwardLines(child[from], (line) => {
      lastWords = describeLogLine(line, from) ?? lastWords;
      options.onLine(line, from);
    });
  }
  const pid = child.pid ?? 0;
  if (pid > 0) options.onSpawn?.(pid);
  const identity = { pid, startedAt: processStartedAt(pid) ?? '' };
  // `close`, not `exit`: by then its last words have been read.
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const gone = new AbortController();
  const failed = new Promise<never>((_, reject) => {
    const fail = (how: string, code: DeskErrorCode = 'service_failed') => {
      gone.abort();
      reject(new DeskError(code, `The ${options.name} ${how}${lastWords === '' ? '' : `: ${lastWords}`}`));
    };
    const { readyWithinMs, giveUp } = options;
    const tooLate = () => fail(`did not become ready within ${readyWithinMs / 1_000} s`, 'service_slow');
    const timer = setTimeout(tooLate, readyWithinMs);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      fail(`ended at the start (${signal ?? `code ${code}`})`);
    });
    giveUp.addEventListener('abort', () => fail('was stopped at the start'), { once: true });
    timer.unref();
  });
  failed.catch(() => undefined);

  const stop = () => endProcess(identity, options.stopWithinMs);
  try {
    await Promise.race([options.ready(child, gone.signal), failed]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid, exited, stop };
}
