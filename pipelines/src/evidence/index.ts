export { checkEvidence, spanIsThere, type Span } from './check-evidence.ts';
export { summarySentencesOf } from './summary-sentences.ts';
