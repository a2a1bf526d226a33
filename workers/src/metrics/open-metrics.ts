/** What the worker process tells Prometheus. */
import { countDeadLetters, outboxReaders, readLag, type Sql } from '@debrief/db';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { JobCounts } from '../queues/open-queue.ts';
import type { Observe } from './observe.ts';

export interface MetricsDeps {
  sql: Sql;
  countJobs: () => Promise<JobCounts>;
  /** Told of a source that could not be read: its numbers are then left out. */
  onError: (error: unknown) => void;
}

export interface Metrics {
  observe: Observe;
  contentType: string;
  /** In Prometheus's text format. Never throws: what cannot be read just now is left out. */
  text(): Promise<string>;
}

const seconds = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const rows = [1, 5, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/** Opens a registry of its own, with Node's own numbers in it. */
export function openMetrics({ sql, countJobs, onError }: MetricsDeps): Metrics {
  const registry = new Registry();
  const named = (name: string, help: string) => ({ name: `debrief_${name}`, help, registers: [registry] });
  collectDefaultMetrics({ register: registry });

  const jobSeconds = new Histogram({
    ...named('job_seconds', 'Runs of jobs, by how they ended'),
    labelNames: ['job', 'end'] as const,
    buckets: seconds,
  });
  const stepSeconds = new Histogram({
    ...named('reader_step_seconds', 'Steps of outbox readers that took rows'),
    labelNames: ['reader'] as const,
    buckets: seconds,
  });
  const stepRows = new Histogram({
    ...named('reader_batch_rows', 'Rows per batch of an outbox reader'),
    labelNames: ['reader'] as const,
    buckets: rows,
  });
  const stepFailures = new Counter({
    ...named('reader_failures_total', 'Steps of outbox readers that failed'),
    labelNames: ['reader'] as const,
  });
  const insertSeconds = new Histogram({
    ...named('clickhouse_insert_seconds', 'Inserts of fact batches into ClickHouse'),
    buckets: seconds,
  });
  const factRows = new Counter({
    ...named('fact_rows_total', 'Facts inserted into ClickHouse'),
  });
  const analysisSeconds = new Histogram({
    ...named('analysis_seconds', 'Full analyses, by who made them'),
    labelNames: ['analyser', 'fallback'] as const,
    buckets: seconds,
  });
  const tokens = new Counter({
    ...named('model_tokens_total', 'Tokens sent to and received from the model'),
    labelNames: ['direction'] as const,
  });
  const cost = new Counter({
    ...named('model_cost_usd_total', 'What the model cost, in US dollars, by the price set'),
  });
  // There from the first scrape on, so that their rate is right from the first call on.
  for (const direction of ['input', 'output']) tokens.inc({ direction }, 0);

  const gather = (collect: () => Promise<void>) => async () => {
    await collect().catch(onError);
  };
  const lags = shareFlight(() => readLag(sql, outboxReaders));
  const lagSeconds = new Gauge({
    ...named('outbox_lag_seconds', 'Age of the oldest row a reader has not acted on'),
    labelNames: ['reader'] as const,
    collect: gather(async () => {
      lagSeconds.reset();
      for (const { reader, lagSeconds: lag } of await lags()) lagSeconds.set({ reader }, lag);
    }),
  });
  const behindRows = new Gauge({
    ...named('outbox_behind_rows', 'Rows a reader has not acted on, at most'),
    labelNames: ['reader'] as const,
    collect: gather(async () => {
      behindRows.reset();
      for (const { reader, behind } of await lags()) behindRows.set({ reader }, behind);
    }),
  });
  const queueJobs = new Gauge({
    ...named('queue_jobs', 'Jobs in the queue, by state'),
    labelNames: ['state'] as const,
    collect: gather(async () => {
      queueJobs.reset();
      const { waiting, delayed, active, failed } = await countJobs();
      for (const [state, count] of Object.entries({ waiting, delayed, active, failed }))
        queueJobs.set({ state }, count);
    }),
  });
  const deadLetters = new Gauge({
    ...named('dead_letters', 'Jobs that were given up and not dismissed'),
    labelNames: ['job'] as const,
    collect: gather(async () => {
      deadLetters.reset();
      for (const { job, dead } of await countDeadLetters(sql)) deadLetters.set({ job }, dead);
    }),
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observe: {
      job: (job, end, took) => jobSeconds.observe({ job, end }, took),
      step(reader, taken, took) {
        if (taken === null) return stepFailures.inc({ reader });
        if (taken === 0) return;
        stepSeconds.observe({ reader }, took);
        stepRows.observe({ reader }, taken);
      },
      insert(inserted, took) {
        insertSeconds.observe(took);
        factRows.inc(inserted);
      },
      analysis({ analysedBy, isFallback, inputTokens, outputTokens, costUsd, seconds: took }) {
        analysisSeconds.observe({ analyser: analysedBy, fallback: String(isFallback) }, took);
        tokens.inc({ direction: 'input' }, inputTokens);
        tokens.inc({ direction: 'output' }, outputTokens);
        cost.inc(costUsd);
      },
    },
  };
}

/** Whoever asks while an answer is on its way gets that one. */
function shareFlight<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let flight: Promise<Answer> | null = null;
  return () => (flight ??= ask().finally(() => (flight = null)));
}
