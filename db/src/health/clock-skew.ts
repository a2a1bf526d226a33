/**
 * How far another clock is ahead of ours, in seconds (negative: behind), all times in milliseconds. It was read somewhere
 * between question and answer: within that span it counts as right.
 */
export function clockSkew(clockMs: number, askedAtMs: number, answeredAtMs: number): number {
  if (clockMs < askedAtMs) return (clockMs - askedAtMs) / 1_000;
  return clockMs > answeredAtMs ? (clockMs - answeredAtMs) / 1_000 : 0;
}
