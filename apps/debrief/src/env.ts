import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { modelEnvSchema, type ModelEnv } from '@debrief/pipelines/analyse/model';
import { embeddingsEnvSchema, type EmbeddingsEnv } from '@debrief/pipelines/topics/embed';
import { z } from 'zod';
import { DeskError } from './desk-error.ts';
import { repositoryRoot } from './paths.ts';

const database = z.url({ protocol: /^postgres(ql)?$/, error: 'must be postgres://user:password@host:port/database' });
const clickhouse = z.url({ protocol: /^https?$/, error: 'must be http://user:password@host:port/database' });
const redis = z.url({ protocol: /^rediss?$/, error: 'must be redis://host:port' });
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const settingsSchema = z.object({
  DEBRIEF_DATA_DIR: z.string().default('.debrief'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DEBRIEF_WORKERS_PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(0),
  ORIGIN: z
    .url({ protocol: /^https?$/, error: 'must be the address people visit, such as https://debrief.example.com' })
    .optional(),
  DATABASE_URL: database.optional(),
  REDIS_URL: redis.optional(),
  CLICKHOUSE_URL: clickhouse.optional(),
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[\w.-]+$/, 'must be the name of a ClickHouse cluster')
    .optional(),
  DEBRIEF_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DEBRIEF_GEOIP_DB: z
    .string()
    .refine((path) => existsSync(resolve(repositoryRoot, path)), 'is not there: it must be the path of an .mmdb file')
    .optional(),
  DEBRIEF_OWNER_EMAIL: z.email('must be an e-mail address').optional(),
  DEBRIEF_OWNER_PASSWORD: z.string().min(10, 'must have at least 10 characters').optional(),
  DEBRIEF_API_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(levels, { error: `must be one of ${levels.join(', ')}` }).default('info'),
});

/** What the launcher and the commands go by, after defaults. */
export interface Settings {
  /** Absolute. */
  dataDir: string;
  /** 0 for any free one. */
  port: number;
  host: string;
  /** Where the workers serve metrics and the queue board; 0 for any free one. */
  workersPort: number;
  /** Null: the address the server listens on. */
  origin: string | null;
  /** Null: the embedded server. */
  databaseUrl: string | null;
  /** Null: the embedded server. */
  clickhouseUrl: string | null;
  clickhouseCluster: string | undefined;
  /** Null: the queue lives in Postgres. */
  redisUrl: string | null;
  /** Null: the one kept in the data directory. */
  secret: string | null;
  /** Absolute; null: no database of places. */
  geoDatabase: string | null;
  logLevel: (typeof levels)[number];
}

/**
 * The settings of this process: `.env` at the repository's root, overridden by the environment.
 * Throws `DeskError` `settings_invalid` that lists every mistake.
 */
export function readSettings(): Settings {
  loadEnvFile();
  return parseSettings(process.env);
}

/** The embedding model that a filter may ask, read in the same way; a filter needs no other setting. */
export function readEmbeddingsSettings(): EmbeddingsEnv {
  return readAs(embeddingsEnvSchema);
}

/** The chat model that the workers ask, read in the same way. */
export function readModelSettings(): ModelEnv {
  return readAs(modelEnvSchema);
}

function readAs<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
  loadEnvFile();
  const { success, data, error } = schema.safeParse(process.env);
  if (!success) throw unfitting(error.issues);
  return data;
}

function loadEnvFile(): void {
  const file = resolve(repositoryRoot, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

function unfitting(issues: readonly z.core.$ZodIssue[], others: readonly string[] = []): DeskError {
  const mistakes = [...issues.map((issue) => `${issue.path.join('.')} ${issue.message}`), ...others];
  return new DeskError('settings_invalid', ['These settings do not fit:', ...mistakes].join('\n  '));
}

/** The same from given variables; an empty one counts as unset, as compose files pass it on. */
export function parseSettings(variables: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = settingsSchema.safeParse(given);
  // The workers' own settings: told here, with the others, before anything starts.
  const model = modelEnvSchema.safeParse(given);
  const issues = [...(result.error?.issues ?? []), ...(model.error?.issues ?? [])];
  const others: string[] = [];
  const [email, password] = ['DEBRIEF_OWNER_EMAIL', 'DEBRIEF_OWNER_PASSWORD'];
  if (email in given !== password in given) {
    others.push(`${email in given ? password : email} is missing: e-mail and password go together`);
  }
  if (!result.success || issues.length + others.length > 0) throw unfitting(issues, others);
  const env = result.data;
  return {
    dataDir: resolve(repositoryRoot, env.DEBRIEF_DATA_DIR),
    port: env.PORT,
    host: env.HOST,
    workersPort: env.DEBRIEF_WORKERS_PORT,
    origin: env.ORIGIN === undefined ? null : new URL(env.ORIGIN).origin,
    databaseUrl: env.DATABASE_URL ?? null,
    clickhouseUrl: env.CLICKHOUSE_URL ?? null,
    clickhouseCluster: env.CLICKHOUSE_CLUSTER,
    redisUrl: env.REDIS_URL ?? null,
    secret: env.DEBRIEF_SECRET ?? null,
    geoDatabase: env.DEBRIEF_GEOIP_DB === undefined ? null : resolve(repositoryRoot, env.DEBRIEF_GEOIP_DB),
    logLevel: env.LOG_LEVEL,
  };
}

/**
 * The environment of a process that the launcher starts: this one's, so that settings the launcher does not know (of a
 * model's vendor, say) arrive, under the given variables; null takes one away.
 */
export function childEnvironment(variables: Record<string, string | null>): NodeJS.ProcessEnv {
  const merged = { ...process.env, ...variables };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** Where the person stands who typed the command; pnpm itself changes to the package's directory. */
export function callerDirectory(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

/** Whether this run is a continuous integration's. */
export function isContinuousIntegration(): boolean {
  return process.env.CI === 'true';
}
