export interface Share {
  numerator: number;
  denominator: number;
}

export interface Difference {
  /** Later share minus earlier share. */
  value: number;
  /** Bounds of the 95 % interval. */
  low: number;
  high: number;
}

const Z = 1.959963984540054;

/**
 * The Wilson score interval of a share at 95 %: within 0 … 1, and wide for few cases.
 * Source: E. B. Wilson, JASA 22 (1927), 209–212.
 */
export function wilson({ numerator, denominator }: Share): { low: number; high: number } {
  const p = numerator / denominator;
  const z2 = Z * Z;
  const middle = p + z2 / (2 * denominator);
  const spread = Z * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator * denominator));
  const scale = 1 + z2 / denominator;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/**
 * The difference of two independent shares with its 95 % interval; null when either has nothing to divide by.
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10.
 */
export function difference(earlier: Share, later: Share): Difference | null {
  if (earlier.denominator === 0 || later.denominator === 0) return null;
  const p1 = later.numerator / later.denominator;
  const p2 = earlier.numerator / earlier.denominator;
  const first = wilson(later);
  const second = wilson(earlier);
  return {
    value: p1 - p2,
    low: p1 - p2 - Math.hypot(p1 - first.low, second.high - p2),
    high: p1 - p2 + Math.hypot(first.high - p1, p2 - second.low),
  };
}
