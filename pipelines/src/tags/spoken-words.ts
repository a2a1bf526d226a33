import { questionTerms, type Terms } from '../topics/question-terms.ts';

/** What is said in a workspace, as far as matching tags needs to know it. */
export interface SpokenWords {
  /** The terms of each text. */
  texts: readonly Terms[];
  /** In how many texts each term stands. */
  seenIn: ReadonlyMap<string, number>;
}

/** The most letters that are read of one message. */
export const MOST_LETTERS = 2_000;

/** With fewer texts than these nothing is learned: a handful says nothing of how people speak. */
const ENOUGH_TEXTS = 200;

/** Learns how people speak from what visitors said; null when that is too little. Keeps no text, terms only. */
export function learnSpoken(texts: readonly string[]): SpokenWords | null {
  if (texts.length < ENOUGH_TEXTS) return null;
  const terms = texts.map((text) => questionTerms(text.slice(0, MOST_LETTERS)));
  const seenIn = new Map<string, number>();
  for (const each of terms) for (const term of each.keys()) seenIn.set(term, (seenIn.get(term) ?? 0) + 1);
  return { texts: terms, seenIn };
}
