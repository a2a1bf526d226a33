/** Neighbours by words and by vectors together. */
import { findDenseNeighbours, scaleOf } from './dense-neighbours.ts';
import { alike, blend, type Scale } from './dense-scale.ts';
import { cosineOf, type Points } from './dense-vectors.ts';
import { giveWay, isTurn } from './give-way.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { measureShareOfWords } from './share-of-words.ts';
import type { SparseVector } from './vectors.ts';

/** For each question its nearest others by what words and, where both have one, vectors say. */
export async function findBlendedNeighbours(
  vectors: readonly SparseVector[],
  points: Points,
  count: number,
): Promise<Neighbours> {
  const byWords = await findNeighbours(vectors, count);
  const byVector = await findDenseNeighbours(points, count);
  const scale = scaleOf(points, byVector);
  const shareOfWords = measureShareOfWords(byWords, byVector);
  const index = new Int32Array(vectors.length * count).fill(-1);
  const similarity = new Float32Array(vectors.length * count);
  const weights = new Float32Array(1 + vectors.reduce((most, { terms }) => Math.max(most, ...terms), 0));
  for (const [node, own] of vectors.entries()) {
    if (isTurn(node)) await giveWay();
    own.terms.forEach((term, at) => (weights[term] = own.weights[at] ?? 0));
    const candidates = new Set(byVector[node]?.map(({ index: other }) => other));
    for (let at = node * count; at < (node + 1) * count; at += 1) {
      const other = byWords.index[at] ?? -1;
      if (other >= 0) candidates.add(other);
    }
    const ranked = [...candidates]
      .map((other) => ({
        other,
        score: blend(
          shareWords(vectors[other], weights),
          shareMeaning(points[node], points[other], scale),
          shareOfWords,
        ),
      }))
      .sort((a, b) => b.score - a.score || a.other - b.other)
      .slice(0, count);
    ranked.forEach(({ other, score }, at) => {
      index[node * count + at] = other;
      similarity[node * count + at] = score;
    });
    for (const term of own.terms) weights[term] = 0;
  }
  return { index, similarity, count, shareOfWords };
}

function shareWords(vector: SparseVector | undefined, weights: Float32Array): number {
  let sum = 0;
  vector?.terms.forEach((term, at) => (sum += (weights[term] ?? 0) * (vector.weights[at] ?? 0)));
  return sum;
}

/** Null where one has no vector. */
export function shareMeaning(
  a: Float32Array | null | undefined,
  b: Float32Array | null | undefined,
  scale: Scale,
): number | null {
  return a && b ? alike(cosineOf(a, b), scale) : null;
}
