/** For each point its nearest others. Among many points only those near the same pivots are looked at. */
import { alike } from './dense-vectors.ts';

/** Null: a question without a vector. */
export type Points = readonly (Float32Array | null)[];

interface Near {
  index: number;
  similarity: number;
}

/** Up to so many points each is held against every other. */
const ALL_PAIRS = 2_000;
/** Pivots at which a point's neighbours are looked for. */
const PROBES = 4;

/** The nearest `count` of each point, nearest first; an empty list for what has no point. */
export function findDenseNeighbours(points: Points, count: number): number[][] {
  const held = points.flatMap((point, index) => (point ? [index] : []));
  const candidatesOf = held.length <= ALL_PAIRS ? () => [held] : listByPivot(points, held);
  const seen = new Int32Array(points.length).fill(-1);
  const near = points.map((): Near[] => []);
  for (const own of held) {
    const [point, best] = [points[own], near[own]];
    if (!point || !best) continue;
    seen[own] = own;
    for (const candidates of candidatesOf(own)) {
      for (const other of candidates) {
        const candidate = points[other];
        if (seen[other] === own || !candidate) continue;
        seen[other] = own;
        keepBest(best, count, { index: other, similarity: alike(point, candidate) });
      }
    }
  }
  return near.map((best) => best.filter(({ similarity }) => similarity > 0).map(({ index }) => index));
}

function keepBest(best: Near[], count: number, found: Near): void {
  if (best.length === count && found.similarity <= (best[count - 1]?.similarity ?? 0)) return;
  let at = best.length;
  while (at > 0 && (best[at - 1]?.similarity ?? 0) < found.similarity) at -= 1;
  best.splice(at, 0, found);
  if (best.length > count) best.pop();
}

/** Each point stands in the list of its nearest pivot, and looks into the lists of its nearest few. */
function listByPivot(points: Points, held: readonly number[]): (index: number) => number[][] {
  const pivotCount = 2 * Math.round(Math.sqrt(held.length));
  // The points come in the order of their texts: evenly taken they are a fair sample, and the same every time.
  const pivots = Array.from({ length: pivotCount }, (_, nth) => {
    return points[held[Math.floor((nth * held.length) / pivotCount)] ?? 0] ?? null;
  });
  const lists = pivots.map((): number[] => []);
  const probes = new Map<number, number[]>();
  for (const index of held) {
    const point = points[index];
    const best: Near[] = [];
    pivots.forEach((pivot, at) => {
      if (point && pivot) keepBest(best, PROBES, { index: at, similarity: product(point, pivot) });
    });
    probes.set(
      index,
      best.map((pivot) => pivot.index),
    );
    lists[best[0]?.index ?? 0]?.push(index);
  }
  return (index) => (probes.get(index) ?? []).map((pivot) => lists[pivot] ?? []);
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}
