/**
 * Hours, days, weeks and months as the workspace's clock and calendar have them: a day may be 23 or 25 hours long, and a
 * week begins where the workspace says. One place says so, for the numbers and for the empty stretches between them.
 */
import { z } from 'zod';
import type { ClickHouse } from './connect.ts';
import { bind, bindInstant, ch, render, type Fragment } from './fragment.ts';

export const grains = ['hour', 'day', 'week', 'month'] as const;
export type Grain = (typeof grains)[number];

/** Instants; `from` is inclusive, `to` is not. */
export interface Period {
  from: Date;
  to: Date;
}

export interface Calendar {
  /** IANA name. */
  timeZone: string;
  /** ISO weekday the week begins with: 1 Monday … 7 Sunday. */
  weekStart: number;
}

export interface Bucket {
  /** The instant it begins at. */
  start: Date;
  /** Local: `2026-10-25`, for hours `2026-10-25T02:00` (which a clock set back has twice). */
  label: string;
}

const MAX_BUCKETS = 20_000;
const HOUR_MS = 3_600_000;
const SHORTEST_MS: Record<Grain, number> = {
  hour: HOUR_MS,
  day: 23 * HOUR_MS,
  week: 167 * HOUR_MS,
  month: 671 * HOUR_MS,
};

/** A conversation belongs to the period in which it started. */
export function within(period: Period): Fragment {
  return ch`started_at >= ${bindInstant(period.from)} and started_at < ${bindInstant(period.to)}`;
}

/** The beginning of the bucket that an instant falls in, as a DateTime of the workspace's zone. */
export function bucketOf(instant: Fragment, grain: Grain, { timeZone, weekStart }: Calendar): Fragment {
  const zone = bind('String', timeZone);
  const local = ch`toTimeZone(${instant}, ${zone})`;
  if (grain === 'hour') return ch`toStartOfHour(${local})`;
  return ch`toDateTime(${dateOf(ch`toDate(${local})`, grain, weekStart)}, ${zone})`;
}

/** Columns `start_s` (Unix seconds) and `label` of a bucket. */
export function describeBucket(bucket: Fragment, grain: Grain, { timeZone }: Calendar): Fragment {
  const format = grain === 'hour' ? ch`'%FT%H:00'` : ch`'%F'`;
  return ch`toUnixTimestamp(${bucket}) as start_s, formatDateTime(${bucket}, ${format}, ${bind('String', timeZone)}) as label`;
}

/** What `describeBucket` returns, as a Bucket. */
export const bucketRow = z.object({ start_s: z.int(), label: z.string() });

export function toBucket(row: z.infer<typeof bucketRow>): Bucket {
  return { start: new Date(row.start_s * 1_000), label: row.label };
}

/** Every bucket that the period touches, in order, whether or not anything happened in it. Throws above 20,000. */
export async function listBuckets(
  clickhouse: ClickHouse,
  period: Period,
  grain: Grain,
  calendar: Calendar,
  signal?: AbortSignal,
): Promise<Bucket[]> {
  const lengthMs = period.to.getTime() - period.from.getTime();
  if (lengthMs <= 0) return [];
  if (lengthMs / SHORTEST_MS[grain] > MAX_BUCKETS)
    throw new RangeError(`the period has more than ${MAX_BUCKETS} ${grain}s`);
  const last = bindInstant(new Date(period.to.getTime() - 1));
  const bucket = bucketOf(ch`instant`, grain, calendar);
  // Steps no bucket can slip between: half an hour for hours, 23 hours for anything built of days; and the last instant.
  const stepMs = grain === 'hour' ? HOUR_MS / 2 : 23 * HOUR_MS;
  const { query, params } = render(ch`
    select distinct ${describeBucket(bucket, grain, calendar)}
    from (
      select least(${bindInstant(period.from)} + toIntervalMillisecond(number * ${bind('Int64', stepMs)}), ${last}) as instant
      from numbers(${bind('UInt64', Math.ceil(lengthMs / stepMs) + 1)})
    )
    order by start_s`);
  const result = await clickhouse.query({
    query,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: { readonly: '1', max_execution_time: 10 },
    ...(signal ? { abort_signal: signal } : {}),
  });
  return z
    .array(bucketRow)
    .parse(await result.json())
    .map(toBucket);
}

function dateOf(day: Fragment, grain: 'day' | 'week' | 'month', weekStart: number): Fragment {
  if (grain === 'day') return day;
  if (grain === 'month') return ch`toStartOfMonth(${day})`;
  return ch`${day} - (toDayOfWeek(${day}) - ${bind('Int64', weekStart)} + 7) % 7`;
}
