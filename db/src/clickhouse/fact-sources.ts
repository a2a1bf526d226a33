/**
 * How facts are computed from Postgres' tables, where more than one place must compute them alike. `c` is the
 * conversation, `m` a message. The text is SQL without any value in it.
 */
import type { PendingQuery, Row } from 'postgres';
import type { Queryable } from '../postgres/connect.ts';
import type { Period } from './buckets.ts';

/** ClickHouse's Date ends in 2149, and a sender may say the year 9999: facts of such times stand at the edge. */
export const startedAt = `least(greatest(c.started_at, timestamptz '1970-01-01Z'), timestamptz '2149-06-01Z')`;

const FIRST_MS = Date.UTC(1970, 0, 1);
const LAST_MS = Date.UTC(2149, 5, 1);

/** Conversations whose `startedAt` falls in a period, in words an index on `started_at` understands. */
export function startedWithin(sql: Queryable, { from, to }: Period): PendingQuery<Row[]> {
  const above = from.getTime() <= FIRST_MS ? sql`true` : sql`c.started_at >= ${from}`;
  const below = to.getTime() > LAST_MS ? sql`true` : sql`c.started_at < ${to}`;
  return sql`(${above} and ${below})`;
}

/** Whether a human took part, or was asked for. */
export const handedOff = `(c.handoff_at is not null or c.operator_count > 0)`;

/** Path of the page without host, query and fragment; '' when not known. */
export const page = `case when c.page_url is null then '' else coalesce(nullif(left(regexp_replace(
  split_part(split_part(c.page_url, '#', 1), '?', 1), '^[A-Za-z][A-Za-z0-9+.-]*://[^/]*', ''), 500), ''), '/') end`;

/** Host of the referrer; '' when not known. */
export const referrer = `coalesce(lower(left(substring(
  c.referrer from '^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]+)'), 253)), '')`;

/** Whether a flag `f` says that its message is a fallback, and nobody has called that wrong. */
export const isFallbackFlag = `(f.kind in ('knowledge_gap', 'failed_answer') and f.status in ('open', 'right'))`;

/**
 * Whether a bot message is a fallback: its sender said so, or an analysis did. `f.fallbacks` are the messages of its
 * conversation that have such a flag, or null.
 */
export const isFallback = `(m.answered is false or coalesce(m.id = any(f.fallbacks), false))`;
