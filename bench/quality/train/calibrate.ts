/** From scores to chances, and how far chances hold. */
import { toProbability } from '@debrief/pipelines/analyse';
import { foldOf } from './cross-validate.ts';

export interface Platt {
  slope: number;
  offset: number;
}

const STEPS = 50;

/** Platt's scaling: the logistic curve through log-odds that says best how often they come true. */
export function fitPlatt(logOdds: readonly number[], gold: readonly boolean[]): Platt {
  // From a flat curve Newton's steps do not overshoot.
  let slope = 0;
  let offset = 0;
  for (let step = 0; step < STEPS; step += 1) {
    let gs = 0;
    let go = 0;
    let ss = 1e-9;
    let so = 0;
    let oo = 1e-9;
    logOdds.forEach((odds, at) => {
      const chance = toProbability(slope * odds + offset);
      const miss = Number(gold[at]) - chance;
      const bend = chance * (1 - chance);
      gs += miss * odds;
      go += miss;
      ss += bend * odds * odds;
      so += bend * odds;
      oo += bend;
    });
    const determinant = ss * oo - so * so;
    slope += (oo * gs - so * go) / determinant;
    offset += (ss * go - so * gs) / determinant;
  }
  return { slope, offset };
}

/** Chances of examples by a curve that never saw their conversation; the log-odds must not have seen it either. */
export function crossCalibrate(
  logOdds: readonly number[],
  gold: readonly boolean[],
  group: readonly string[],
  folds = 10,
): number[] {
  const fold = group.map((name) => foldOf(`calibrate:${name}`, folds));
  const chances = new Array<number>(logOdds.length).fill(0);
  for (let out = 0; out < folds; out += 1) {
    const kept = logOdds.flatMap((_, at) => (fold[at] === out ? [] : [at]));
    const { slope, offset } = fitPlatt(
      kept.map((at) => logOdds[at]!),
      kept.map((at) => gold[at]!),
    );
    fold.forEach((own, at) => {
      if (own === out) chances[at] = toProbability(slope * logOdds[at]! + offset);
    });
  }
  return chances;
}

export interface ReliabilityBin {
  /** Chances from here up to the next tenth. */
  from: number;
  count: number;
  /** Mean chance given and share that came true; 0 in an empty bin. */
  said: number;
  found: number;
}

/** Ten bins of a tenth each. */
export function reliability(chances: readonly number[], gold: readonly boolean[]): ReliabilityBin[] {
  return Array.from({ length: 10 }, (_, bin) => {
    const own = chances.flatMap((chance, at) => (Math.min(9, Math.floor(chance * 10)) === bin ? [at] : []));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
    return {
      from: bin / 10,
      count: own.length,
      said: mean(own.map((at) => chances[at]!)),
      found: mean(own.map((at) => Number(gold[at]))),
    };
  });
}

/** Expected calibration error: how far what was said is from what was found, by the bins' sizes; 0 to 1. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, { count, said, found }) => sum + (count / all) * Math.abs(said - found), 0);
}
