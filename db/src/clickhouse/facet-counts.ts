import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import type { AskOptions, Reading } from './ask.ts';
import { askByMonth } from './ask-by-month.ts';
import { within, type Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { dimension, type DimensionName, type LocalTime } from './dimensions.ts';
import { everything, type FactFilter } from './filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { bind, ch, join, name, type Fragment } from './fragment.ts';
import { isOfShape, isToldByShape, ofShape, orNone, shapeColumns } from './shape.ts';

/** What a filter can be narrowed by: a dimension, or how its answers were rated. */
export type FacetName = DimensionName | 'rating';

export interface FacetQuestion<Name extends FacetName> {
  dimensions: readonly Name[];
  timeZone: string;
  /** Null for all time. */
  period: Period | null;
  filter?: FactFilter;
  /** What is chosen of a facet, of these or others: it narrows every facet's counts but its own. */
  chosen?: Partial<Record<FacetName, FactFilter>>;
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
  question: FacetQuestion<Name>,
  options: AskOptions = {},
): Promise<Record<Name, FacetValue[]>> {
  const { dimensions, limit = 20, ...rest } = question;
  const [first, ...also] = readFacets(question);
  if (!first) return {} as Record<Name, FacetValue[]>;
  const rows = await askByMonth(
    clickhouse,
    workspaceId,
    { from: 'conversation_facts', key: JSON.stringify(['facets', dimensions, rest]), ...first, also, row: facetRow },
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
  /** Its place in the question. */
  index: number;
  /** What is grouped by: as narrow as there is. The same object for facets that share it. */
  key: Fragment;
  /** The values that conversations with such a key have, as Array(String). */
  held: (key: Fragment) => Fragment;
  /** Facets whose chosen filter is not asked of the rows it counts. */
  unasked: FacetName[];
  /** Those of them that it is narrowed by all the same, which is told from its key. */
  told: FacetName[];
}

/** One reading of the facts for all facets that count the same rows: mostly one for all, and one for what is chosen of. */
function readFacets({
  dimensions,
  timeZone,
  period,
  filter = everything,
  chosen = {},
}: FacetQuestion<FacetName>): Reading[] {
  const time = { timeZone };
  const asked = new Map(Object.entries(chosen).map(([of, each]) => [of as FacetName, filterToSql(each, time)]));
  const told = [...asked.keys()].filter((of) => isOfShape(of) && isToldByShape(chosen[of] ?? everything));
  const facets = dimensions.map((of, index): Facet => {
    // Which conversations a choice of device leaves is told by their shape: so all facets of it are counted together.
    const byShape = isOfShape(of) && (told.includes(of) || !asked.has(of));
    const unasked = byShape ? told : asked.has(of) ? [of] : [];
    return { index, ...keyOf(of, time), unasked, told: unasked.filter((other) => other !== of) };
  });
  const alike = Map.groupBy(facets, ({ unasked }) => unasked.join(' '));
  return [...alike.values()].map((together) => {
    const others = [...asked].filter(([of]) => !together[0]?.unasked.includes(of)).map(([, each]) => each);
    const where = [period ? within(period) : ch`1`, filterToSql(filter, time), ...others];
    return readTogether(together, join(where, ' and '), asked);
  });
}

/** What facets count by, which several may share, is a grouping set. */
function readTogether(facets: readonly Facet[], where: Fragment, chosen: ReadonlyMap<FacetName, Fragment>): Reading {
  const keys = [...new Set(facets.map(({ key }) => key))].map((key, nth) => ({ key, alias: name(`k${nth}`) }));
  const list = (each: (key: (typeof keys)[number], nth: Fragment) => Fragment) =>
    join(
      keys.map((key, nth) => each(key, bind('Int64', nth))),
      ', ',
    );
  const heldBy = ({ key, alias }: (typeof keys)[number]) =>
    ch`arrayConcat(${join(
      facets
        .filter((facet) => facet.key === key)
        .map(({ index, held, told }) => {
          const values = ch`arrayMap(value -> (${bind('Int64', index)}, value), ${held(alias)})`;
          const also = told.flatMap((of) => chosen.get(of) ?? []);
          return also.length === 0 ? values : ch`if(${join(also, ' and ')}, ${values}, [])`;
        }),
      ', ',
    )})`;
  const byShape = keys.find(({ key }) => key === shape);
  return {
    select: ch`${list(({ key, alias }) => ch`${key} as ${alias}`)}, count() as found,
      multiIf(${list(({ alias }, nth) => ch`grouping(${alias}) = 0, ${nth}`)}, -1) as set`,
    where,
    rest: ch`group by grouping sets (${list(({ alias }) => ch`(${alias})`)})`,
    then: (answer) => ch`
      ${byShape ? ch`with ${shapeColumns(byShape.alias)}` : ch``}
      select part, tupleElement(each, 1) as facet, tupleElement(each, 2) as value, sum(found) as conversations
      from ${answer}
      array join multiIf(${list((key, nth) => ch`set = ${nth}, ${heldBy(key)}`)}, []) as each
      group by part, facet, value`,
  };
}

const shape = ch`shape`;

function keyOf(facet: FacetName, time: LocalTime): Pick<Facet, 'key' | 'held'> {
  if (isOfShape(facet)) return { key: shape, held: ofShape[facet] };
  if (facet === 'tag') return { key: ch`tag_set`, held: heldBySet };
  if (facet === 'topic') return { key: ch`topic_set`, held: heldBySet };
  return { key: dimension(facet).value(time), held: (key) => ch`[cast(${key}, 'String')]` };
}

/** What a list holds that was written as JSON. */
function heldBySet(set: Fragment): Fragment {
  return orNone(ch`JSONExtract(${set}, 'Array(String)')`);
}
