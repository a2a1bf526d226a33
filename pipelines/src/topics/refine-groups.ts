/** Lets every wording go to the nearest middle a few times; groups too small to be a topic give theirs away. */
import { shareMeaning } from './blend-neighbours.ts';
import { centroidsOf, nearestCentroid, similarityTo, type Centroid } from './centroids.ts';
import { blend, readScale, type Scale } from './dense-scale.ts';
import { cosineOf, toUnit, type Points } from './dense-vectors.ts';
import { giveWay, isTurn } from './give-way.ts';
import type { Neighbours } from './neighbours.ts';
import type { SparseVector } from './vectors.ts';

export interface Wordings {
  vectors: readonly SparseVector[];
  /** Where an embedding model places them. */
  points: Points;
  near: Neighbours;
  /** How many ask so. */
  counts: readonly number[];
}

/** Of how alike two questions of a usual topic are, so much must a question and those of its own be. */
const COHERENT = 0.55;
/** Cosine from which a question belongs to a topic; farther from all of them it stands alone. Few words say less. */
const BELONGS_AT = { few: 0.15, many: 0.35 };
const REFINEMENTS = 5;
/** Smaller groups dissolve into the nearest topic: fewer than three, and of many questions fewer than one in a thousand. */
const SMALLEST = 3;
const SMALLEST_SHARE = 1 / 1000;
/** In a handful of questions two that agree are a topic already. */
export const FEW_QUESTIONS = 100;

/** What a question must share with a topic among so many of them. */
export function belongsAt(questions: number): number {
  return questions < FEW_QUESTIONS ? BELONGS_AT.few : BELONGS_AT.many;
}

export async function refine(
  wordings: Wordings,
  first: Int32Array,
  vocabulary: number,
): Promise<{ group: Int32Array; centroids: Centroid[] }> {
  const { vectors, points, counts } = wordings;
  let group = first;
  const least = belongsAt(vectors.length);
  const asked = counts.reduce((sum, count) => sum + count, 0);
  const isFew = vectors.length < FEW_QUESTIONS;
  const smallest = isFew ? 2 : Math.max(SMALLEST, Math.round(asked * SMALLEST_SHARE));
  let centroids: Centroid[] = [];
  for (let round = 0; round < REFINEMENTS; round += 1) {
    const kept = keepLarge(group, counts, smallest);
    centroids = centroidsOf(vectors, kept.group, kept.groups, vocabulary);
    const middles = middlesOf(points, kept.group, kept.groups);
    const tightness = measureTightness(vectors, kept.group, centroids);
    const scale = scaleAround(points, middles, kept.group);
    group = new Int32Array(vectors.length);
    for (const [own, vector] of vectors.entries()) {
      if (isTurn(own)) await giveWay();
      const byWords = nearestCentroid(vector, centroids);
      // Its cosine to a middle and that of the others make its mean cosine to them: few words gather no mixed lot.
      const isAlike = isFew
        ? byWords.similarity >= least
        : byWords.similarity * (tightness.of[byWords.group] ?? 0) >= COHERENT * tightness.usual;
      group[own] = isAlike ? byWords.group : -1;
      const point = points[own];
      if (!point) continue;
      const candidates = groupsNear(wordings, own, kept.group);
      if (byWords.group >= 0) candidates.add(byWords.group);
      group[own] = best(candidates, least, (candidate) =>
        blend(
          similarityTo(vector, centroids[candidate]),
          shareMeaning(point, middles[candidate], scale),
          wordings.near.shareOfWords,
        ),
      );
    }
  }
  return { group, centroids };
}

interface Tightness {
  /** For each group the mean cosine of its questions to its middle. */
  of: number[];
  /** Its square, the mean cosine of two of its questions, in the group of a usual question. */
  usual: number;
}

function measureTightness(
  vectors: readonly SparseVector[],
  group: Int32Array,
  centroids: readonly Centroid[],
): Tightness {
  const sums = centroids.map(() => 0);
  const sizes = centroids.map(() => 0);
  vectors.forEach((vector, own) => {
    const to = group[own] ?? -1;
    if (to < 0) return;
    sums[to]! += similarityTo(vector, centroids[to]);
    sizes[to]! += 1;
  });
  const of = sums.map((sum, at) => sum / (sizes[at] || 1));
  const squares = [...group].flatMap((to) => (to < 0 ? [] : [(of[to] ?? 0) ** 2])).sort((a, b) => a - b);
  return { of, usual: squares[Math.floor(squares.length / 2)] ?? 0 };
}

/** The groups of a wording's neighbours, and its own. */
function groupsNear({ near: { index, count } }: Wordings, own: number, group: Int32Array): Set<number> {
  const groups = new Set<number>([group[own] ?? -1]);
  for (const other of index.subarray(own * count, (own + 1) * count)) if (other >= 0) groups.add(group[other] ?? -1);
  groups.delete(-1);
  return groups;
}

/** Of those that score at least `least`; -1 without one. */
function best(candidates: ReadonlySet<number>, least: number, score: (candidate: number) => number): number {
  let [chosen, most] = [-1, least];
  for (const candidate of candidates) {
    const own = score(candidate);
    if (own > most || (own === most && (chosen === -1 || candidate < chosen))) [chosen, most] = [candidate, own];
  }
  return chosen;
}

/** What a cosine to a middle says: that of one's own group, and that of any other. */
function scaleAround(points: Points, middles: readonly (Float32Array | null)[], group: Int32Array): Scale {
  const [own, other]: [number[], number[]] = [[], []];
  points.forEach((point, at) => {
    const middle = middles[group[at] ?? -1];
    const another = middles[(at * 7_919) % middles.length];
    if (point && middle) own.push(cosineOf(point, middle));
    if (point && another && another !== middle) other.push(cosineOf(point, another));
  });
  return readScale(other, own);
}

/** Where the points of each group lie together; null for a group without any. */
function middlesOf(points: Points, group: Int32Array, groups: number): (Float32Array | null)[] {
  const sums = new Array<Float32Array | null>(groups).fill(null);
  points.forEach((point, own) => {
    const to = group[own] ?? -1;
    if (!point || to < 0) return;
    const sum = (sums[to] ??= new Float32Array(point.length));
    for (let at = 0; at < point.length; at += 1) sum[at]! += point[at]!;
  });
  return sums.map((sum) => sum && toUnit(sum));
}

function keepLarge(
  group: Int32Array,
  counts: readonly number[],
  smallest: number,
): { group: Int32Array; groups: number } {
  const sizes = new Map<number, number>();
  group.forEach((own, wording) => {
    if (own >= 0) sizes.set(own, (sizes.get(own) ?? 0) + (counts[wording] ?? 1));
  });
  const names = new Map<number, number>();
  for (const [own, size] of sizes) if (size >= smallest) names.set(own, names.size);
  return { group: group.map((own) => names.get(own) ?? -1), groups: names.size };
}
