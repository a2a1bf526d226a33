import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import { ask, type AskOptions } from './ask.ts';
import {
  bucketOf,
  bucketRow,
  describeBucket,
  listBuckets,
  toBucket,
  within,
  type Bucket,
  type Calendar,
  type Grain,
  type Period,
} from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { dimension, type DimensionName } from './dimensions.ts';
import { everything, type FactFilter } from './filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { bind, ch, join, name, type Fragment } from './fragment.ts';
import { measure, type MeasureName } from './measures.ts';

export interface Slice<Name extends MeasureName = MeasureName> extends Calendar {
  measures: readonly Name[];
  /** None to three. */
  dimensions?: readonly DimensionName[];
  period: Period;
  grain?: Grain | null;
  filter?: FactFilter;
  /** Rows at most; 5,000 when absent. */
  limit?: number;
}

export interface MeasuredValue {
  /** Null when nothing is there to measure: a share of none, a median of none. Seconds for response times. */
  value: number | null;
  numerator: number | null;
  /** What the number is of: always shown with it. Null for plain counts. */
  denominator: number | null;
}

export interface SliceRow<Name extends MeasureName = MeasureName> {
  /** Null without a grain. */
  bucket: Bucket | null;
  /** In the order of the dimensions asked for; '' where it is not known. */
  dimensions: string[];
  values: Record<Name, MeasuredValue>;
}

export interface SliceResult<Name extends MeasureName = MeasureName> {
  /** By bucket, then the first measure's size descending. Buckets and groups with no conversation have no row. */
  rows: SliceRow<Name>[];
  /** Every bucket of the period, for the gaps between rows; empty without a grain. */
  buckets: Bucket[];
  /** There were more rows than the limit. */
  truncated: boolean;
}

const MAX_DIMENSIONS = 3;
const MAX_LIMIT = 50_000;

/** Measures of the conversations that started in a period, by up to three dimensions and by time. */
export async function sliceMeasures<Name extends MeasureName>(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  slice: Slice<Name>,
  options: AskOptions = {},
): Promise<SliceResult<Name>> {
  const { period, grain = null, filter = everything, dimensions = [] } = slice;
  const asked = [...new Set(slice.measures)];
  if (asked.length === 0) throw new RangeError('a slice needs a measure');
  if (dimensions.length > MAX_DIMENSIONS) throw new RangeError(`a slice has at most ${MAX_DIMENSIONS} dimensions`);
  const limit = Math.min(slice.limit ?? 5_000, MAX_LIMIT);

  const groups = dimensions.map((dimensionName, index) => ({
    alias: name(`d${index}`),
    value: dimension(dimensionName).value(slice),
  }));
  const keys = [...(grain ? [ch`start_s`, ch`label`] : []), ...groups.map((group) => group.alias)];
  const bucket = grain ? describeBucket(bucketOf(ch`started_at`, grain, slice), grain, slice) : null;
  const columns = [
    ...(bucket ? [bucket] : []),
    ...groups.map(({ alias, value }) => ch`${value} as ${alias}`),
    ...asked.map(measureColumns),
  ];
  const order = [...(grain ? [ch`start_s`] : []), ch`ifNull(n0, d0_of) desc`, ...groups.map((group) => group.alias)];

  const [found, buckets] = await Promise.all([
    ask(
      clickhouse,
      workspaceId,
      {
        from: 'conversation_facts',
        select: join(columns, ', '),
        where: ch`${within(period)} and ${filterToSql(filter, slice)}`,
        rest: ch`
          ${keys.length > 0 ? ch`group by ${join(keys, ', ')}` : ch``}
          order by ${join(order, ', ')}
          limit ${bind('UInt64', limit + 1)}`,
        row: sliceRow(asked, dimensions.length, grain !== null),
      },
      options,
    ),
    grain ? listBuckets(clickhouse, period, grain, slice, options.signal) : [],
  ]);
  return { rows: found.slice(0, limit), buckets, truncated: found.length > limit };
}

/** Numerator, denominator and value of the index-th measure: `n0`, `d0_of`, `v0`. */
function measureColumns(measureName: MeasureName, index: number): Fragment {
  const { numerator, denominator, value } = measure(measureName);
  const nothing = ch`null`;
  return join(
    [
      ch`${numerator ?? nothing} as ${name(`n${index}`)}`,
      ch`${denominator ?? nothing} as ${name(`d${index}_of`)}`,
      ch`${value ?? nothing} as ${name(`v${index}`)}`,
    ],
    ', ',
  );
}

const cell = z.union([z.string(), z.number(), z.null()]);
const dimensionValue = z.string();
const number = z.number().nullable();

function sliceRow<Name extends MeasureName>(
  asked: Name[],
  dimensionCount: number,
  bucketed: boolean,
): z.ZodType<SliceRow<Name>> {
  return z.record(z.string(), cell).transform((row) => ({
    bucket: bucketed ? toBucket(bucketRow.parse(row)) : null,
    dimensions: Array.from({ length: dimensionCount }, (_, index) => dimensionValue.parse(row[`d${index}`])),
    values: Object.fromEntries(
      asked.map((measureName, index) => [
        measureName,
        toValue(number.parse(row[`n${index}`]), number.parse(row[`d${index}_of`]), number.parse(row[`v${index}`])),
      ]),
    ) as Record<Name, MeasuredValue>,
  }));
}

function toValue(numerator: number | null, denominator: number | null, value: number | null): MeasuredValue {
  if (numerator === null) return { value, numerator, denominator };
  if (denominator === null) return { value: numerator, numerator, denominator };
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}
