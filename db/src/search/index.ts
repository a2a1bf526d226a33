export { findSearchLag, SEARCH, type SearchLag } from './find-search-lag.ts';
export { listWithoutDocument, readForSearch, type ConversationForSearch } from './read-for-search.ts';
export { readConversationTexts } from './read-conversation-texts.ts';
export { readMatchingTexts, type MatchingTexts } from './read-matching-texts.ts';
export { saveDocuments, type StoredDocument } from './save-documents.ts';
export type { SearchTerm } from './search-term.ts';
