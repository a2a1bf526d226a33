/** How sure flags were against how often members called them right. */

export interface Judged {
  /** 0 to 1. */
  score: number;
  right: boolean;
}

export interface CalibrationBin {
  /** Scores from `from` to below `to`. */
  from: number;
  to: number;
  flags: number;
  /** Mean score; null without flags. */
  sure: number | null;
  /** Share called right, with its 95 % Wilson interval; null without flags. */
  right: number | null;
  low: number | null;
  high: number | null;
  /** Too few verdicts to read its share as anything. */
  few: boolean;
}

/** Below this many verdicts a curve would be drawn from noise. */
export const ENOUGH_VERDICTS = 30;
const FEW_VERDICTS = 10;
const EDGES = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001];
const Z = 1.96;

/** The judged flags by how sure they were; bins that hold none are left out. */
export function calibrate(judged: readonly Judged[]): CalibrationBin[] {
  return EDGES.slice(0, -1).flatMap((from, index) => {
    const to = EDGES[index + 1] ?? 1;
    const inside = judged.filter(({ score }) => score >= from && score < to);
    if (inside.length === 0) return [];
    const right = inside.filter((flag) => flag.right).length;
    const [low, high] = wilson(right, inside.length);
    const sure = inside.reduce((sum, { score }) => sum + score, 0) / inside.length;
    return [
      {
        from,
        to: Math.min(1, to),
        flags: inside.length,
        sure,
        right: right / inside.length,
        low,
        high,
        few: inside.length < FEW_VERDICTS,
      },
    ];
  });
}

/** Wilson's score interval of a share (Wilson 1927). */
function wilson(successes: number, n: number): [low: number, high: number] {
  const share = successes / n;
  const centre = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
