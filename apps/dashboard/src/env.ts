import { defineEnvVars } from '@sveltejs/kit/env';
import { z } from 'zod';
import { building } from '$app/env';

/* Read when the server starts; Kit lists every mistake at once and does not start. */

/** A build runs the server's modules with no environment to check: there the schema lets anything pass, unread. */
function atBoot<Schema extends z.ZodType<unknown, string | undefined>>(schema: Schema): Schema {
  return building ? (z.any() as unknown as Schema) : schema;
}

/** Compose files and shells pass an unset variable on as an empty string. */
function optional<Output>(schema: z.ZodType<Output, string>) {
  return atBoot(
    z
      .string()
      .optional()
      .transform((value) => value || undefined)
      .pipe(schema.optional()),
  );
}

const required = 'is not set';

export const variables = defineEnvVars({
  DATABASE_URL: {
    description: 'PostgreSQL 15 or newer: postgres://user:password@host:port/database',
    schema: atBoot(
      z.url({
        protocol: /^postgres(ql)?$/,
        error: (issue) =>
          issue.input === undefined ? required : 'must be postgres://user:password@host:port/database',
      }),
    ),
  },
  CLICKHOUSE_URL: {
    description: 'ClickHouse over HTTP: http://user:password@host:8123/database',
    schema: atBoot(
      z.url({
        protocol: /^https?$/,
        error: (issue) => (issue.input === undefined ? required : 'must be http://user:password@host:port/database'),
      }),
    ),
  },
  DEBRIEF_SECRET: {
    description: 'Signs sessions and seals the first key; at least 32 characters, the same on every dashboard',
    schema: atBoot(
      z
        .string({ error: required })
        .min(32, 'must have at least 32 characters; `openssl rand -base64 32` makes a good one'),
    ),
  },
  REDIS_URL: {
    description: 'Carries wake-ups between processes; without it they poll',
    schema: optional(z.url({ protocol: /^rediss?$/, error: 'must be redis://host:port' })),
  },
  DEBRIEF_RATE_LIMIT: {
    description: 'Requests a second that one key may send to /v1, per dashboard process (1000)',
    schema: optional(
      z
        .string()
        .regex(/^[1-9]\d{0,6}$/, 'must be a whole number from 1')
        .transform(Number),
    ),
  },
  DEBRIEF_METRICS_TOKEN: {
    description: 'Opens /metrics to programs on other machines, as a bearer token; at least 16 characters',
    schema: optional(z.string().min(16, 'must have at least 16 characters')),
  },
  DEBRIEF_WORKERS_URL: {
    description: 'Where a worker process serves its port (DEBRIEF_WORKERS_PORT): the queue board is shown from there',
    schema: optional(
      z.url({ protocol: /^https?$/, error: 'must be http://host:port' }).transform((url) => new URL(url).origin),
    ),
  },
  DEBRIEF_WEBHOOK_ALLOW_PRIVATE: {
    description: 'Webhooks may go to addresses in private networks (false); the same for the workers',
    schema: optional(z.stringbool('must be true or false')),
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    description: 'Sends traces there, as OpenTelemetry’s other variables say; nothing is loaded without it',
    schema: optional(z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })),
  },
  DEBRIEF_GEOIP_DB: { description: 'Path of an .mmdb city database', schema: optional(z.string()) },
  DEBRIEF_OWNER_EMAIL: {
    description: 'Unattended set-up: the owner is created at the first start',
    schema: optional(z.email('must be an e-mail address')),
  },
  DEBRIEF_OWNER_PASSWORD: {
    description: 'Unattended set-up: at least 10 characters',
    schema: optional(z.string().min(10, 'must have at least 10 characters')),
  },
  DEBRIEF_API_KEY: {
    description: "Unattended set-up: the first workspace's secret key",
    schema: optional(z.string().min(16, 'must have at least 16 characters')),
  },
  ORIGIN: {
    description: 'The address people visit, when a proxy does not pass it on: https://debrief.example.com',
    schema: optional(
      z
        .url({ protocol: /^https?$/, error: 'must be http://host or https://host' })
        .refine((url) => new URL(url).pathname === '/', 'must have no path')
        .transform((url) => new URL(url).origin),
    ),
  },
  LOG_LEVEL: {
    schema: optional(
      z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
        error: 'must be trace, debug, info, warn, error or silent',
      }),
    ).transform((level) => level ?? 'info'),
  },
});
