/** Finds the topics among wordings: communities of near neighbours, and then those among what they left alone. */
import { findBlendedNeighbours } from './blend-neighbours.ts';
import type { Centroid } from './centroids.ts';
import { findCommunities, type Graph } from './communities.ts';
import { giveWay, isTurn } from './give-way.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { FEW_QUESTIONS, refine, type Wordings } from './refine-groups.ts';

const NEIGHBOURS = 10;
/** How finely to part; among few questions every matter is small already. */
const RESOLUTION = { few: 1, many: 2.5 };
const MANY_QUESTIONS = 500;
/** Less alike than this, two of many questions are no neighbours. */
const NEIGHBOURS_AT = { words: 0.4, blended: 0.3 };

export interface Founded {
  /** For each wording its group; -1 for one that stands alone. */
  group: Int32Array;
  centroids: Centroid[];
}

type Unlinked = Omit<Wordings, 'near'>;

export async function foundTopics(wordings: Unlinked, vocabulary: number): Promise<Founded> {
  const resolution = resolutionFor(wordings.vectors.length);
  const all = await link(wordings);
  const first = await findCommunities(all.graph, resolution);
  const founded = await refine({ ...wordings, near: all.near }, first, vocabulary);
  if (wordings.vectors.length < FEW_QUESTIONS) return founded;
  // A small matter beside a large one of the same words was drawn into it, and then found too far from its middle.
  const left = [...founded.group.keys()].filter((own) => founded.group[own] === -1);
  const among = await link(takeOf(wordings, left));
  const more = await findCommunities(among.graph, resolution);
  const group = founded.group.slice();
  left.forEach((own, at) => (group[own] = founded.centroids.length + (more[at] ?? 0)));
  return refine({ ...wordings, near: all.near }, group, vocabulary);
}

function takeOf({ vectors, points, counts }: Unlinked, own: readonly number[]): Unlinked {
  return {
    vectors: own.flatMap((at) => vectors[at] ?? []),
    points: own.map((at) => points[at] ?? null),
    counts: own.map((at) => counts[at] ?? 0),
  };
}

async function link({ vectors, points }: Unlinked): Promise<{ near: Neighbours; graph: Graph }> {
  const isBlended = points.some((point) => point !== null);
  const near = isBlended
    ? await findBlendedNeighbours(vectors, points, NEIGHBOURS)
    : await findNeighbours(vectors, NEIGHBOURS);
  const least = vectors.length < FEW_QUESTIONS ? 0 : NEIGHBOURS_AT[isBlended ? 'blended' : 'words'];
  return { near, graph: await joinNeighbours(near, vectors.length, least) };
}

function resolutionFor(questions: number): number {
  const share = Math.min(1, Math.max(0, Math.log(questions / 50) / Math.log(MANY_QUESTIONS / 50)));
  return RESOLUTION.few + share * (RESOLUTION.many - RESOLUTION.few);
}

/** Edges weigh more between questions that have neighbours in common. */
async function joinNeighbours({ index, similarity, count }: Neighbours, size: number, least: number): Promise<Graph> {
  const near = Array.from({ length: size }, (_, node) => new Set(index.subarray(node * count, (node + 1) * count)));
  const edges = Array.from({ length: size }, () => new Map<number, number>());
  for (let node = 0; node < size; node += 1) {
    if (isTurn(node)) await giveWay();
    for (let at = node * count; at < (node + 1) * count; at += 1) {
      const other = index[at] ?? -1;
      if (other < 0 || (similarity[at] ?? 0) < least) break;
      let common = 1;
      for (const shared of near[node] ?? []) if (shared >= 0 && near[other]?.has(shared)) common += 1;
      const weight = ((similarity[at] ?? 0) ** 2 * common) / count;
      const known = edges[node]?.get(other) ?? 0;
      if (weight <= known) continue;
      edges[node]?.set(other, weight);
      edges[other]?.set(node, weight);
    }
  }
  return { edges };
}
