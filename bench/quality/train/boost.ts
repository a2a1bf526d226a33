/** Gradient-boosted trees for log-odds, deterministic: the same examples and seed give the same forest. */
import type { Forest } from '@debrief/pipelines/analyse';

export interface Examples {
  features: string[];
  rows: Float64Array[];
  /** 0 to 1; anything between is a share of annotators. */
  target: number[];
  /** Examples of one group (a conversation) are never split between learning and testing. */
  group: string[];
  /** How often each example counts; once where it is absent. Trees do without. */
  weight?: number[];
}

export interface BoostSettings {
  trees: number;
  depth: number;
  rate: number;
  minLeaf: number;
  rowShare: number;
  columnShare: number;
  ridge: number;
  seed: number;
}

const BINS = 16;

/** Mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Learns from the examples whose indices are given. */
export function boost(
  { features, rows, target }: Examples,
  chosen: readonly number[],
  settings: BoostSettings,
): Forest {
  const random = createRandom(settings.seed);
  const edges = features.map((_, column) => quantiles(chosen.map((row) => rows[row]![column]!)));
  const binned = rows.map((row) => Uint8Array.from(features, (_, column) => binOf(edges[column]!, row[column]!)));
  const mean = chosen.reduce((sum, row) => sum + target[row]!, 0) / chosen.length;
  const bias = Math.log(mean / (1 - mean));
  const odds = new Float64Array(rows.length).fill(bias);
  const gradient = new Float64Array(rows.length);
  const hessian = new Float64Array(rows.length);
  const trees: Forest['trees'] = [];
  for (let round = 0; round < settings.trees; round += 1) {
    for (const row of chosen) {
      const probability = 1 / (1 + Math.exp(-odds[row]!));
      gradient[row] = probability - target[row]!;
      hessian[row] = probability * (1 - probability);
    }
    const sampled = chosen.filter(() => random() < settings.rowShare);
    const columns = features.map((_, column) => column).filter(() => random() < settings.columnShare);
    const tree = growTree(sampled, columns, binned, gradient, hessian, edges, settings);
    for (const row of chosen) odds[row]! += leafOf(tree, rows[row]!);
    trees.push(tree);
  }
  return { features, bias: round5(bias), trees };
}

function growTree(
  sampled: number[],
  columns: number[],
  binned: Uint8Array[],
  gradient: Float64Array,
  hessian: Float64Array,
  edges: number[][],
  { depth, rate, minLeaf, ridge }: BoostSettings,
): Forest['trees'][number] {
  const inner = 2 ** depth - 1;
  const tree = {
    feature: new Array<number>(inner).fill(0),
    threshold: new Array<number>(inner).fill(1e9),
    leaf: new Array<number>(inner + 1).fill(0),
  };
  const grow = (node: number, members: number[], value: number) => {
    if (node >= inner) {
      tree.leaf[node - inner] = round5(value);
      return;
    }
    const split =
      members.length >= 2 * minLeaf ? bestSplit(members, columns, binned, gradient, hessian, minLeaf, ridge) : null;
    if (!split) {
      // Nothing to part: all go left, and right keeps the same value.
      grow(2 * node + 1, members, value);
      grow(2 * node + 2, [], value);
      return;
    }
    tree.feature[node] = split.column;
    tree.threshold[node] = round5(edges[split.column]![split.bin]!);
    const left = members.filter((row) => binned[row]![split.column]! <= split.bin);
    const right = members.filter((row) => binned[row]![split.column]! > split.bin);
    const valueOf = (part: number[]) => (-rate * sum(part, gradient)) / (sum(part, hessian) + ridge);
    grow(2 * node + 1, left, valueOf(left));
    grow(2 * node + 2, right, valueOf(right));
  };
  grow(0, sampled, 0);
  return tree;
}

function bestSplit(
  members: number[],
  columns: number[],
  binned: Uint8Array[],
  gradient: Float64Array,
  hessian: Float64Array,
  minLeaf: number,
  ridge: number,
): { column: number; bin: number } | null {
  const allG = sum(members, gradient);
  const allH = sum(members, hessian);
  const base = allG ** 2 / (allH + ridge);
  let best: { column: number; bin: number } | null = null;
  let bestGain = 1e-6;
  const g = new Float64Array(BINS + 1);
  const h = new Float64Array(BINS + 1);
  const n = new Int32Array(BINS + 1);
  for (const column of columns) {
    g.fill(0);
    h.fill(0);
    n.fill(0);
    for (const row of members) {
      const bin = binned[row]![column]!;
      g[bin]! += gradient[row]!;
      h[bin]! += hessian[row]!;
      n[bin]! += 1;
    }
    let leftG = 0;
    let leftH = 0;
    let leftN = 0;
    for (let bin = 0; bin < BINS; bin += 1) {
      leftG += g[bin]!;
      leftH += h[bin]!;
      leftN += n[bin]!;
      if (leftN < minLeaf || members.length - leftN < minLeaf) continue;
      const gain = leftG ** 2 / (leftH + ridge) + (allG - leftG) ** 2 / (allH - leftH + ridge) - base;
      if (gain > bestGain) {
        bestGain = gain;
        best = { column, bin };
      }
    }
  }
  return best;
}

function leafOf(tree: Forest['trees'][number], row: Float64Array): number {
  let node = 0;
  while (node < tree.feature.length) node = 2 * node + (row[tree.feature[node]!]! <= tree.threshold[node]! ? 1 : 2);
  return tree.leaf[node - tree.feature.length]!;
}

function quantiles(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const cuts = Array.from(
    { length: BINS - 1 },
    (_, cut) => sorted[Math.floor(((cut + 1) / BINS) * (sorted.length - 1))]!,
  );
  return [...new Set(cuts.map(round5))];
}

function binOf(edges: number[], value: number): number {
  const bin = edges.findIndex((edge) => value <= edge);
  return bin === -1 ? edges.length : bin;
}

function sum(members: readonly number[], values: Float64Array): number {
  let total = 0;
  for (const row of members) total += values[row]!;
  return total;
}

function round5(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
