/** Everything that exactly one worker process of the desk does: the readers of the outbox, and what recurs. */
import { foldInboxCounts, outboxReaders, SEARCH, type Sql } from '@debrief/db';
import type { ClickHouse } from '@debrief/db/clickhouse';
import { createLoadFacts } from '@debrief/pipelines/load-facts';
import type { Embedder } from '@debrief/pipelines/topics/embed';
import { noTelemetry, type Telemetry } from '@debrief/pipelines/telemetry';
import type { Logger } from 'pino';
import type { Observe } from './metrics/observe.ts';
import type { JobQueue } from './queues/open-queue.ts';
import type { AnalysisRequest, JobRequest } from '@debrief/pipelines/jobs';
import { createUnderWay } from './queues/under-way.ts';
import { ANALYTICS, createAnalytics } from './readers/analytics.ts';
import { createDispatch, DISPATCH } from './readers/dispatch.ts';
import type { Task } from './readers/hold-leadership.ts';
import { runReader, type StepResult } from './readers/run-reader.ts';
import { createSearch } from './readers/search.ts';
import { createTopics, TOPICS } from './readers/topics.ts';
import type { Wakes } from './readers/wakes.ts';
import { createReportQueue } from './reports/report-queue.ts';
import { createEnqueueDue } from './schedules/enqueue-due.ts';
import { createKeepDeadLetters } from './schedules/keep-dead-letters.ts';
import { createKeepFacts, type KeepFactsDeps } from './schedules/keep-facts.ts';
import { createKeepModelUse } from './schedules/keep-model-use.ts';
import { createKeepPartitions } from './schedules/keep-partitions.ts';
import { createRequeueRetries } from './schedules/requeue-retries.ts';
import { createRetagDue } from './schedules/retag-due.ts';
import { createKeepDeliveries } from './schedules/send-webhooks.ts';
import { createSettleFlags } from './schedules/settle-flags.ts';
import { runSchedule } from './schedules/run-schedule.ts';
import { createLapseStreams } from './schedules/lapse-streams.ts';
import { createTellWaiting } from './schedules/tell-waiting.ts';
import { createWakeSnoozed } from './schedules/wake-snoozed.ts';

export interface TaskDeps {
  sql: Sql;
  clickhouse: ClickHouse;
  config: KeepFactsDeps['config'];
  queue: JobQueue;
  /** Asks for analyses; durable when it returns. */
  request: (requests: AnalysisRequest[]) => Promise<void>;
  /** Asks for steps of re-taggings; durable when it returns. */
  requestSteps: (jobs: JobRequest[]) => Promise<void>;
  /** Asks for the deliveries of webhooks that are due; durable when it returns. */
  sendWebhooks: () => Promise<unknown>;
  wakes: Wakes;
  /** Called after a commit that others must hear of. */
  wake: () => void;
  log: Logger;
  telemetry: Telemetry;
  observe?: Observe;
  /** Null or absent: topics are found by words alone. */
  embedder?: Embedder | null;
}

/** A visitor and the bot speak seconds apart; this keeps a burst of messages to four analyses a second. */
const DISPATCH_PACE_MS = 250;
/** ClickHouse likes few and large inserts; a page may show counts a second old. */
const ANALYTICS_PACE_MS = 1_000;
/** Who searches for what was said this moment waits this much longer; a burst is one document. */
const SEARCH_PACE_MS = 500;
/** Placing questions reads all the workspace's topics: what comes in five seconds is placed together. */
const TOPICS_PACE_MS = 5_000;
/** A member who asked for another try is watching. */
const RETRIES_EVERY_MS = 2_000;
/** Between two looks there must not be less to do than a process does: 1,000 a second. */
const DUE_EVERY_MS = 2_000;
/** Who asked for it is watching; each step asks for the next one by itself. */
const RETAG_EVERY_MS = 1_000;
/** The shortest wait between two tries of a webhook is 5 s. */
const WEBHOOKS_EVERY_MS = 2_000;
const FACTS_EVERY_MS = 5_000;
const REPORT_EVERY_MS = 5_000;
const LETTERS_EVERY_MS = 60_000;
const PARTITIONS_EVERY_MS = 60_000;
/** A member who moved the threshold is watching. */
const SETTLE_EVERY_MS = 1_000;
const MODEL_USE_EVERY_MS = 600_000;
/** Rows that a reader of the counts sums up in between: those of as many seconds. */
const COUNTS_EVERY_MS = 5_000;
/** Who snoozes until nine looks at nine. */
const SNOOZED_EVERY_MS = 5_000;
/** Who waits was told minutes. */
const WAITING_EVERY_MS = 5_000;

export function listTasks({
  sql,
  clickhouse,
  config,
  queue,
  request: ask,
  requestSteps,
  sendWebhooks,
  wakes,
  wake,
  log,
  telemetry,
  observe,
  embedder,
}: TaskDeps): Task[] {
  const underWay = createUnderWay();
  async function request(requests: AnalysisRequest[]): Promise<void> {
    await ask(requests);
    underWay.note(requests.filter(({ due }) => due));
  }
  const wantsRequestIds = () => log.isLevelEnabled('debug') || telemetry !== noTelemetry;
  const loadFacts = createLoadFacts({ sql, clickhouse, telemetry, wantsRequestIds });

  function reader(name: string, paceMs: number, work: () => Promise<StepResult>): Task {
    const step = observeStep(name, work, observe);
    return { name, run: (signal) => runReader({ name, step, wakes, log, paceMs }, signal) };
  }
  function schedule(name: string, everyMs: number, work: (signal: AbortSignal) => Promise<void>): Task {
    return { name, run: (signal) => runSchedule({ name, everyMs, work }, log, signal) };
  }

  return [
    reader(DISPATCH, DISPATCH_PACE_MS, createDispatch({ sql, request, sendWebhooks, log, telemetry })),
    reader(ANALYTICS, ANALYTICS_PACE_MS, createAnalytics({ sql, loadFacts, log, observe })),
    schedule('facts', FACTS_EVERY_MS, createKeepFacts({ sql, clickhouse, config, log })),
    reader(SEARCH, SEARCH_PACE_MS, createSearch({ sql, log })),
    reader(TOPICS, TOPICS_PACE_MS, createTopics({ sql, embedder, onSaved: wake, log })),
    schedule('due', DUE_EVERY_MS, createEnqueueDue({ sql, request, countJobs: queue.countJobs, underWay })),
    schedule('retries', RETRIES_EVERY_MS, createRequeueRetries(sql, queue, log)),
    schedule('dead letters', LETTERS_EVERY_MS, createKeepDeadLetters(sql, queue, log)),
    schedule('webhooks', WEBHOOKS_EVERY_MS, async () => void (await sendWebhooks())),
    schedule('re-tagging', RETAG_EVERY_MS, createRetagDue(sql, requestSteps)),
    schedule('old deliveries', PARTITIONS_EVERY_MS, createKeepDeliveries(sql)),
    schedule('queue report', REPORT_EVERY_MS, createReportQueue(sql, queue)),
    schedule('snoozed', SNOOZED_EVERY_MS, createWakeSnoozed(sql, log)),
    schedule('waiting visitors', WAITING_EVERY_MS, createTellWaiting(sql, wake, log)),
    schedule('broken answers', WAITING_EVERY_MS, createLapseStreams(sql, wake, log)),
    schedule('flag settings', SETTLE_EVERY_MS, createSettleFlags(sql, wake, log)),
    schedule('inbox counts', COUNTS_EVERY_MS, async () => void (await foldInboxCounts(sql))),
    schedule('model use', MODEL_USE_EVERY_MS, createKeepModelUse(sql, log)),
    schedule('partitions', PARTITIONS_EVERY_MS, createKeepPartitions(sql, outboxReaders, log)),
  ];
}

/** The same step, with what it took told. */
function observeStep(
  name: string,
  work: () => Promise<StepResult>,
  observe: Observe | undefined,
): () => Promise<StepResult> {
  if (!observe) return work;
  return async function step() {
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1_000;
    try {
      const result = await work();
      observe.step(name, result.rows, seconds());
      return result;
    } catch (error) {
      observe.step(name, null, seconds());
      throw error;
    }
  };
}
