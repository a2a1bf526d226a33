/** For each question its nearest others by cosine, found through the terms they share. */
import { giveWay, isTurn } from './give-way.ts';
import type { SparseVector } from './vectors.ts';

export interface Neighbours {
  /** `count` entries for each question, nearest first; -1 where there are fewer. */
  index: Int32Array;
  similarity: Float32Array;
  count: number;
  /** What words count beside vectors, where both were asked (`share-of-words.ts`). */
  shareOfWords?: number;
}

export async function findNeighbours(vectors: readonly SparseVector[], count: number): Promise<Neighbours> {
  const postings = listPostings(vectors);
  const index = new Int32Array(vectors.length * count).fill(-1);
  const similarity = new Float32Array(vectors.length * count);
  const scores = new Float32Array(vectors.length);
  const touched = new Int32Array(vectors.length);
  for (const [own, { terms, weights }] of vectors.entries()) {
    if (isTurn(own)) await giveWay();
    let touchedCount = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const posting = postings[terms[at] ?? 0];
      const weight = weights[at] ?? 0;
      if (!posting) continue;
      for (let entry = 0; entry < posting.questions.length; entry += 1) {
        const other = posting.questions[entry] ?? 0;
        if (scores[other] === 0) touched[touchedCount++] = other;
        scores[other] = (scores[other] ?? 0) + weight * (posting.weights[entry] ?? 0);
      }
    }
    scores[own] = 0;
    keepBest(own * count, count, touched.subarray(0, touchedCount), scores, index, similarity);
    for (let at = 0; at < touchedCount; at += 1) scores[touched[at] ?? 0] = 0;
  }
  return { index, similarity, count };
}

function listPostings(vectors: readonly SparseVector[]): { questions: number[]; weights: number[] }[] {
  const postings: { questions: number[]; weights: number[] }[] = [];
  vectors.forEach(({ terms, weights }, question) => {
    terms.forEach((term, at) => {
      const posting = (postings[term] ??= { questions: [], weights: [] });
      posting.questions.push(question);
      posting.weights.push(weights[at] ?? 0);
    });
  });
  return postings;
}

/** Insertion into a short sorted list: of two as near, the earlier question stays first. */
function keepBest(
  from: number,
  count: number,
  candidates: Int32Array,
  scores: Float32Array,
  index: Int32Array,
  similarity: Float32Array,
): void {
  let held = 0;
  for (const other of candidates) {
    const score = scores[other] ?? 0;
    if (score <= 0 || (held === count && score <= (similarity[from + count - 1] ?? 0))) continue;
    let at = held < count ? held++ : count - 1;
    while (at > 0 && (similarity[from + at - 1] ?? 0) < score) {
      similarity[from + at] = similarity[from + at - 1] ?? 0;
      index[from + at] = index[from + at - 1] ?? -1;
      at -= 1;
    }
    similarity[from + at] = score;
    index[from + at] = other;
  }
}
