/** A learned score: features times weights, added up as log-odds. Only numbers, no words. */

export interface LinearScore {
  bias: number;
  weights: Record<string, number>;
  /** What each feature comes to in the answers learned from: a score is explained by what differs from it. */
  means: Record<string, number>;
}

/** Log-odds of the features given; one that is not given counts as 0. */
export function scoreLinear({ bias, weights }: LinearScore, features: Readonly<Record<string, number>>): number {
  let sum = bias;
  for (const name in weights) sum += (weights[name] ?? 0) * (features[name] ?? 0);
  return sum;
}

/** How far each feature moves the score from that of an average answer, the furthest up first. */
export function explainLinear(
  { weights, means }: LinearScore,
  features: Readonly<Record<string, number>>,
): { feature: string; moves: number }[] {
  return Object.entries(weights)
    .map(([feature, weight]) => ({ feature, moves: weight * ((features[feature] ?? 0) - (means[feature] ?? 0)) }))
    .sort((a, b) => b.moves - a.moves);
}
