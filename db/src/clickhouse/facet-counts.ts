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
  const facets = dimensions.map((facet) => facetOf(facet, { timeZone }));
  // One pass over the facts for all: what facets count by, which several may share, is a grouping set.
  const keys = [...new Set(facets.map(({ key }) => key))].map((key, index) => ({ key, alias: name(`k${index}`) }));
  const list = (each: (key: (typeof keys)[number]) => Fragment) => join(keys.map(each), ', ');
  const rows = await askByMonth(
    clickhouse,
    workspaceId,
    {
      from: 'conversation_facts',
      key: JSON.stringify(['facets', dimensions, filter, timeZone, period]),
      select: ch`${list(({ key, alias }) => ch`${key} as ${alias}`)}, count() as found,
        multiIf(${list(({ key, alias }) => ch`grouping(${alias}) = 0, ${heldBy(facets, key, alias)}`)}, []) as held`,
      where: ch`${period ? within(period) : ch`1`} and ${filterToSql(filter, { timeZone })}`,
      rest: ch`group by grouping sets (${list(({ alias }) => ch`(${alias})`)})`,
      then: {
        select: ch`tupleElement(each, 1) as facet, tupleElement(each, 2) as value, sum(found) as conversations`,
        rest: ch`array join held as each group by facet, value`,
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
  /** What is grouped by: as narrow as there is. The same object for facets that share it. */
  key: Fragment;
  /** The values that conversations with such a key have, as Array(String). */
  held: (key: Fragment) => Fragment;
}

/** The values that one key holds of each facet that counts by it, each beside the facet's place. */
function heldBy(facets: readonly Facet[], key: Fragment, alias: Fragment): Fragment {
  const each = facets.flatMap((facet, index) =>
    facet.key === key ? [ch`arrayMap(value -> (${bind('Int64', index)}, value), ${facet.held(alias)})`] : [],
  );
  return ch`arrayConcat(${join(each, ', ')})`;
}

const orNone = (values: Fragment) => ch`if(empty(${values}), [''], ${values})`;

const shape = ch`shape`;
/** Facets whose values stand in the column `shape` (migrations/clickhouse/0005). */
const ofShape = {
  device: (key) => ch`[JSONExtractString(${key}, 1)]`,
  outcome: (key) => ch`[JSONExtractString(${key}, 2)]`,
  flag: (key) => orNone(ch`JSONExtract(${key}, 3, 'Array(String)')`),
  rating: (key) =>
    orNone(
      ch`arrayFilter((word, bit) -> bitAnd(JSONExtractUInt(${key}, 4), bit) > 0, ['helpful', 'unhelpful'], [1, 2])`,
    ),
} satisfies Partial<Record<FacetName, Facet['held']>>;

function isOfShape(facet: FacetName): facet is keyof typeof ofShape {
  return facet in ofShape;
}

function facetOf(facet: FacetName, time: LocalTime): Facet {
  if (isOfShape(facet)) return { key: shape, held: ofShape[facet] };
  if (facet === 'tag') return { key: ch`tag_set`, held: (set) => orNone(ch`JSONExtract(${set}, 'Array(String)')`) };
  if (facet === 'topic') return { key: ch`topics`, held: (ids) => orNone(ch`arrayMap(id -> toString(id), ${ids})`) };
  return { key: dimension(facet).value(time), held: (key) => ch`[cast(${key}, 'String')]` };
}
