/** The measures of `score.py`, for choosing settings before the real scorer runs. */

/** Chance that a random positive outscores a random negative, ties counting half. */
export function areaUnderCurve(scores: readonly number[], gold: readonly boolean[]): number {
  const order = scores.map((score, index) => ({ score, gold: gold[index] ?? false })).sort((a, b) => a.score - b.score);
  let wins = 0;
  let below = 0;
  let positives = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let hits = 0;
    while (to < order.length && order[to]!.score === order[from]!.score) hits += Number(order[to++]!.gold);
    wins += hits * (below + (to - from - hits) / 2);
    below += to - from - hits;
    positives += hits;
    from = to;
  }
  return wins / (positives * below);
}

export function f1At(threshold: number, scores: readonly number[], gold: readonly boolean[]): number {
  let hits = 0;
  let flagged = 0;
  let positives = 0;
  scores.forEach((score, index) => {
    const positive = gold[index] ?? false;
    positives += Number(positive);
    if (score < threshold) return;
    flagged += 1;
    hits += Number(positive);
  });
  return flagged + positives === 0 ? 0 : (2 * hits) / (flagged + positives);
}
