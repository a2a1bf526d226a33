/** Groups of a weighted graph by modularity (Louvain: Blondel et al. 2008), always the same for the same graph. */

import { giveWay, isTurn } from './give-way.ts';

export interface Graph {
  /** For each node, its neighbours and the weights of the edges; every edge stands at both ends. */
  edges: Map<number, number>[];
}

interface Level {
  edges: Map<number, number>[];
  /** Twice the weight inside each node, which is a group of the level below. */
  inside: Float64Array;
}

const MAX_ROUNDS = 30;

/** The group of each node, numbered from 0; a higher `resolution` gives more and smaller groups. */
export async function findCommunities({ edges }: Graph, resolution: number): Promise<Int32Array> {
  let level: Level = { edges, inside: new Float64Array(edges.length) };
  let groupOf = Int32Array.from(edges, (_, node) => node);
  for (;;) {
    const moved = await moveNodes(level, resolution);
    if (!moved) return groupOf;
    groupOf = groupOf.map((group) => moved.group[group] ?? 0);
    level = join(level, moved.group, moved.groups);
  }
}

/** Moves nodes to the neighbouring group they fit best until none moves; null when none ever did. */
async function moveNodes(
  { edges, inside }: Level,
  resolution: number,
): Promise<{ group: Int32Array; groups: number } | null> {
  const size = edges.length;
  const degree = new Float64Array(size);
  let total = 0;
  edges.forEach((own, node) => {
    let sum = inside[node] ?? 0;
    for (const weight of own.values()) sum += weight;
    degree[node] = sum;
    total += sum;
  });
  if (total === 0) return null;
  const group = Int32Array.from(edges, (_, node) => node);
  const weightOf = Float64Array.from(degree);
  let everMoved = false;
  for (let round = 0, moving = true; moving && round < MAX_ROUNDS; round += 1) {
    moving = false;
    for (let node = 0; node < size; node += 1) {
      if (isTurn(node)) await giveWay();
      const best = bestGroup(
        node,
        edges[node] ?? new Map<number, number>(),
        group,
        degree,
        weightOf,
        resolution / total,
      );
      if (best === group[node]) continue;
      weightOf[group[node] ?? 0]! -= degree[node] ?? 0;
      weightOf[best]! += degree[node] ?? 0;
      group[node] = best;
      moving = true;
      everMoved = true;
    }
  }
  return everMoved ? renumber(group) : null;
}

function bestGroup(
  node: number,
  own: Map<number, number>,
  group: Int32Array,
  degree: Float64Array,
  weightOf: Float64Array,
  scale: number,
): number {
  const current = group[node] ?? node;
  const ownDegree = degree[node] ?? 0;
  const toward = new Map<number, number>();
  for (const [other, weight] of own) {
    const candidate = group[other] ?? other;
    toward.set(candidate, (toward.get(candidate) ?? 0) + weight);
  }
  let best = current;
  let bestGain = (toward.get(current) ?? 0) - scale * ownDegree * ((weightOf[current] ?? 0) - ownDegree);
  for (const [candidate, weight] of toward) {
    const gain = weight - scale * ownDegree * ((weightOf[candidate] ?? 0) - (candidate === current ? ownDegree : 0));
    if (gain > bestGain + 1e-12) {
      best = candidate;
      bestGain = gain;
    }
  }
  return best;
}

function renumber(group: Int32Array): { group: Int32Array; groups: number } {
  const names = new Map<number, number>();
  for (const name of group) if (!names.has(name)) names.set(name, names.size);
  return { group: group.map((name) => names.get(name) ?? 0), groups: names.size };
}

function join({ edges, inside }: Level, group: Int32Array, groups: number): Level {
  const joined = Array.from({ length: groups }, () => new Map<number, number>());
  const within = new Float64Array(groups);
  edges.forEach((own, node) => {
    const from = group[node] ?? 0;
    within[from]! += inside[node] ?? 0;
    for (const [other, weight] of own) {
      const to = group[other] ?? 0;
      if (to === from) within[from]! += weight;
      else joined[from]?.set(to, (joined[from]?.get(to) ?? 0) + weight);
    }
  });
  return { edges: joined, inside: within };
}
