import { DelayedError, UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { BuriedJob } from '@debrief/db';
import type { Logger } from 'pino';
import type { Handlers } from '../handlers/match-handlers.ts';
import { isBrokenInfrastructure } from './broken-infrastructure.ts';
import { QUEUE_NAME, Worker, type QueuePlace, type QueueTelemetry } from './connections.ts';
import { describeDeadJob } from './describe-dead-job.ts';
import { warnSeldom } from './warn-seldom.ts';

/** What became of one run of a job: `dead` is given up, `waiting` is for a store to come back, `returned` to the queue. */
export type JobEnd = 'done' | 'failed' | 'dead' | 'waiting' | 'returned';

export interface WorkerOptions {
  place: QueuePlace;
  handlers: Handlers;
  /** Jobs at a time. */
  concurrency: number;
  log: Logger;
  /** Writes the letter of a job that is given up; durable when it returns, and again for the same job changes little. */
  bury: (job: BuriedJob) => Promise<void>;
  /** Told of every run that ended. */
  onEnd?: (job: string, end: JobEnd, seconds: number) => void;
  queueTelemetry?: QueueTelemetry;
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
 * anything else is tried again, ever later, until the attempts are used up. What fails for good has its dead letter in
 * Postgres before the queue is told.
 */
export async function startWorker({
  place,
  handlers,
  concurrency,
  log,
  bury,
  onEnd,
  queueTelemetry,
  lockMs = 20_000,
}: WorkerOptions): Promise<RunningWorker> {
  let stopping = false;
  const buried = new WeakSet<Job>();

  // BullMQ hands the signal only to a processor with three parameters.
  async function work(job: Job<unknown, void>, token?: string, signal?: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    const ended = (end: JobEnd) => onEnd?.(job.name, end, (performance.now() - startedAt) / 1_000);
    try {
      await handle(job, signal);
      ended('done');
    } catch (error) {
      if (stopping && signal?.aborted) {
        await job.moveToWait(token);
        ended('returned');
        throw new WaitingError();
      }
      const { failure, end } = await judge(job, error);
      ended(end);
      if (end !== 'waiting') throw failure;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** job.attemptsStarted);
      log.warn({ ...nameJob(job), err: failure, pauseMs }, 'a store is away: the job waits');
      await job.moveToDelayed(Date.now() + pauseMs, token);
      throw new DelayedError();
    }
  }

  async function handle(job: Job<unknown, void>, signal = new AbortController().signal): Promise<void> {
    const handler = handlers.get(job.name);
    if (!handler) throw new UnrecoverableError(`no handler for a job called "${job.name}"`);
    const outcome = await handler.run(job.data, { signal, hasStalled: job.stalledCounter > 0 });
    if (outcome.status === 'refused') throw new UnrecoverableError(outcome.reason);
    if (!log.isLevelEnabled('debug')) return;
    for (const line of outcome.lines ?? [{}]) log.debug({ job: job.id, ...line }, 'job done');
  }

  /** What an error makes of its job; one that is given up is buried when this returns. */
  async function judge(job: Job, error: unknown): Promise<{ failure: Error; end: 'waiting' | 'failed' | 'dead' }> {
    const failure = storable(error);
    if (isBrokenInfrastructure(error)) return { failure, end: 'waiting' };
    if (!isGivenUp(job, failure, job.attemptsMade + 1)) return { failure, end: 'failed' };
    try {
      await writeLetter(job, failure, job.attemptsMade + 1);
    } catch (notBuried) {
      if (isBrokenInfrastructure(notBuried)) return { failure: storable(notBuried), end: 'waiting' };
      // keep-dead-letters.ts finds it among the queue's failed jobs.
      log.error({ ...nameJob(job), err: notBuried }, 'the dead letter of a job was refused');
    }
    return { failure, end: 'dead' };
  }

  async function writeLetter(job: Job, { message: reason }: Error, attempts: number): Promise<void> {
    buried.add(job);
    const { id = '', name, data } = job as Job<unknown>;
    await bury(describeDeadJob({ id, name, data, reason, attempts }));
  }

  const worker = new Worker<unknown, void>(QUEUE_NAME, (job, token, signal) => work(job, token, signal), {
    // Taking and ending jobs is short: two connections serve any number of them.
    connection: { ...place, purpose: 'work', max: 2 },
    concurrency,
    telemetry: queueTelemetry,
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
    const about = { ...(job && nameJob(job)), attempts: job?.attemptsMade, err: error };
    if (job && !isGivenUp(job, error, job.attemptsMade)) return log.warn(about, 'job failed, to be tried again');
    log.error(about, 'job failed for good');
    // Given up by the queue itself, as one that keeps killing its worker, it never came to `work`.
    if (!job || buried.has(job)) return;
    writeLetter(job, error, job.attemptsMade).catch((notBuried: unknown) => {
      log.warn({ ...nameJob(job), err: notBuried }, 'the dead letter of a job is not written yet');
    });
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

/** For the log: who caused it and what it is about, as far as its data says so. */
function nameJob({ id, data }: Job<unknown>): object {
  const { requestId, workspaceId, conversationId } = describeDeadJob({
    id: '',
    name: '',
    data,
    reason: '',
    attempts: 0,
  });
  return { job: id, requestId: requestId ?? undefined, workspaceId, conversationId };
}

function isGivenUp(job: Job, failure: Error, attemptsMade: number): boolean {
  return failure instanceof UnrecoverableError || attemptsMade >= (job.opts.attempts ?? 1);
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
