/** A tag as weighed terms, and how like a text is to it. */
import type { Terms } from '../topics/question-terms.ts';
import type { SpokenWords } from './spoken-words.ts';

export type Weigh = (term: string) => number;

export interface Profile {
  weights: Map<string, number>;
  /** Euclidean. */
  length: number;
}

/** What is said beside the matter of a tag takes less away than what is missing of it. */
const SAID_BESIDE = 0.7;

export function createProfile(terms: Terms, weigh: Weigh): Profile {
  const weights = new Map([...terms.keys()].map((term) => [term, weigh(term)]));
  return { weights, length: lengthOf(weights.values()) };
}

/** 0 to 1 for a profile as it was described; a widened one may go above. */
export function compare(terms: Terms, { weights, length }: Profile, weigh: Weigh): number {
  let shared = 0;
  const said: number[] = [];
  for (const term of terms.keys()) {
    const weight = weights.get(term);
    const own = weigh(term);
    said.push(weight === undefined ? own * SAID_BESIDE : own);
    if (weight !== undefined) shared += weight * own;
  }
  const norm = length * lengthOf(said);
  return norm === 0 ? 0 : shared / norm;
}

/* Measured on half of the rows in docs/measured/auto-tags.md, as are the weights and thresholds of match-tags.ts. */
const LIKE_FROM = 0.35;
const FEWEST_ALIKE = 5;
const FEWEST_WITH_TERM = 3;
const RARER_ELSEWHERE = 3;
const LEARNED_WEIGHT = 2;

/**
 * Adds to each profile the words that people use when they speak of its matter: those of the texts most like it, where
 * they stand more often than elsewhere (Rocchio's pseudo-relevance feedback). The profiles are changed.
 */
export function widenProfiles(profiles: readonly Profile[], spoken: SpokenWords, weigh: Weigh): void {
  const alike = profiles.map(() => ({ texts: 0, seenIn: new Map<string, number>() }));
  for (const terms of spoken.texts) {
    let best = -1;
    let highest = LIKE_FROM;
    for (const [index, profile] of profiles.entries()) {
      const score = compare(terms, profile, weigh);
      if (score >= highest) [best, highest] = [index, score];
    }
    const found = alike[best];
    if (!found) continue;
    found.texts += 1;
    for (const term of terms.keys()) found.seenIn.set(term, (found.seenIn.get(term) ?? 0) + 1);
  }
  for (const [index, profile] of profiles.entries()) {
    const { texts = 0, seenIn = new Map<string, number>() } = alike[index] ?? {};
    if (texts < FEWEST_ALIKE) continue;
    for (const [term, count] of seenIn) {
      const [here, everywhere] = [count / texts, ((spoken.seenIn.get(term) ?? 0) + 1) / spoken.texts.length];
      if (count < FEWEST_WITH_TERM || profile.weights.has(term) || here < RARER_ELSEWHERE * everywhere) continue;
      profile.weights.set(term, LEARNED_WEIGHT * here * weigh(term));
    }
    profile.length = lengthOf(profile.weights.values());
  }
}

function lengthOf(weights: Iterable<number>): number {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  return Math.sqrt(squares);
}
