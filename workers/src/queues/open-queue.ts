import type { JobRequest } from '@debrief/pipelines/jobs';
import type { JobsOptions } from 'bullmq';
import type { Logger } from 'pino';
import { Queue, QUEUE_NAME, type QueuePlace, type QueueTelemetry } from './connections.ts';
import type { DeadJob } from './describe-dead-job.ts';
import { warnSeldom } from './warn-seldom.ts';

export interface JobCounts {
  waiting: number;
  /** Waiting for their next attempt, or for a store to come back. */
  delayed: number;
  active: number;
  failed: number;
}

export interface JobQueue {
  /** Puts jobs in the queue; durable when it returns. A job whose id is there, or failed for good, is passed over. */
  request: (jobs: JobRequest[]) => Promise<void>;
  /** The same for jobs that failed for good: they are tried again, from their first attempt. */
  requestAgain: (jobs: JobRequest[]) => Promise<void>;
  /** How many jobs wait for a worker. */
  countWaiting: () => Promise<number>;
  /** How many jobs there are, by what they do; those that are done are gone. */
  countJobs: () => Promise<JobCounts>;
  /** Jobs that failed for good, newest first. */
  listFailed: (limit: number) => Promise<DeadJob[]>;
  /** Removes every job, whatever became of it. */
  wipe: () => Promise<void>;
  close: () => Promise<void>;
}

const BULK = 500;
/** On Postgres a bulk insert makes two temporary tables: a few single ones are cheaper, and spare the catalog. */
const FEW = 4;
const NOT_URGENT = 10_000;
/** The largest that BullMQ knows. */
const LAST = 2_097_152;

const jobOptions = {
  attempts: 5,
  removeOnComplete: true,
  // For whoever looks at the queue. The dead letters that count are in Postgres (db/src/dead-letters).
  removeOnFail: { age: 7 * 86_400, count: 10_000 },
  stackTraceLimit: 5,
} satisfies JobsOptions;

export interface QueueOptions {
  /** Milliseconds before a failed job is tried again, doubled each time; 1 s when absent. */
  retryMs?: number;
  queueTelemetry?: QueueTelemetry;
}

/** Opens the queue, and brings its schema up to date where it lives in Postgres. Throws when it cannot be reached. */
export async function openQueue(
  place: QueuePlace,
  log: Logger,
  { retryMs = 1_000, queueTelemetry }: QueueOptions = {},
): Promise<JobQueue> {
  const queue = new Queue<JobRequest['payload'], void>(QUEUE_NAME, {
    connection: { ...place, purpose: 'ask', max: 2 },
    telemetry: queueTelemetry,
    defaultJobOptions: { ...jobOptions, backoff: { type: 'exponential', delay: retryMs, jitter: 0.3 } },
    // Nobody reads BullMQ's own event stream.
    streams: { events: { maxLen: 100 } },
  });
  queue.on('error', warnSeldom(log, 'the queue cannot be reached'));
  await queue.waitUntilReady();

  async function request(jobs: JobRequest[]): Promise<void> {
    const entries = jobs.map(({ name, id, payload, urgent, behind = 0 }) => ({
      name,
      data: payload,
      // The smaller goes first, 0 before all.
      opts: { jobId: id, priority: urgent ? Math.min(behind, NOT_URGENT - 1) : Math.min(NOT_URGENT + behind, LAST) },
    }));
    if (entries.length <= FEW) {
      await Promise.all(entries.map(({ name, data, opts }) => queue.add(name, data, opts)));
      return;
    }
    for (let start = 0; start < entries.length; start += BULK) await queue.addBulk(entries.slice(start, start + BULK));
  }

  return {
    request,
    async requestAgain(jobs) {
      // A job that runs just now cannot be removed: asking for it is then asking for nothing, and it goes on.
      for (const { id } of jobs) await queue.remove(id);
      await request(jobs);
    },
    async countWaiting() {
      const counts = await queue.getJobCounts('waiting', 'prioritized', 'delayed');
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    async countJobs() {
      const states = ['waiting', 'prioritized', 'delayed', 'active', 'failed'] as const;
      const { waiting = 0, prioritized = 0, delayed = 0, active = 0, failed = 0 } = await queue.getJobCounts(...states);
      return { waiting: waiting + prioritized, delayed, active, failed };
    },
    async listFailed(limit) {
      const failed = await queue.getFailed(0, limit - 1);
      return failed.map((job) => {
        const { id = '', name, data, failedReason: reason, attemptsMade: attempts } = job;
        return { id, name, data, reason, attempts };
      });
    },
    wipe: () => queue.obliterate({ force: true }),
    close: () => queue.close(),
  };
}
