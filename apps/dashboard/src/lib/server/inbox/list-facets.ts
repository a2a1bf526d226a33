import type { MemberId, WorkspaceId } from '@debrief/db';
import { facetCounts, type ClickHouse, type FactFilter } from '@debrief/db/clickhouse';
import {
  allOf,
  filterOfValue,
  isChosen,
  printFilter,
  resolveFilter,
  toggleValue,
  toNearestFactFilter,
  type Filter,
  type FilterNames,
  type ListTerm,
  type WithoutFact,
} from '@debrief/pipelines/filter';
import { facetNames, firstFacets, type FacetName } from '#lib/inbox/facet-names.ts';
import type { InboxView } from './inbox-url.ts';
import { tabFilter } from './tab-filter.ts';

export interface FacetChoice {
  /** As facts know it; '' is not known. */
  value: string;
  /** What a topic is called; the words of other facets are the page's. */
  label?: string;
  conversations: number;
  chosen: boolean;
  /** The filter with this one ticked, or no longer. */
  query: string;
}

export interface Facets {
  facets: { name: FacetName; choices: FacetChoice[] }[];
  /** What is filtered by and could not be counted: the numbers are of more conversations than the list shows. */
  without: WithoutFact[];
}

/** For each facet its values with how many conversations the rest of the filter leaves them. */
export async function listFacets(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  {
    tree,
    names,
    view,
    of = firstFacets,
  }: { tree: Filter; names: FilterNames & { memberId: MemberId }; view: InboxView; of?: readonly FacetName[] },
): Promise<Facets> {
  const without = new Set<WithoutFact>();
  const inView = tabFilter(view, without);

  const parts = 'all' in tree ? tree.all : [tree];
  /** As much of these parts as facts know; null where a name in them is known to nobody. */
  function toFacts(some: Filter[]): FactFilter | null {
    const resolved = resolveFilter(allOf(some), new Map(), names);
    if (!resolved.ok) return null;
    const nearest = toNearestFactFilter(resolved.filter);
    for (const what of nearest.without) without.add(what);
    return nearest.filter;
  }

  // What is chosen in a facet does not narrow that facet itself: more of it can be ticked.
  const byFacet = Map.groupBy(parts, (part) =>
    'key' in part ? facetNames.find((name) => name === part.key) : undefined,
  );
  const chosen: Partial<Record<FacetName, FactFilter>> = {};
  let filter = inView;
  for (const [name, some] of byFacet) {
    const facts = toFacts(some);
    if (facts && name) chosen[name] = facts;
    else if (facts) filter = { all: [inView, facts] };
  }
  const counts = await facetCounts(clickhouse, workspaceId, {
    dimensions: of,
    timeZone: names.timeZone,
    period: null,
    filter,
    chosen,
    limit: HOURS,
  });
  const lists = of.map((name) => {
    const choices = counts[name].flatMap(({ value, conversations }): FacetChoice[] => {
      const term = toTerm(name, value, names);
      if (!term) return [];
      const label =
        name === 'topic'
          ? names.topics.find(({ rootId, isMerged }) => rootId === value && !isMerged)?.label
          : undefined;
      const query = printFilter(toggleValue(tree, term));
      return [{ value, conversations, chosen: isChosen(tree, term), query, ...(label !== undefined && { label }) }];
    });
    if (!inOrder.has(name)) return { name, choices: choices.slice(0, MOST_CHOICES) };
    return { name, choices: choices.toSorted((a, b) => Number(a.value) - Number(b.value)) };
  });
  return { facets: lists, without: [...without] };
}

/** Stored in one spelling: to ask for them needs no "=". */
const oneSpelling: ReadonlySet<FacetName> = new Set(['country', 'language']);
/** The hours and days are read in their own order, all of them. */
const inOrder: ReadonlySet<FacetName> = new Set(['hour', 'weekday']);
const HOURS = 24;
const MOST_CHOICES = 12;

/** The term that asks for a value of a facet; null when the language has none. */
function toTerm(name: FacetName, value: string, names: FilterNames): ListTerm | null {
  if (name === 'rating') return value === '' ? null : { key: name, words: [value] };
  const filter = filterOfValue(name, value, names);
  if (!filter || !('words' in filter || 'values' in filter)) return null;
  return 'values' in filter && oneSpelling.has(name) ? { key: filter.key, values: filter.values } : filter;
}
