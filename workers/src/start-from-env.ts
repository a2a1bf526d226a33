import { createLocalAnalyser } from '@debrief/pipelines/analyse';
import { createAnalyserFromEnv, createModelStores, type ModelStores } from '@debrief/pipelines/analyse/model';
import { createEmbedderFromEnv } from '@debrief/pipelines/topics/embed';
import type { Telemetry } from '@debrief/pipelines/telemetry';
import type { Logger } from 'pino';
import type { Sql } from '@debrief/db';
import type { WorkersEnv } from './env.ts';
import type { OpsOptions } from './ops/serve-ops.ts';
import { startWorkers, type RunningWorkers, type WorkersConfig } from './start-workers.ts';

/** Starts the workers that the settings describe. Throws as startWorkers does. */
export async function startFromEnv(
  env: WorkersEnv,
  { log, telemetry }: { log: Logger; telemetry: Telemetry },
): Promise<RunningWorkers> {
  return startWorkers({
    databaseUrl: env.DATABASE_URL,
    clickhouseUrl: env.CLICKHOUSE_URL,
    clickhouseCluster: env.CLICKHOUSE_CLUSTER,
    redisUrl: env.REDIS_URL,
    concurrency: env.DEBRIEF_WORKER_CONCURRENCY,
    // What a model was paid for is saved one by one.
    together: env.DEBRIEF_MODEL === undefined ? undefined : 1,
    analyser: (sql) => createAnalyserFromEnv(env, { local: createLocalAnalyser(), ...storesFor(env, sql), log }),
    budget: deskBudget(env),
    embedder: (sql) => createEmbedderFromEnv(env, embeddingStoresFor(env, sql)),
    ops: opsFromEnv(env),
    webhooks: { secret: env.DEBRIEF_SECRET, allowPrivate: env.DEBRIEF_WEBHOOK_ALLOW_PRIVATE },
    queueTelemetry: env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? undefined : await openQueueTelemetry(),
    telemetry,
    log,
  });
}

/** Beyond it nothing is asked of a model; null: no limit. */
function deskBudget(env: WorkersEnv): WorkersConfig['budget'] {
  if (env.DEBRIEF_MODEL === undefined && env.DEBRIEF_EMBEDDINGS === undefined) return undefined;
  return { usd: env.DEBRIEF_MODEL_BUDGET_USD ?? null, tokens: env.DEBRIEF_MODEL_BUDGET_TOKENS ?? null };
}

/** What every process's model tier shares; nothing where there is no model. */
function storesFor(env: WorkersEnv, sql: Sql): Partial<ModelStores> {
  if (env.DEBRIEF_MODEL === undefined) return {};
  return createModelStores(sql, { model: env.DEBRIEF_MODEL, timeoutMs: env.DEBRIEF_MODEL_TIMEOUT_MS });
}

/** Spending is the same as a chat model's, so that one budget holds both; calls under way are its own. */
function embeddingStoresFor(env: WorkersEnv, sql: Sql): Pick<Partial<ModelStores>, 'spending' | 'calls'> {
  const model = env.DEBRIEF_EMBEDDINGS;
  if (model === undefined) return {};
  return createModelStores(sql, { model, timeoutMs: env.DEBRIEF_EMBEDDINGS_TIMEOUT_MS });
}

function opsFromEnv(env: WorkersEnv): OpsOptions | undefined {
  if (env.DEBRIEF_WORKERS_PORT === undefined) return undefined;
  return {
    host: env.DEBRIEF_WORKERS_HOST,
    port: env.DEBRIEF_WORKERS_PORT,
    metricsToken: env.DEBRIEF_METRICS_TOKEN,
    deskSecret: env.DEBRIEF_SECRET,
  };
}

/** A job carries the trace of whoever asked for it. */
async function openQueueTelemetry() {
  const { BullMQOtel } = await import('bullmq-otel');
  return new BullMQOtel({ tracerName: 'debrief', enableMetrics: true });
}
