import { asciiLower } from '@debrief/db';
import { allOf, type Filter, type Term } from './filter.ts';

/** A term that lists values of a key; what a list of values to tick stands for. */
export type ListTerm = Extract<Term, { words: string[] } | { values: string[] }>;

function isListOf(part: Filter, key: ListTerm['key']): part is ListTerm {
  return 'key' in part && part.key === key && ('words' in part || 'values' in part);
}

const partsOf = (filter: Filter): Filter[] => ('all' in filter ? filter.all : [filter]);
const valuesOf = (term: ListTerm): string[] => ('words' in term ? term.words : term.values);

/** Whether a listed value is the one of a term of one value: the case of A to Z counts only behind `=`. */
function isSame(value: string, { listed, wanted }: { listed: ListTerm; wanted: ListTerm }): boolean {
  const [own = ''] = valuesOf(wanted);
  const isExact = 'exactly' in listed || 'words' in listed;
  return isExact ? value === own : asciiLower(value) === asciiLower(own);
}

/** Whether the filter asks at its top level for the one value of a term, beside others or alone. */
export function isChosen(filter: Filter, wanted: ListTerm): boolean {
  const lists = partsOf(filter).filter((part) => isListOf(part, wanted.key));
  return lists.some((listed) => valuesOf(listed).some((value) => isSame(value, { listed, wanted })));
}

/** The filter with the one value of a term ticked as well, or without it when it was; other parts stay as they are. */
export function toggleValue(filter: Filter, wanted: ListTerm): Filter {
  const parts = partsOf(filter);
  const [value = ''] = valuesOf(wanted);
  const lists = parts.filter((part) => isListOf(part, wanted.key));
  const kept = lists.flatMap((listed) => valuesOf(listed).filter((each) => !isSame(each, { listed, wanted })));
  const next = isChosen(filter, wanted) ? kept : [...kept, value];
  const others = parts.filter((part) => !isListOf(part, wanted.key));
  if (next.length === 0) return allOf(others);
  // What stands there already says whether the case counts.
  const like = lists[0] ?? wanted;
  const ticked = ('words' in like ? { ...like, words: next } : { ...like, values: next }) as Filter;
  const place = parts.findIndex((part) => isListOf(part, wanted.key));
  const at = place === -1 ? others.length : parts.slice(0, place).filter((part) => !isListOf(part, wanted.key)).length;
  return allOf(others.toSpliced(at, 0, ticked));
}
