import { formatLoosely, formatTsquery, type SearchTerm } from '../search/search-term.ts';
import type { ConversationFilter } from './conversation-filter.ts';

/** A word or phrase that must be held, or one of several; in PostgreSQL's notation of a tsquery. */
export interface WordClause {
  exactly: string;
  /** What the index finds by it: the words of a phrase anywhere. */
  loosely: string;
  /** It names the beginnings of words. */
  expands: boolean;
}

export interface SplitFilter {
  /** What every conversation must hold. */
  clauses: WordClause[];
  /** The rest. */
  others: ConversationFilter;
}

/** Takes the words out of a filter that the search index alone can answer: those that no other condition replaces. */
export function splitWords(filter: ConversationFilter): SplitFilter {
  const parts = 'all' in filter ? filter.all : [filter];
  const clauses = parts.map(asClause);
  return {
    clauses: clauses.filter((each) => each !== null),
    others: { all: parts.filter((_, index) => clauses[index] === null) },
  };
}

function asClause(filter: ConversationFilter): WordClause | null {
  const terms = 'any' in filter ? filter.any.map(asTerm) : [asTerm(filter)];
  if (terms.length === 0 || !terms.every((each) => each !== null)) return null;
  return {
    exactly: terms.map((term) => `(${formatTsquery(term)})`).join(' | '),
    loosely: terms.map((term) => `(${formatLoosely(term)})`).join(' | '),
    expands: terms.some(({ tokens }) => tokens.some(({ beginning }) => beginning)),
  };
}

const asTerm = (filter: ConversationFilter): SearchTerm | null => ('holds' in filter ? filter.holds : null);
