import { formatTsquery } from '../search/search-term.ts';
import type { ConversationFilter } from './conversation-filter.ts';

export interface SplitFilter {
  /** What every conversation must hold, in PostgreSQL's notation of a tsquery; null for nothing. */
  words: string | null;
  /** The rest. */
  others: ConversationFilter;
}

/** Takes the words out of a filter that the search index alone can answer: those that no other condition replaces. */
export function splitWords(filter: ConversationFilter): SplitFilter {
  const parts = 'all' in filter ? filter.all : [filter];
  const words = parts.map(asWords);
  const found = words.filter((each) => each !== null);
  return {
    words: found.length > 0 ? found.map((each) => `(${each})`).join(' & ') : null,
    others: { all: parts.filter((_, index) => words[index] === null) },
  };
}

function asWords(filter: ConversationFilter): string | null {
  if ('holds' in filter) return formatTsquery(filter.holds);
  if (!('any' in filter) || filter.any.length === 0) return null;
  const words = filter.any.map((part) => ('holds' in part ? `(${formatTsquery(part.holds)})` : null));
  return words.every((each) => each !== null) ? words.join(' | ') : null;
}
