/** What a dashboard process tells Prometheus: its own requests and streams, and how the desk stands by the database. */
import {
  countDeadLetters,
  outboxReaders,
  readHealthReports,
  readLag,
  readPartitions,
  type HealthReports,
  type Sql,
} from '@debrief/db';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Observe } from './observe.ts';

export interface MetricsDeps {
  sql: Sql;
  /** Live streams of this process. */
  countStreams: () => number;
  /** Told of a source that could not be read: its numbers are then left out. */
  onError: (error: unknown) => void;
}

export interface Metrics {
  observe: Observe;
  contentType: string;
  /** In Prometheus's text format. Never throws: what cannot be read just now is left out. */
  text: () => Promise<string>;
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** Opens a registry of its own, with Node's own numbers in it. */
export function openMetrics({ sql, countStreams, onError }: MetricsDeps): Metrics {
  const registry = new Registry();
  const named = (name: string, help: string) => ({ name: `debrief_${name}`, help, registers: [registry] });
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    ...named('ingest_requests_total', 'Posts to /v1 that were answered'),
    labelNames: ['route', 'status'] as const,
  });
  const requestSeconds = new Histogram({
    ...named('ingest_seconds', 'From a post’s headers to its answer, commit included'),
    labelNames: ['route'] as const,
    buckets: seconds,
  });
  const items = new Counter({
    ...named('ingest_items_total', 'Items of posts, by what became of them'),
    labelNames: ['status'] as const,
  });
  const commitItems = new Histogram({
    ...named('group_commit_items', 'Items per transaction of group commit'),
    buckets: sizes,
  });
  const commitSeconds = new Histogram({
    ...named('group_commit_seconds', 'Transactions of group commit'),
    buckets: seconds,
  });
  // There from the first scrape on, so that their rate is right from the first item on.
  for (const status of ['created', 'duplicate', 'rejected']) items.inc({ status }, 0);
  new Gauge({
    ...named('sse_clients', 'Open live streams of this process'),
    collect() {
      this.set(countStreams());
    },
  });
  addDeskGauges(named, sql, onError);

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observe: {
      request(route, status, took) {
        requests.inc({ route, status });
        requestSeconds.observe({ route }, took);
      },
      items: (status, count) => {
        items.inc({ status }, count);
      },
      commit(count, took) {
        commitItems.observe(count);
        commitSeconds.observe(took);
      },
    },
  };
}

type Named = (name: string, help: string) => { name: string; help: string; registers: Registry[] };

/** The same from every dashboard process of a desk; read when somebody asks. */
function addDeskGauges(named: Named, sql: Sql, onError: (error: unknown) => void): void {
  const lags = shareFlight(() => readLag(sql, outboxReaders));
  const reports = shareFlight(() => readHealthReports(sql));

  function gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    read: () => Promise<[Partial<Record<Label, string>>, number][]>,
  ): void {
    const made: Gauge<Label> = new Gauge({
      ...named(name, help),
      labelNames,
      async collect() {
        made.reset();
        // Zero would be a lie about what could not be read.
        if (labelNames.length === 0) made.remove();
        await read().then((values) => {
          for (const [labels, value] of values) made.set(labels, value);
        }, onError);
      },
    });
  }

  gauge('outbox_lag_seconds', 'Age of the oldest row a reader has not acted on', ['reader'], async () =>
    (await lags()).map(({ reader, lagSeconds }) => [{ reader }, lagSeconds]),
  );
  gauge('outbox_behind_rows', 'Rows a reader has not acted on, at most', ['reader'], async () =>
    (await lags()).map(({ reader, behind }) => [{ reader }, behind]),
  );
  gauge('outbox_rows_ahead', 'Rows that fit into the outbox before it needs a partition', [], async () => [
    [{}, (await readPartitions(sql)).rowsAhead],
  ]);
  gauge('dead_letters', 'Jobs that were given up and not dismissed', ['job'], async () =>
    (await countDeadLetters(sql)).map(({ job, dead }) => [{ job }, dead]),
  );
  gauge('workers', 'Worker processes that spoke in the last minute', [], async () => [
    [{}, (await reports()).workers.length],
  ]);
  gauge('queue_jobs', 'Jobs in the queue by state, as the workers last said', ['state'], async () =>
    queueStates((await reports()).queue).map(([state, count]) => [{ state }, count]),
  );
  gauge('clickhouse_last_insert_seconds', 'What the newest insert of facts took', [], async () => {
    const { facts } = await reports();
    return facts ? [[{}, facts.insertSeconds]] : [];
  });
}

function queueStates(queue: HealthReports['queue']): [string, number][] {
  if (!queue) return [];
  const { waiting, delayed, active, failed } = queue;
  return Object.entries({ waiting, delayed, active, failed });
}

/** Whoever asks while an answer is on its way gets that one. */
function shareFlight<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let flight: Promise<Answer> | null = null;
  return () => (flight ??= ask().finally(() => (flight = null)));
}
