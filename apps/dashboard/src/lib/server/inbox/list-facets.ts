import type { MemberId, WorkspaceId } from '@debrief/db';
import { facetCounts, type ClickHouse, type FacetValue, type FactFilter } from '@debrief/db/clickhouse';
import {
  allOf,
  chosenValues,
  flagWords,
  outcomeWords,
  printFilter,
  toggleValue,
  toNearestFactFilter,
  type Filter,
  type FilterNames,
  type Term,
  type WithoutFact,
} from '@debrief/pipelines/filter';
import { resolveFilter } from '@debrief/pipelines/filter';
import type { InboxView } from './inbox-url.ts';

type ListTerm = Extract<Term, { words: string[] } | { values: string[] }>;

const facets = ['device', 'country', 'flag', 'rating', 'outcome', 'tag'] as const;
export type FacetName = (typeof facets)[number];

export interface FacetChoice {
  /** As facts know it; '' is not known. */
  value: string;
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
  { tree, names, view }: { tree: Filter; names: FilterNames & { memberId: MemberId }; view: InboxView },
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
  const rests = facets.map((name) => ({ name, rest: restOf(name) }));
  const passes = [...Map.groupBy(rests, ({ rest }) => JSON.stringify(rest)).values()].map((alike) =>
    facetCounts(clickhouse, workspaceId, {
      dimensions: alike.map(({ name }) => name),
      timeZone: names.timeZone,
      period: null,
      filter: alike[0]?.rest ?? inView,
      limit: 13,
    }),
  );
  const counted = (await Promise.all(passes)).flatMap((pass) => Object.entries(pass));
  const counts = new Map<string, FacetValue[]>(counted);
  const lists = facets.map((name) => {
    const chosen = chosenValues(tree, name);
    const choices = (counts.get(name) ?? []).flatMap(({ value, conversations }) => {
      const term = toTerm(name, value);
      if (!term) return [];
      const [word = ''] = 'words' in term ? term.words : term.values;
      return [{ value, conversations, chosen: chosen.includes(word), query: printFilter(toggleValue(tree, term)) }];
    });
    return { name, choices };
  });
  return { facets: lists, without: [...without] };
}

/** The term that asks for a value of a facet; null when the language has none. */
function toTerm(name: FacetName, value: string): ListTerm | null {
  switch (name) {
    case 'device':
      return { key: name, words: [value === '' ? 'unknown' : value] };
    case 'rating':
      return value === '' ? null : { key: name, words: [value] };
    case 'flag': {
      const [word] = Object.entries(flagWords).find(([, kind]) => kind === value) ?? [];
      return word === undefined ? null : { key: name, words: [word] };
    }
    case 'outcome': {
      const [word] =
        Object.entries(outcomeWords).find(([, outcomes]) => outcomes.length === 1 && outcomes[0] === value) ?? [];
      return word === undefined ? null : { key: name, words: [word] };
    }
    default:
      return value === '' && name === 'tag' ? null : { key: name, values: [value] };
  }
}

/** The tab and the agent as facts know them. */
function tabFilter({ tab, agentId }: InboxView, without: Set<WithoutFact>): FactFilter {
  const all: FactFilter[] = agentId ? [{ dimension: 'agent', in: [agentId] }] : [];
  if (tab === 'flagged' || tab === 'waiting') all.push({ condition: tab });
  if (tab === 'snoozed' || tab === 'resolved') all.push({ dimension: 'status', in: [tab] });
  if (tab === 'live') without.add('live');
  if (tab === 'mine') without.add('assignee');
  return { all };
}
