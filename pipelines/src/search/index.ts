/** Small and without dependencies at run time: pages use it to mark what was found. */
export { buildDocument, type SearchDocument } from './build-document.ts';
export { findMatches, holdsTerm, type TextMatch } from './find-matches.ts';
export { readSearchTerm } from './read-search-term.ts';
