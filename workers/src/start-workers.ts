import { connectPostgres, createWakeSender } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { analyseAtOnce, createLocalAnalyser, LOCAL_ANALYSER, type Analyser } from '@debrief/pipelines/analyse';
import { createAnalyseConversation } from '@debrief/pipelines/analyse/run';
import { jobs } from '@debrief/pipelines/jobs';
import { createLoadFacts } from '@debrief/pipelines/load-facts';
import type { Logger } from 'pino';
import { createAnalyseHandler } from './handlers/analyse.ts';
import type { JobHandler } from './handlers/handler.ts';
import { matchHandlers } from './handlers/match-handlers.ts';
import type { QueuePlace } from './queues/connections.ts';
import { openQueue, type QueueOptions } from './queues/open-queue.ts';
import { startWorker } from './queues/start-worker.ts';
import { createDispatch, DISPATCH } from './readers/dispatch.ts';
import { holdLeadership, type Task } from './readers/hold-leadership.ts';
import { runReader, type StepResult } from './readers/run-reader.ts';
import { openWakes } from './readers/wakes.ts';
import { createEnqueueDue } from './schedules/enqueue-due.ts';
import { createKeepFacts } from './schedules/keep-facts.ts';
import { createKeepPartitions } from './schedules/keep-partitions.ts';
import { runSchedule } from './schedules/run-schedule.ts';

export interface WorkersConfig extends QueuePlace, QueueOptions {
  clickhouseUrl: string;
  /** The cluster its tables are on, if any. */
  clickhouseCluster?: string;
  log: Logger;
  /** Jobs at a time; 4 when absent. */
  concurrency?: number;
  /** Speaks when a conversation rests; the local one when absent. */
  analyser?: Analyser;
}

export interface RunningWorkers {
  /** Names of the readers and schedules that this process runs now. */
  leads(): string[];
  /** Finishes or gives back what is under way; within five seconds. */
  stop(): Promise<void>;
}

const ANALYTICS = 'analytics';

/** A visitor and the bot speak seconds apart; this keeps a burst of messages to four analyses a second. */
const DISPATCH_PACE_MS = 250;
/** ClickHouse likes few and large inserts; a page may show counts a second old. */
const ANALYTICS_PACE_MS = 1_000;
const DUE_EVERY_MS = 5_000;
const FACTS_EVERY_MS = 5_000;
const PARTITIONS_EVERY_MS = 60_000;

/** Jobs under way have this long to finish when the process stops. */
const FINISH_MS = 3_000;

/**
 * Starts the workers of this process and resolves when they run. Throws when the queue or Postgres cannot be reached, or
 * a job has no handler. Connections to Postgres: `concurrency` + 6, and `concurrency` + 3 more for a queue that lives there.
 */
export async function startWorkers(config: WorkersConfig): Promise<RunningWorkers> {
  const { databaseUrl, log, concurrency = 4, analyser = createLocalAnalyser() } = config;
  // What is open is closed again, last first, when a later part cannot start.
  await using opened = new AsyncDisposableStack();
  const sql = connectPostgres(databaseUrl, { applicationName: 'debrief workers', max: concurrency + 4 });
  opened.defer(() => sql.end({ timeout: 0 }));
  const clickhouse = connectClickHouse(config.clickhouseUrl, { applicationName: 'debrief workers', maxConnections: 2 });
  opened.defer(() => clickhouse.close());
  const wakeSender = createWakeSender(sql);

  const analyseConversation = createAnalyseConversation({
    sql,
    analyser,
    atOnce: { name: LOCAL_ANALYSER, findFlags: analyseAtOnce },
    onSaved: () => wakeSender.wake(),
  });
  const handlers: JobHandler[] = [createAnalyseHandler(analyseConversation)];
  const matched = matchHandlers(jobs, handlers);

  const queue = await openQueue(config, log, config);
  opened.defer(() => queue.close());
  const wakes = await openWakes(sql);
  opened.defer(() => wakes.close());
  const worker = await startWorker({ place: config, handlers: matched, concurrency, log });

  const { request, countWaiting } = queue;
  const loadFacts = createLoadFacts({ sql, clickhouse });
  const reader = (name: string, paceMs: number, step: () => Promise<StepResult>): Task => ({
    name,
    run: (signal) => runReader({ name, step, wakes, log, paceMs }, signal),
  });
  const schedule = (name: string, everyMs: number, work: (signal: AbortSignal) => Promise<void>): Task => ({
    name,
    run: (signal) => runSchedule({ name, everyMs, work }, log, signal),
  });
  const leadership = holdLeadership({
    connect: () => connectPostgres(databaseUrl, { applicationName: 'debrief leadership', max: 1 }),
    log,
    tasks: [
      reader(DISPATCH, DISPATCH_PACE_MS, createDispatch({ sql, request })),
      reader(ANALYTICS, ANALYTICS_PACE_MS, () => loadFacts(ANALYTICS)),
      schedule('facts', FACTS_EVERY_MS, createKeepFacts({ sql, clickhouse, config, log })),
      schedule('due', DUE_EVERY_MS, createEnqueueDue({ sql, request, countWaiting })),
      schedule('partitions', PARTITIONS_EVERY_MS, createKeepPartitions(sql, [DISPATCH, ANALYTICS], log)),
    ],
  });
  log.info({ queue: config.redisUrl ? 'redis' : 'postgres', concurrency, analyser: analyser.name }, 'workers run');

  const resources = opened.move();
  async function stop(): Promise<void> {
    const rested = await within(FINISH_MS + 500, Promise.all([leadership.close(), worker.close(FINISH_MS)]));
    if (!rested) log.warn('stops without waiting longer: what is under way is taken up again elsewhere');
    await within(1_000, resources.disposeAsync());
    log.info('workers stopped');
  }

  let stopped: Promise<void> | null = null;
  return {
    leads: () => leadership.leads(),
    stop: () => (stopped ??= stop()),
  };
}

/** Whether the work was done in time; its failure counts as done, and is thrown. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, ms, false);
  try {
    return await Promise.race([work.then(() => true), promise]);
  } finally {
    clearTimeout(timer);
  }
}
