import type { WorkspaceId } from '../ids.ts';
import type { AskOptions } from './ask.ts';
import type { Bucket, Calendar, Grain, Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import type { FactFilter } from './filter.ts';
import type { MeasureName } from './measures.ts';
import { sliceMeasures, type MeasuredValue, type SliceRow } from './slice-measures.ts';

export interface OverviewQuestion<Name extends MeasureName> extends Calendar {
  measures: readonly Name[];
  period: Period;
  /** The period to compare with; null for none. */
  compareWith: Period | null;
  grain: Grain;
  filter?: FactFilter;
}

export interface Overview<Name extends MeasureName> {
  current: Record<Name, MeasuredValue>;
  previous: Record<Name, MeasuredValue> | null;
  /** Sparklines: the current period's rows by time; a bucket of `buckets` without a row held no conversation. */
  series: SliceRow<Name>[];
  buckets: Bucket[];
}

/** The cards of the Overview: each measure for a period and the one it is compared with, and its course. */
export async function overview<Name extends MeasureName>(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  { period, compareWith, grain, ...rest }: OverviewQuestion<Name>,
  options: AskOptions = {},
): Promise<Overview<Name>> {
  const whole = async (of: Period) => {
    const { rows } = await sliceMeasures(clickhouse, workspaceId, { ...rest, period: of }, options);
    const [row] = rows;
    if (!row) throw new Error('an aggregate without groups returned no row');
    return row.values;
  };
  const [current, previous, course] = await Promise.all([
    whole(period),
    compareWith ? whole(compareWith) : null,
    sliceMeasures(clickhouse, workspaceId, { ...rest, period, grain }, options),
  ]);
  return { current, previous, series: course.rows, buckets: course.buckets };
}
