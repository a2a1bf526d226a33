import { fork, type ChildProcess } from 'node:child_process';
import { endProcess, forwardLines, processStartedAt } from '@debrief/db/embedded';
import { DeskError } from '../desk-error.ts';
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
  onLine: (line: string, from: 'stdout' | 'stderr') => void;
  /** Milliseconds to become ready, and to stop. */
  readyWithinMs: number;
  stopWithinMs: number;
  /** Ends a start that is under way; it then throws. */
  giveUp: AbortSignal;
}

/**
 * Starts a process of ours and waits until it is ready. It ends when this process does.
 * Throws `DeskError` `service_failed` with the last words of one that ended or was not ready in time.
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
  const identity = { pid, startedAt: processStartedAt(pid) ?? '' };
  // `close`, not `exit`: by then its last words have been read.
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const gone = new AbortController();
  const failed = new Promise<never>((_, reject) => {
    const fail = (how: string) => {
      gone.abort();
      reject(new DeskError('service_failed', `The ${options.name} ${how}${lastWords === '' ? '' : `: ${lastWords}`}`));
    };
    const { readyWithinMs, giveUp } = options;
    const timer = setTimeout(() => fail(`did not become ready within ${readyWithinMs / 1_000} s`), readyWithinMs);
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
