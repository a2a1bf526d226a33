/** Scores for every example from forests that never saw its conversation. */
import { createHash } from 'node:crypto';
import { createScorer, toProbability, type Forest } from '@debrief/pipelines/analyse';
import { boost, type BoostSettings, type Examples } from './boost.ts';

function foldOf(group: string, folds: number): number {
  return createHash('sha256').update(group).digest().readUInt32BE(0) % folds;
}

export function scoreRow(forest: Forest, examples: Examples, row: number): number {
  const values = examples.rows[row];
  const given = Object.fromEntries(examples.features.map((name, column) => [name, values?.[column] ?? 0]));
  return toProbability(createScorer(forest)(given));
}

/** Leaves out one fold of groups at a time. */
export function crossValidate(examples: Examples, settings: BoostSettings, folds = 10): number[] {
  return leaveOut(
    examples,
    settings,
    examples.group.map((group) => String(foldOf(group, folds))),
  );
}

/** Leaves out one part at a time: what the score is worth on material of a kind it never saw. */
export function leaveOut(examples: Examples, settings: BoostSettings, partOf: readonly string[]): number[] {
  const scores = new Array<number>(examples.rows.length).fill(0);
  const all = examples.rows.map((_, row) => row);
  for (const part of new Set(partOf)) {
    const forest = boost(
      examples,
      all.filter((row) => partOf[row] !== part),
      settings,
    );
    const scorer = createScorer(forest);
    for (const row of all) {
      if (partOf[row] !== part) continue;
      const values = examples.rows[row];
      scores[row] = toProbability(
        scorer(Object.fromEntries(examples.features.map((name, column) => [name, values?.[column] ?? 0]))),
      );
    }
  }
  return scores;
}
