/** What processes and commands say of themselves. A shape that is not understood (another release's) counts as unsaid. */
import { z } from 'zod';
import type { Sql } from '../postgres/connect.ts';

const count = z.int().nonnegative();

const schemas = {
  /** A process that works on jobs. */
  workers: z.object({
    version: z.string(),
    node: z.string(),
    startedAt: z.iso.datetime(),
    queue: z.enum(['redis', 'postgres']),
    analyser: z.string(),
    concurrency: count,
    /** The desk's own limits of a day for models; absent where there is no model. */
    budget: z.object({ usd: z.number().nullable(), tokens: z.number().nullable() }).optional(),
  }),
  /** Jobs by state. */
  queue: z.object({ waiting: count, delayed: count, active: count, failed: count }),
  /** The newest insert into ClickHouse. */
  facts: z.object({ insertSeconds: z.number().nonnegative(), rows: count }),
  /** The newest comparison of ClickHouse with Postgres. */
  reconcile: z.object({
    workspaces: count,
    conversations: count,
    messages: count,
    pending: count,
    differences: count,
    repaired: count,
  }),
};

export type HealthReportKind = keyof typeof schemas;
export type HealthReport<Kind extends HealthReportKind> = z.infer<(typeof schemas)[Kind]> & {
  at: Date;
  /** By the database's clock, which also set `at`. */
  ageSeconds: number;
};

/** Says how things stand, in place of what was said before under this name; `speaker` tells several of a kind apart. */
export async function reportHealth<Kind extends HealthReportKind>(
  sql: Sql,
  kind: Kind,
  detail: z.infer<(typeof schemas)[Kind]>,
  speaker?: string,
): Promise<void> {
  await sql`
    insert into health_report (name, detail) values (${nameOf(kind, speaker)}, ${sql.json(detail)})
    on conflict (name) do update set detail = excluded.detail, at = now()`;
}

/** Takes back what a speaker said: it has stopped. */
export async function withdrawReport(sql: Sql, kind: HealthReportKind, speaker: string): Promise<void> {
  await sql`delete from health_report where name = ${nameOf(kind, speaker)}`;
}

export interface HealthReports {
  /** Processes that spoke in the last minute, newest first. */
  workers: HealthReport<'workers'>[];
  queue: HealthReport<'queue'> | null;
  facts: HealthReport<'facts'> | null;
  reconcile: HealthReport<'reconcile'> | null;
}

/** A process that was killed could not take back what it said. */
const SILENT_SECONDS = 60;

/** Everything that was said last. */
export async function readHealthReports(sql: Sql): Promise<HealthReports> {
  const rows = await sql<StoredReport[]>`
    select name, detail, at, extract(epoch from now() - at)::float8 as "ageSeconds" from health_report order by at desc`;
  const [queue = null] = reportsOf('queue', rows);
  const [facts = null] = reportsOf('facts', rows);
  const [reconcile = null] = reportsOf('reconcile', rows);
  const workers = reportsOf('workers', rows).filter((report) => report.ageSeconds < SILENT_SECONDS);
  return { workers, queue, facts, reconcile };
}

/** Forgets processes that have been silent for an hour. */
export async function forgetSilentWorkers(sql: Sql): Promise<void> {
  await sql`delete from health_report where name like 'workers/%' and at < now() - interval '1 hour'`;
}

interface StoredReport {
  name: string;
  detail: unknown;
  at: Date;
  ageSeconds: number;
}

function reportsOf<Kind extends HealthReportKind>(kind: Kind, rows: StoredReport[]): HealthReport<Kind>[] {
  return rows.flatMap(({ name, detail, at, ageSeconds }) => {
    if (name !== kind && !name.startsWith(`${kind}/`)) return [];
    const parsed = schemas[kind].safeParse(detail);
    return parsed.success ? [{ ...(parsed.data as z.infer<(typeof schemas)[Kind]>), at, ageSeconds }] : [];
  });
}

function nameOf(kind: HealthReportKind, speaker?: string): string {
  return speaker === undefined ? kind : `${kind}/${speaker}`;
}
