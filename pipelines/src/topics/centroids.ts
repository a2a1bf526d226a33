/** The middle of each topic, and joining questions to the nearest. */
import type { SparseVector } from './vectors.ts';

export type Centroid = Float32Array;

/** Unit vectors; a group without questions has the zero vector. */
export function centroidsOf(
  vectors: readonly SparseVector[],
  group: Int32Array,
  groups: number,
  vocabulary: number,
): Centroid[] {
  const centroids = Array.from({ length: groups }, () => new Float32Array(vocabulary));
  vectors.forEach(({ terms, weights }, question) => {
    const centroid = centroids[group[question] ?? -1];
    if (!centroid) return;
    for (let at = 0; at < terms.length; at += 1) centroid[terms[at] ?? 0]! += weights[at] ?? 0;
  });
  for (const centroid of centroids) {
    const length = Math.sqrt(centroid.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) for (let term = 0; term < centroid.length; term += 1) centroid[term]! /= length;
  }
  return centroids;
}

/** The nearest centroid and its cosine; -1 when none shares a term. */
export function nearestCentroid(
  vector: SparseVector,
  centroids: readonly Centroid[],
): { group: number; similarity: number } {
  let best = { group: -1, similarity: 0 };
  centroids.forEach((centroid, group) => {
    const similarity = similarityTo(vector, centroid);
    if (similarity > best.similarity) best = { group, similarity };
  });
  return best;
}

/** Cosine of a question and a group's middle. */
export function similarityTo({ terms, weights }: SparseVector, centroid: Centroid | undefined): number {
  let similarity = 0;
  if (!centroid) return similarity;
  for (let at = 0; at < terms.length; at += 1) similarity += (weights[at] ?? 0) * (centroid[terms[at] ?? 0] ?? 0);
  return similarity;
}
