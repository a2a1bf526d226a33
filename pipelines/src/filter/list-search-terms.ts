import type { ConversationFilter, SearchTerm } from '@debrief/db';

/** Words and phrases that conversations are searched for, to be marked where they stand; those excluded are not. */
export function listSearchTerms(filter: ConversationFilter): SearchTerm[] {
  if ('all' in filter) return filter.all.flatMap(listSearchTerms);
  if ('any' in filter) return filter.any.flatMap(listSearchTerms);
  return 'holds' in filter ? [filter.holds] : [];
}
