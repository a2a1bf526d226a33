import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import { ask, type AskOptions } from './ask.ts';
import { within, type Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { dimension, type DimensionName } from './dimensions.ts';
import { everything, type FactFilter } from './filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { bind, ch } from './fragment.ts';

export interface FacetQuestion<Name extends DimensionName> {
  dimensions: readonly Name[];
  timeZone: string;
  /** Null for all time. */
  period: Period | null;
  filter?: FactFilter;
  /** Values per dimension at most, the most frequent first; 20 when absent. */
  limit?: number;
}

export interface FacetValue {
  /** '' where it is not known. */
  value: string;
  conversations: number;
}

const facetRow = z.object({ value: z.string(), conversations: z.int() });

/** For each dimension its most frequent values among the conversations a filter selects, with how many have them. */
export async function facetCounts<Name extends DimensionName>(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  { dimensions, timeZone, period, filter = everything, limit = 20 }: FacetQuestion<Name>,
  options: AskOptions = {},
): Promise<Record<Name, FacetValue[]>> {
  const counts = dimensions.map(async (facet): Promise<[Name, FacetValue[]]> => {
    const values = await ask(
      clickhouse,
      workspaceId,
      {
        from: 'conversation_facts',
        select: ch`${dimension(facet).value({ timeZone })} as value, count() as conversations`,
        where: ch`${period ? within(period) : ch`1`} and ${filterToSql(filter, { timeZone })}`,
        rest: ch`group by value order by conversations desc, value limit ${bind('UInt64', limit)}`,
        row: facetRow,
      },
      options,
    );
    return [facet, values];
  });
  return Object.fromEntries(await Promise.all(counts)) as Record<Name, FacetValue[]>;
}
