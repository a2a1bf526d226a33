/** Scores for every example by weights that never saw its conversation. */
import { createHash } from 'node:crypto';
import { createScorer, scoreLinear } from '@debrief/pipelines/analyse';
import { boost, type BoostSettings, type Examples } from './boost.ts';
import { fitRidge } from './ridge.ts';

/** Log-odds of one example's features. */
type RowScorer = (row: Float64Array) => number;
/** Learns from the examples whose indices are given. */
export type Learner = (examples: Examples, chosen: readonly number[]) => RowScorer;

export function named(features: readonly string[], row: Float64Array): Record<string, number> {
  return Object.fromEntries(features.map((name, column) => [name, row[column] ?? 0]));
}

export function boostLearner(settings: BoostSettings): Learner {
  return (examples, chosen) => {
    const scorer = createScorer(boost(examples, chosen, settings));
    return (row) => scorer(named(examples.features, row));
  };
}

export function ridgeLearner(penalty: number): Learner {
  return (examples, chosen) => {
    const weights = fitRidge(examples, chosen, penalty);
    return (row) => scoreLinear(weights, named(examples.features, row));
  };
}

/** Leaves out one fold of conversations at a time. Another `draw` folds them differently. */
export function crossValidate(examples: Examples, learn: Learner, folds = 10, draw = 0): number[] {
  return leaveOut(
    examples,
    learn,
    examples.group.map((group) => String(foldOf(`${draw}:${group}`, folds))),
  );
}

/** Leaves out one part at a time: what the score is worth on material of a kind it never saw. */
export function leaveOut(examples: Examples, learn: Learner, partOf: readonly string[]): number[] {
  const scores = new Array<number>(examples.rows.length).fill(0);
  const all = examples.rows.map((_, row) => row);
  for (const part of new Set(partOf)) {
    const score = learn(
      examples,
      all.filter((row) => partOf[row] !== part),
    );
    for (const row of all) if (partOf[row] === part) scores[row] = score(examples.rows[row]!);
  }
  return scores;
}

export function foldOf(group: string, folds: number): number {
  return createHash('sha256').update(group).digest().readUInt32BE(0) % folds;
}
