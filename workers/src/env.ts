import { z } from 'zod';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export const workersEnvSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }),
  CLICKHOUSE_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' }),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' })
    .or(z.literal('').transform(() => undefined))
    .optional(),
  LOG_LEVEL: z.enum(levels).default('info'),
  DEBRIEF_WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  DEBRIEF_MODEL: z.string().optional(),
});

export type WorkersEnv = z.infer<typeof workersEnvSchema>;

/** The environment does not fit; the message lists every mistake. */
export class EnvError extends Error {
  readonly code = 'env_invalid';
  override readonly name = 'EnvError';
}

/** The settings of this process; throws EnvError naming every variable that is missing or wrong. */
export function readWorkersEnv(env: NodeJS.ProcessEnv): WorkersEnv {
  const result = workersEnvSchema.safeParse(env);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new EnvError(mistakes.join('\n'));
}
