/** A learned score: small decision trees over named features, added up as log-odds. Only numbers, no words. */

export interface Forest {
  features: string[];
  /** Log-odds before any tree. */
  bias: number;
  /** Every tree is complete: node n has children 2n+1 and 2n+2; a value at most the threshold goes left. */
  trees: { feature: number[]; threshold: number[]; leaf: number[] }[];
}

export type Scorer = (features: Readonly<Record<string, number>>) => number;

/** A function that gives the forest's log-odds. A feature that is not given counts as 0. */
export function createScorer({ features, bias, trees }: Forest): Scorer {
  const values = new Float64Array(features.length);
  return (given) => {
    features.forEach((name, index) => {
      values[index] = given[name] ?? 0;
    });
    let sum = bias;
    for (const { feature, threshold, leaf } of trees) {
      let node = 0;
      while (node < feature.length) {
        node = 2 * node + ((values[feature[node] ?? 0] ?? 0) <= (threshold[node] ?? 0) ? 1 : 2);
      }
      sum += leaf[node - feature.length] ?? 0;
    }
    return sum;
  };
}

export function toProbability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Minus infinity for 0, infinity for 1. */
export function toLogOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}
