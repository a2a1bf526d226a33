/** Measures of two groupings of the same items, as `score.py` defines them. */

/** 1 when they are the same, 0 when they agree as by chance (Hubert & Arabie 1985). */
export function adjustedRand(a: readonly string[], b: readonly string[]): number {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const total = (groups: Map<string, number>) => [...groups.values()].reduce((sum, count) => sum + pairs(count), 0);
  const [inA, inB, inBoth] = [total(count(a)), total(count(b)), total(count(a.map((own, at) => `${own}\n${b[at]}`)))];
  const byChance = (inA * inB) / pairs(a.length);
  return (inBoth - byChance) / ((inA + inB) / 2 - byChance);
}

function count(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** Share of items that agree under the best one-to-one match of the groups (Hungarian method). */
export function clusteringAccuracy(groups: readonly string[], gold: readonly string[]): number {
  const rows = [...new Set(groups)];
  const columns = [...new Set(gold)];
  const size = Math.max(rows.length, columns.length);
  const agree = Array.from({ length: size }, () => new Float64Array(size));
  const rowOf = new Map(rows.map((name, at) => [name, at]));
  const columnOf = new Map(columns.map((name, at) => [name, at]));
  groups.forEach((group, at) => {
    agree[rowOf.get(group) ?? 0]![columnOf.get(gold[at] ?? '') ?? 0]! += 1;
  });
  return bestMatch(agree) / groups.length;
}

/** The largest sum of one entry a row and column; after e-maxx' O(n³) formulation with potentials. */
function bestMatch(gain: readonly Float64Array[]): number {
  const size = gain.length;
  const ofRow = new Float64Array(size + 1);
  const ofColumn = new Float64Array(size + 1);
  const rowAt = new Int32Array(size + 1);
  const cameFrom = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    rowAt[0] = row;
    const slack = new Float64Array(size + 1).fill(Infinity);
    const used = new Uint8Array(size + 1);
    let column = 0;
    do {
      used[column] = 1;
      const own = rowAt[column] ?? 0;
      let next = 0;
      let least = Infinity;
      for (let other = 1; other <= size; other += 1) {
        if (used[other]) continue;
        const cost = -(gain[own - 1]?.[other - 1] ?? 0) - (ofRow[own] ?? 0) - (ofColumn[other] ?? 0);
        if (cost < (slack[other] ?? 0)) {
          slack[other] = cost;
          cameFrom[other] = column;
        }
        if ((slack[other] ?? 0) < least) {
          least = slack[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= size; other += 1) {
        if (used[other]) {
          ofRow[rowAt[other] ?? 0]! += least;
          ofColumn[other]! -= least;
        } else slack[other]! -= least;
      }
      column = next;
    } while (rowAt[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      rowAt[column] = rowAt[before] ?? 0;
      column = before;
    }
  }
  let sum = 0;
  for (let column = 1; column <= size; column += 1) sum += gain[(rowAt[column] ?? 1) - 1]?.[column - 1] ?? 0;
  return sum;
}
