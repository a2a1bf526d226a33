/** Questions as sparse unit vectors over a vocabulary counted on the questions themselves. */
import { measureCohesion } from './cohesion.ts';
import type { Terms } from './question-terms.ts';

export interface SparseVector {
  terms: Int32Array;
  weights: Float32Array;
}

export interface Vocabulary {
  ids: Map<string, number>;
  /** Weight of a term by how rare it is, of what kind, and what it says of a question's matter. */
  weights: Float32Array;
  /** By how rare and of what kind alone: what says nothing of the matter still makes the rest less than all of a question. */
  rarities: Float32Array;
  /** Of a word outside: it joins nothing, but the more a question says that nobody else does, the less the rest is all of it. */
  unknown: number;
}

const PAIR_WEIGHT = 0.3;
/** A rare word says more, but far from in proportion: customers use odd words by chance. */
const RARITY_POWER = 0.3;
/** From so many questions on, a term seen once cannot join anything, and how its questions agree can be told. */
const ENOUGH_QUESTIONS = 200;

export async function countVocabulary(questions: readonly Terms[]): Promise<Vocabulary> {
  const seenIn = new Map<string, number>();
  for (const terms of questions) for (const term of terms.keys()) seenIn.set(term, (seenIn.get(term) ?? 0) + 1);
  const least = questions.length >= ENOUGH_QUESTIONS ? 2 : 1;
  const kept = [...seenIn].filter(([, count]) => count >= least);
  const ids = new Map(kept.map(([term], id) => [term, id]));
  const rarities = Float32Array.from(kept, ([term, count]) => weighRarity(term, questions.length, count));
  const unknown = weighRarity('w', questions.length, 1);
  if (questions.length < ENOUGH_QUESTIONS) return { ids, weights: rarities, rarities, unknown };
  // The same words said ten times agree with each other, and say nothing of what else their words are used for.
  const wordings = new Map(questions.map((terms) => [[...terms.keys()].sort().join('\n'), terms]));
  const vectors = [...wordings.values()].map((terms) => toVector(terms, { ids, weights: rarities, rarities, unknown }));
  const worth = await measureCohesion(vectors, rarities.length);
  return { ids, weights: rarities.map((rarity, term) => rarity * (worth[term] ?? 1)), rarities, unknown };
}

/** What a term that stands in `count` of so many questions is worth. */
export function weighRarity(term: string, questions: number, count: number): number {
  const rarity = Math.log(1 + questions / count) ** RARITY_POWER;
  return isPair(term) ? PAIR_WEIGHT * rarity : rarity;
}

export function isPair(term: string): boolean {
  return term.startsWith('p');
}

/** At most of length 1; a question of which no term is in the vocabulary is the empty vector. */
export function toVector(terms: Terms, { ids, weights, rarities, unknown }: Vocabulary): SparseVector {
  const found: [number, number][] = [];
  let squares = 0;
  for (const [term, count] of terms) {
    const id = ids.get(term);
    if (id === undefined) {
      if (!isPair(term)) squares += unknown * unknown;
      continue;
    }
    const times = 1 + Math.log(count);
    found.push([id, times * (weights[id] ?? 0)]);
    squares += (times * (rarities[id] ?? 0)) ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  return {
    terms: Int32Array.from(found, ([id]) => id),
    weights: Float32Array.from(found, ([, weight]) => weight / length),
  };
}
