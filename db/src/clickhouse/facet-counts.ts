import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import type { AskOptions } from './ask.ts';
import { askByMonth } from './ask-by-month.ts';
import { within, type Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { dimension, type DimensionName, type LocalTime } from './dimensions.ts';
import { everything, type FactFilter } from './filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { bind, ch, join, name, type Fragment } from './fragment.ts';

/** What a filter can be narrowed by: a dimension, or how its answers were rated. */
export type FacetName = DimensionName | 'rating';

export interface FacetQuestion<Name extends FacetName> {
  dimensions: readonly Name[];
  timeZone: string;
  /** Null for all time. */
  period: Period | null;
  filter?: FactFilter;
  /** Values per dimension at most, the most frequent first; 20 when absent. */
  limit?: number;
}

export interface FacetValue {
  /** '' where it is not known, or none. */
  value: string;
  conversations: number;
}

const facetRow = z.object({ facet: z.int(), value: z.string(), conversations: z.int() });

/** For each dimension its most frequent values among the conversations a filter selects, with how many have them. */
export async function facetCounts<Name extends FacetName>(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  { dimensions, timeZone, period, filter = everything, limit = 20 }: FacetQuestion<Name>,
  options: AskOptions = {},
): Promise<Record<Name, FacetValue[]>> {
  const facets = dimensions.map((facet, index) => ({ ...facetOf(facet, { timeZone }), alias: name(`k${index}`) }));
  const list = (each: (facet: (typeof facets)[number], index: number) => Fragment) => join(facets.map(each), ', ');
  // One pass over the facts for all: the values of each facet are a grouping set.
  const rows = await askByMonth(
    clickhouse,
    workspaceId,
    {
      from: 'conversation_facts',
      key: JSON.stringify(['facets', dimensions, filter, timeZone, period]),
      select: ch`${list(({ key, alias }) => ch`${key} as ${alias}`)}, count() as found,
        multiIf(${list(({ alias }, index) => ch`grouping(${alias}) = 0, ${bind('Int64', index)}`)}, -1) as facet,
        multiIf(${list(({ alias, held }) => ch`grouping(${alias}) = 0, ${held(alias)}`)}, []) as held`,
      where: ch`${period ? within(period) : ch`1`} and ${filterToSql(filter, { timeZone })}`,
      rest: ch`group by grouping sets (${list(({ alias }) => ch`(${alias})`)})`,
      then: {
        select: ch`facet, value, sum(found) as conversations`,
        rest: ch`array join held as value group by facet, value`,
      },
      row: facetRow,
    },
    options,
  );
  const ofAllMonths = dimensions.map((): Map<string, number> => new Map());
  for (const { facet, value, conversations } of rows) {
    const sums = ofAllMonths[facet];
    sums?.set(value, (sums.get(value) ?? 0) + conversations);
  }
  const mostFrequent = (sums: Map<string, number>) =>
    [...sums]
      .map(([value, conversations]): FacetValue => ({ value, conversations }))
      .sort((a, b) => b.conversations - a.conversations || (a.value < b.value ? -1 : 1))
      .slice(0, limit);
  return Object.fromEntries(
    dimensions.map((facet, index) => [facet, mostFrequent(ofAllMonths[index] ?? new Map<string, number>())]),
  ) as Record<Name, FacetValue[]>;
}

interface Facet {
  /** What is grouped by: as narrow as there is. */
  key: Fragment;
  /** The values that conversations with such a key have, as Array(String). */
  held: (key: Fragment) => Fragment;
}

const orNone = (values: Fragment) => ch`if(empty(${values}), [''], ${values})`;
const written = (key: Fragment): Facet => ({ key, held: (set) => orNone(ch`JSONExtract(${set}, 'Array(String)')`) });

function facetOf(facet: FacetName, time: LocalTime): Facet {
  if (facet === 'flag') return written(ch`flag_set`);
  if (facet === 'tag') return written(ch`tag_set`);
  if (facet === 'rating') {
    return {
      key: ch`toUInt8((helpful > 0) + 2 * (unhelpful > 0))`,
      held: (set) => orNone(ch`arrayFilter((word, bit) -> bitAnd(${set}, bit) > 0, ['helpful', 'unhelpful'], [1, 2])`),
    };
  }
  const { value, values } = dimension(facet);
  return values ? { key: values, held: orNone } : { key: value(time), held: (key) => ch`[cast(${key}, 'String')]` };
}
