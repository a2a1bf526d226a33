import { allOf, type Filter, type Term } from './filter.ts';

type ListKey = Extract<Term, { words: string[] } | { values: string[] }>['key'];

/** A top-level term of this key, which is what a list of values to tick stands for. */
function isListOf(part: Filter, key: ListKey): part is Extract<Term, { words: string[] } | { values: string[] }> {
  return 'key' in part && part.key === key && ('words' in part || 'values' in part);
}

/** The values of a key that the filter asks for at its top level. */
export function chosenValues(filter: Filter, key: ListKey): string[] {
  const parts = 'all' in filter ? filter.all : [filter];
  return parts.flatMap((part) => (isListOf(part, key) ? ('words' in part ? part.words : part.values) : []));
}

/** The filter with one more value of a key ticked, or without it when it was; other parts stay as they are. */
export function toggleValue(filter: Filter, term: Extract<Term, { words: string[] } | { values: string[] }>): Filter {
  const parts = 'all' in filter ? filter.all : [filter];
  const [value = ''] = 'words' in term ? term.words : term.values;
  const chosen = chosenValues(filter, term.key);
  const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  const others = parts.filter((part) => !isListOf(part, term.key));
  if (next.length === 0) return allOf(others);
  const place = parts.findIndex((part) => isListOf(part, term.key));
  const ticked = ('words' in term ? { ...term, words: next } : { ...term, values: next }) as Filter;
  const at = place === -1 ? others.length : parts.slice(0, place).filter((part) => !isListOf(part, term.key)).length;
  return allOf(others.toSpliced(at, 0, ticked));
}
