import { buryJob, connectPostgres, createWakeSender, type BuriedJob, type Sql } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { analyseAtOnce, createLocalAnalyser, LOCAL_ANALYSER, type Analyser } from '@debrief/pipelines/analyse';
import { createAnalyseConversations } from '@debrief/pipelines/analyse/run';
import { gatherRequests, jobs, type AnalysisRequest, type JobRequest } from '@debrief/pipelines/jobs';
import type { Embedder } from '@debrief/pipelines/topics/embed';
import { createRetag } from '@debrief/pipelines/tags';
import { noTelemetry, type Telemetry } from '@debrief/pipelines/telemetry';
import { createDeliver } from '@debrief/pipelines/webhooks';
import type { Logger } from 'pino';
import { createAnalyseHandlers } from './handlers/analyse.ts';
import { createDeliverWebhookHandler } from './handlers/deliver-webhook.ts';
import { createRetagHandler } from './handlers/retag.ts';
import { matchHandlers } from './handlers/match-handlers.ts';
import { listTasks } from './list-tasks.ts';
import { observeAnalyser } from './metrics/observe-analyser.ts';
import type { OpsOptions } from './ops/serve-ops.ts';
import type { QueuePlace } from './queues/connections.ts';
import { openQueue, type JobQueue, type QueueOptions } from './queues/open-queue.ts';
import { createRequestLiving } from './queues/request-living.ts';
import { startWorker } from './queues/start-worker.ts';
import { createTakeTurns } from './queues/take-turns.ts';
import { holdLeadership } from './readers/hold-leadership.ts';
import { openWakes } from './readers/wakes.ts';
import { reportSelf, type WorkerSelf } from './reports/report-self.ts';
import { createSendWebhooks } from './schedules/send-webhooks.ts';

export interface WorkersConfig extends QueuePlace, QueueOptions {
  clickhouseUrl: string;
  /** The cluster its tables are on, if any. */
  clickhouseCluster?: string;
  log: Logger;
  /** Jobs at a time; 4 when absent. */
  concurrency?: number;
  /** Conversations in one job at most: many where an analysis is a moment, 1 where it is a call; 50 when absent. */
  together?: number;
  /** Speaks when a conversation rests; the local one when absent. Made with the connection that the workers share. */
  analyser?: Analyser | ((sql: Sql) => Analyser);
  /** The desk's limits of a day for models, to be shown; absent where there is no model. */
  budget?: WorkerSelf['budget'];
  /** Tells the topics what means the same in other words; null or absent: words alone do. */
  embedder?: (sql: Sql) => Embedder | null;
  /** Where metrics and the queue board are served; nowhere when absent. */
  ops?: OpsOptions;
  telemetry?: Telemetry;
  /** How webhooks are signed and where they may go; without the desk's secret none is sent. */
  webhooks?: { secret?: string; allowPrivate?: boolean; timeoutMs?: number };
}

export interface RunningWorkers {
  /** Where metrics are served; null when they are not. */
  opsPort: number | null;
  /** Names of the readers and schedules that this process runs now. */
  leads(): string[];
  /** Finishes or gives back what is under way; within five seconds. */
  stop(): Promise<void>;
}

/** Jobs under way have this long to finish when the process stops. */
const FINISH_MS = 3_000;

/**
 * Starts the workers of this process and resolves when they run. Throws when the queue or Postgres cannot be reached, or
 * a job has no handler. Connections to Postgres at most: `concurrency` + 4, and 5 more for a queue that lives there.
 */
export async function startWorkers(config: WorkersConfig): Promise<RunningWorkers> {
  const { databaseUrl, log, concurrency = 4, telemetry = noTelemetry } = config;
  const { queueTelemetry, together = 50 } = config;
  // What is open is closed again, last first, when a later part cannot start.
  await using opened = new AsyncDisposableStack();
  const sql = connectPostgres(databaseUrl, { applicationName: 'debrief workers', max: concurrency + 2 });
  opened.defer(() => sql.end({ timeout: 0 }));
  const clickhouse = connectClickHouse(config.clickhouseUrl, { applicationName: 'debrief workers', maxConnections: 2 });
  opened.defer(() => clickhouse.close());
  const { analyser: given = createLocalAnalyser() } = config;
  const analyser = typeof given === 'function' ? given(sql) : given;
  const wakeSender = createWakeSender(sql);
  const queue = await openQueue(config, log, config);
  opened.defer(() => queue.close());
  const ops = config.ops && (await openOps(config, config.ops, sql, queue));
  if (ops) opened.defer(() => ops.server.close());
  const observe = ops?.metrics.observe;

  const analyseConversations = createAnalyseConversations({
    sql,
    analyser: observe ? observeAnalyser(analyser, observe) : analyser,
    atOnce: { name: LOCAL_ANALYSER, findFlags: analyseAtOnce },
    onSaved: () => wakeSender.wake(),
  });
  const takeTurns = createTakeTurns();
  const request = createRequestLiving<AnalysisRequest>(sql, (requests) =>
    queue.request(gatherRequests(takeTurns(requests), together)),
  );
  const bury = (dead: BuriedJob) => buryJob(sql, dead);
  const requestSteps = createRequestLiving<JobRequest>(sql, queue.request);
  const sendWebhooks = createSendWebhooks(sql, queue.request);
  const { webhooks: { secret: deskSecret, allowPrivate = false, timeoutMs } = {} } = config;
  const deliver = createDeliver({ sql, deskSecret, allowPrivate, timeoutMs });
  const handlers = [
    ...createAnalyseHandlers({ analyseConversations, request, together, log, telemetry }),
    createDeliverWebhookHandler({ deliver, requestDue: sendWebhooks, bury }),
    createRetagHandler({ retag: createRetag(sql), request: requestSteps, wake: () => wakeSender.wake() }),
  ];
  const matched = matchHandlers(jobs, handlers);

  const wakes = await openWakes(sql);
  opened.defer(() => wakes.close());
  const worker = await startWorker({
    ...{ place: config, handlers: matched, concurrency, log, queueTelemetry },
    bury,
    onEnd: observe?.job,
  });
  const leadership = holdLeadership({
    connect: () => connectPostgres(databaseUrl, { applicationName: 'debrief leadership', max: 1 }),
    log,
    tasks: listTasks({
      ...{ sql, clickhouse, config, queue, request, requestSteps, sendWebhooks, wakes, log, telemetry, observe },
      wake: () => wakeSender.wake(),
      embedder: config.embedder?.(sql) ?? null,
    }),
  });
  const place = config.redisUrl ? 'redis' : 'postgres';
  opened.defer(reportSelf(sql, { queue: place, analyser: analyser.name, concurrency, budget: config.budget }, log));
  log.info({ queue: place, concurrency, analyser: analyser.name }, 'workers run');

  const resources = opened.move();
  async function stop(): Promise<void> {
    const rested = await within(FINISH_MS + 500, Promise.all([leadership.close(), worker.close(FINISH_MS)]));
    if (!rested) log.warn('stops without waiting longer: what is under way is taken up again elsewhere');
    await within(1_000, resources.disposeAsync());
    await within(500, telemetry.stop());
    log.info('workers stopped');
  }

  let stopped: Promise<void> | null = null;
  return {
    opsPort: ops?.server.port ?? null,
    leads: () => leadership.leads(),
    stop: () => (stopped ??= stop()),
  };
}

/** Loads what only a process that is watched needs. Null when the port cannot be had: that is no reason not to work. */
async function openOps(config: WorkersConfig, options: OpsOptions, sql: Sql, { countJobs }: JobQueue) {
  const [{ openMetrics }, { serveOps }] = await Promise.all([
    import('./metrics/open-metrics.ts'),
    import('./ops/serve-ops.ts'),
  ]);
  const { log } = config;
  const metrics = openMetrics({ sql, countJobs, onError: (error) => log.warn({ err: error }, 'a metric is missing') });
  try {
    return { metrics, server: await serveOps(options, { metrics, place: config, log }) };
  } catch (error) {
    log.error({ err: error, port: options.port }, 'metrics and the queue board are not served');
    return null;
  }
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
