import { quantile } from '../report/quantile.ts';

export interface Measured {
  what: string;
  target: string;
  ours: string;
  /** Null for what is told without a target. */
  met: boolean | null;
}

export interface MeasureOptions {
  /** Times that each side of a comparison has its turn. */
  rounds: number;
  /** Conversations of the backfill and the rebuild. */
  size: number;
  /** Conversations that are there before anything is taken in, one desk for each number. */
  grown: number[];
  tell: (line: string) => void;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
