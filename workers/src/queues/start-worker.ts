import { DelayedError, UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { Logger } from 'pino';
import type { Handlers } from '../handlers/match-handlers.ts';
import { isBrokenInfrastructure } from './broken-infrastructure.ts';
import { QUEUE_NAME, Worker, type QueuePlace } from './connections.ts';
import { warnSeldom } from './warn-seldom.ts';

export interface WorkerOptions {
  place: QueuePlace;
  handlers: Handlers;
  /** Jobs at a time. */
  concurrency: number;
  log: Logger;
  /** How long a job may go without a sign of life before another worker takes it; 20 s when absent. */
  lockMs?: number;
}

export interface RunningWorker {
  /** Takes no more jobs, lets those that run finish for `graceMs`, and gives the rest back. */
  close(graceMs: number): Promise<void>;
}

const LONGEST_PAUSE_MS = 30_000;

/**
 * Works on jobs until closed. Bad data fails for good at once; broken infrastructure is waited out and costs no attempt;
 * anything else is tried again, ever later, until the attempts are used up.
 */
export async function startWorker({
  place,
  handlers,
  concurrency,
  log,
  lockMs = 20_000,
}: WorkerOptions): Promise<RunningWorker> {
  let stopping = false;

  // BullMQ hands the signal only to a processor with three parameters.
  async function work(job: Job<unknown, void>, token?: string, signal?: AbortSignal): Promise<void> {
    const handler = handlers.get(job.name);
    if (!handler) throw new UnrecoverableError(`no handler for a job called "${job.name}"`);
    try {
      const outcome = await handler.run(job.data, { signal: signal ?? new AbortController().signal });
      if (outcome.status === 'refused') throw new UnrecoverableError(outcome.reason);
      log.debug({ job: job.id, ...outcome }, 'job done');
    } catch (error) {
      if (stopping && signal?.aborted) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      if (isBrokenInfrastructure(error)) {
        const pauseMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** job.attemptsStarted);
        log.warn({ job: job.id, err: error, pauseMs }, 'a store is away: the job waits');
        await job.moveToDelayed(Date.now() + pauseMs, token);
        throw new DelayedError();
      }
      throw storable(error);
    }
  }

  const worker = new Worker<unknown, void>(QUEUE_NAME, (job, token, signal) => work(job, token, signal), {
    connection: { ...place, purpose: 'work', max: concurrency },
    concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs / 2,
    // Workers that die leave jobs behind; only a job that keeps killing them is given up.
    maxStalledCount: 5,
    // Seconds after which an idle worker looks although nobody called.
    drainDelay: 10,
    // After a lost connection.
    runRetryDelay: 1_000,
  });
  worker.on('error', warnSeldom(log, 'the worker is in trouble'));
  worker.on('failed', (job, error) => {
    const dead = !job || error instanceof UnrecoverableError || job.attemptsMade >= (job.opts.attempts ?? 1);
    const about = { job: job?.id, attempts: job?.attemptsMade, err: error };
    if (dead) log.error(about, 'job failed for good');
    else log.warn(about, 'job failed, to be tried again');
  });
  await worker.waitUntilReady();

  return {
    async close(graceMs) {
      const timer = setTimeout(() => {
        stopping = true;
        worker.cancelAllJobs('the worker stops');
      }, graceMs);
      await worker.close();
      clearTimeout(timer);
    },
  };
}

/** Postgres holds neither NUL nor half a surrogate pair; a reason that it refused would leave the job hanging. */
function storable(error: unknown): Error {
  if (error instanceof UnrecoverableError) return new UnrecoverableError(storableText(error.message));
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const failure = new Error(storableText(message), { cause: error });
  failure.stack = storableText(stack ?? message);
  return failure;
}

function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
