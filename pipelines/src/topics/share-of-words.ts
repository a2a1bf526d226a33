/**
 * What words count beside a model's vectors, told by how much each agrees with itself: where a matter is seen, the neighbours of
 * a question's nearest are its own neighbours as well; where a model sees none, its neighbours are chance.
 */
import type { Near } from './dense-neighbours.ts';
import { SHARE_OF_WORDS } from './dense-scale.ts';
import type { Neighbours } from './neighbours.ts';

/** Between these ratios of the vectors' agreement to the words' the share goes from the most to the least. */
const RATIO = { poor: 0.45, good: 0.75 };
const SHARE = { most: 0.85, least: 0.35 };
/** Fewer questions do not tell. */
const ENOUGH = 100;

export function measureShareOfWords(words: Neighbours, vectors: readonly (readonly Near[])[]): number {
  const both = vectors.flatMap((near, own) => (near.length > 1 ? [own] : []));
  if (both.length < ENOUGH) return SHARE_OF_WORDS;
  const byVector = agreement(both, (own) => vectors[own]?.map(({ index }) => index) ?? []);
  const byWords = agreement(both, (own) =>
    [...words.index.subarray(own * words.count, (own + 1) * words.count)].filter((other) => other >= 0),
  );
  const ratio = byWords === 0 ? RATIO.good : byVector / byWords;
  const good = Math.min(1, Math.max(0, (ratio - RATIO.poor) / (RATIO.good - RATIO.poor)));
  return SHARE.most - good * (SHARE.most - SHARE.least);
}

/** Mean share of a question's neighbours that its nearest has as well, 0 to 1. */
function agreement(questions: readonly number[], nearOf: (question: number) => readonly number[]): number {
  let [sum, counted] = [0, 0];
  for (const own of questions) {
    const near = nearOf(own);
    const [nearest] = near;
    if (nearest === undefined || near.length < 2) continue;
    const known = new Set(near);
    sum += nearOf(nearest).filter((other) => known.has(other)).length / (near.length - 1);
    counted += 1;
  }
  return counted === 0 ? 0 : sum / counted;
}
