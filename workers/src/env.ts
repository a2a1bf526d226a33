import { modelEnvSchema } from '@debrief/pipelines/analyse/model';
import { embeddingsEnvSchema } from '@debrief/pipelines/topics/embed';
import { z } from 'zod';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Compose files and shells set a variable that is not wanted to nothing. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}

export const workersEnvSchema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }),
    CLICKHOUSE_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' }),
    /** The cluster ClickHouse's tables are on, if any. */
    CLICKHOUSE_CLUSTER: optional(z.string().optional()),
    /** Where the queue lives; absent: in Postgres. */
    REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' }).optional()),
    LOG_LEVEL: optional(z.enum(levels).default('info')),
    /** Jobs at a time. */
    DEBRIEF_WORKER_CONCURRENCY: optional(z.coerce.number().int().min(1).max(64).default(4)),
    /** Where /metrics and the queue board are served; absent: nowhere. */
    DEBRIEF_WORKERS_PORT: optional(z.coerce.number().int().min(0).max(65_535).optional()),
    DEBRIEF_WORKERS_HOST: optional(z.string().default('127.0.0.1')),
    /** Opens /metrics to programs on other machines. */
    DEBRIEF_METRICS_TOKEN: optional(z.string().min(16, 'must have at least 16 characters').optional()),
    /** Webhooks may go to addresses in private networks. */
    DEBRIEF_WEBHOOK_ALLOW_PRIVATE: optional(z.stringbool().default(false)),
    /** The dashboard's: with it come the queue board and signed webhooks. */
    DEBRIEF_SECRET: optional(z.string().min(32, 'must have at least 32 characters').optional()),
    OTEL_EXPORTER_OTLP_ENDPOINT: optional(
      z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
    ),
  })
  .and(modelEnvSchema)
  .and(embeddingsEnvSchema);

export type WorkersEnv = z.infer<typeof workersEnvSchema>;

/** The environment does not fit; the message lists every mistake. */
export class EnvError extends Error {
  readonly code = 'env_invalid';
  override readonly name = 'EnvError';
}

/** The settings of this process; throws EnvError naming every variable that is missing or wrong. */
export function readWorkersEnv(env: NodeJS.ProcessEnv = process.env): WorkersEnv {
  const result = workersEnvSchema.safeParse(env);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new EnvError(mistakes.join('\n'));
}
