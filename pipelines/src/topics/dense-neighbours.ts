/** For each point its nearest others. Among many points only those near the same pivots are looked at. */
import { giveWay, isTurn } from './give-way.ts';
import { cosineOf, type Points } from './dense-vectors.ts';
import { readScale, type Scale } from './dense-scale.ts';

export interface Near {
  index: number;
  cosine: number;
}

/** Up to so many points each is held against every other. */
const ALL_PAIRS = 2_000;
/** Pivots at which a point's neighbours are looked for. */
const PROBES = 4;

/** The nearest `count` of each point, nearest first; an empty list for what has no point. */
export async function findDenseNeighbours(points: Points, count: number): Promise<Near[][]> {
  const held = points.flatMap((point, index) => (point ? [index] : []));
  const candidatesOf = held.length <= ALL_PAIRS ? () => [held] : await listByPivot(points, held);
  const seen = new Int32Array(points.length).fill(-1);
  const near = points.map((): Near[] => []);
  for (const [step, own] of held.entries()) {
    if (isTurn(step)) await giveWay();
    const [point, best] = [points[own], near[own]];
    if (!point || !best) continue;
    seen[own] = own;
    for (const candidates of candidatesOf(own)) {
      for (const other of candidates) {
        const candidate = points[other];
        if (seen[other] === own || !candidate) continue;
        seen[other] = own;
        keepBest(best, count, { index: other, cosine: cosineOf(point, candidate) });
      }
    }
  }
  return near;
}

function keepBest(best: Near[], count: number, found: Near): void {
  if (best.length === count && found.cosine <= (best[count - 1]?.cosine ?? 0)) return;
  let at = best.length;
  while (at > 0 && (best[at - 1]?.cosine ?? 0) < found.cosine) at -= 1;
  best.splice(at, 0, found);
  if (best.length > count) best.pop();
}

/** Each point stands in the list of its nearest pivot, and looks into the lists of its nearest few. */
async function listByPivot(points: Points, held: readonly number[]): Promise<(index: number) => number[][]> {
  const pivotCount = 2 * Math.round(Math.sqrt(held.length));
  // The points come in the order of their texts: evenly taken they are a fair sample, and the same every time.
  const pivots = Array.from({ length: pivotCount }, (_, nth) => {
    return points[held[Math.floor((nth * held.length) / pivotCount)] ?? 0] ?? null;
  });
  const lists = pivots.map((): number[] => []);
  const probes = new Map<number, number[]>();
  for (const [step, index] of held.entries()) {
    if (isTurn(step)) await giveWay();
    const point = points[index];
    const best: Near[] = [];
    pivots.forEach((pivot, at) => {
      if (point && pivot) keepBest(best, PROBES, { index: at, cosine: cosineOf(point, pivot) });
    });
    probes.set(
      index,
      best.map((pivot) => pivot.index),
    );
    lists[best[0]?.index ?? 0]?.push(index);
  }
  return (index) => (probes.get(index) ?? []).map((pivot) => lists[pivot] ?? []);
}

/** Pairs taken at random, the same every time. */
const RANDOM_PAIRS = 2_000;

/** What cosines say among these points. */
export function scaleOf(points: Points, near: readonly (readonly Near[])[]): Scale {
  const held = points.flatMap((point) => (point ? [point] : []));
  const atRandom: number[] = [];
  for (let nth = 0; nth < RANDOM_PAIRS && held.length > 1; nth += 1) {
    // Steps of two primes: every pair is as likely, and the points stand by their texts.
    const [a, b] = [
      held[(nth * 7_919) % held.length],
      held[(nth * 104_729 + 1 + Math.floor(nth / held.length)) % held.length],
    ];
    if (a && b && a !== b) atRandom.push(cosineOf(a, b));
  }
  return readScale(
    atRandom,
    near.flatMap(([nearest]) => (nearest ? [nearest.cosine] : [])),
  );
}
