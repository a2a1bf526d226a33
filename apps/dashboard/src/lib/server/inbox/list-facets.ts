import type { MemberId, WorkspaceId } from '@debrief/db';
import { facetCounts, type ClickHouse, type FacetValue, type FactFilter } from '@debrief/db/clickhouse';
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
import { firstFacets, type FacetName } from '#lib/inbox/facet-names.ts';
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

  /** What is chosen in a facet does not narrow that facet itself: more of it can be ticked. */
  function restOf(name: FacetName): FactFilter {
    const parts = 'all' in tree ? tree.all : [tree];
    const others = parts.filter((part) => !('key' in part && part.key === name));
    const resolved = resolveFilter(allOf(others), new Map(), names);
    if (!resolved.ok) return inView;
    const nearest = toNearestFactFilter(resolved.filter);
    for (const what of nearest.without) without.add(what);
    return { all: [inView, nearest.filter] };
  }

  // Facets that are counted among the same conversations are counted in one pass: mostly all of them.
  const rests = of.map((name) => ({ name, rest: restOf(name) }));
  const passes = [...Map.groupBy(rests, ({ rest }) => JSON.stringify(rest)).values()].map((alike) =>
    facetCounts(clickhouse, workspaceId, {
      dimensions: alike.map(({ name }) => name),
      timeZone: names.timeZone,
      period: null,
      filter: alike[0]?.rest ?? inView,
      limit: HOURS,
    }),
  );
  const counted = (await Promise.all(passes)).flatMap((pass) => Object.entries(pass));
  const counts = new Map<string, FacetValue[]>(counted);
  const lists = of.map((name) => {
    const all = counts.get(name) ?? [];
    const choices = all.flatMap(({ value, conversations }): FacetChoice[] => {
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
