/** The two learned scores: their settings, their weights, and what they say of conversations they did not see. */
import {
  defaultThresholds,
  toLogOdds,
  unlearnedLogOdds,
  type Forest,
  type LinearScore,
} from '@debrief/pipelines/analyse';
import { boost, type BoostSettings } from './boost.ts';
import { fitPlatt, type Platt } from './calibrate.ts';
import { boostLearner, crossValidate, ridgeLearner } from './cross-validate.ts';
import { gapLabels, readFailureExamples, readGapExamples, type LabelledExamples } from './examples.ts';
import { fitRidge } from './ridge.ts';

export const RIDGE_PENALTY = 14;
/** With so few gaps the luck of the folds is worth points of F1, so several are drawn. */
const GAP_DRAWS = 5;

export const failureSettings: BoostSettings = {
  trees: 250,
  depth: 4,
  rate: 0.04,
  minLeaf: 30,
  rowShare: 0.6,
  columnShare: 0.4,
  ridge: 5,
  seed: 1,
};

/** The dialogues learned from break down at two turns in five; on a shop's chat it is rather this share of answers. */
const SHOP_FAILURE_RATE = 1 / 100;

export interface Learned<Weights> {
  examples: LabelledExamples;
  /** What calibration is against: left unanswered in whole or in part; a breakdown by most annotators. */
  gold: boolean[];
  /** Log-odds by weights that never saw the conversation, as learned; minus infinity: not weighed. */
  unseen: number[];
  /** The same by other folds, `unseen` first. */
  draws: number[][];
  /** The curve from those to chances among the examples. */
  curve: Platt;
  /** For the analyser: as log-odds of chances, with 0 at the default threshold. */
  weights: Weights;
}

export function learnGap(folder: string): Learned<LinearScore> {
  const examples = readGapExamples(folder);
  const gold = examples.label.map((label) => gapLabels.includes(label));
  const draws = Array.from({ length: GAP_DRAWS }, (_, draw) =>
    crossValidate(examples, ridgeLearner(RIDGE_PENALTY), 10, draw).map((odds, row) => whole(examples, row, odds)),
  );
  const unseen = draws[0]!;
  const curve = fitPlatt(...weighed(unseen, gold));
  const { bias, weights, means } = fitRidge(examples, everyRow(examples), RIDGE_PENALTY);
  const scaled = Object.entries(weights).map(([name, weight]): [string, number] => [name, round(curve.slope * weight)]);
  return {
    examples,
    gold,
    unseen,
    draws,
    curve,
    weights: {
      bias: round(curve.slope * bias + curve.offset - toLogOdds(defaultThresholds.knowledge_gap)),
      weights: Object.fromEntries(scaled),
      means,
    },
  };
}

/** A gap score as the analyser makes it of learned log-odds. */
export function whole({ answer }: LabelledExamples, row: number, odds: number): number {
  const { weighed: isWeighed, features } = answer[row]!;
  return isWeighed ? odds + unlearnedLogOdds(features) : -Infinity;
}

export function learnFailure(folder: string): Learned<Forest> {
  const examples = readFailureExamples(folder);
  const gold = examples.label.map((label) => label === 'X');
  const unseen = crossValidate(examples, boostLearner(failureSettings));
  const draws = [unseen];
  const curve = fitPlatt(unseen, gold);
  const rate = gold.filter(Boolean).length / gold.length;
  const shift = toLogOdds(SHOP_FAILURE_RATE) - toLogOdds(rate) - toLogOdds(defaultThresholds.failed_answer);
  const { features, bias, trees } = boost(examples, everyRow(examples), failureSettings);
  return {
    examples,
    gold,
    unseen,
    draws,
    curve,
    weights: {
      features,
      bias: round(curve.slope * bias + curve.offset + shift),
      trees: trees.map((tree) => ({ ...tree, leaf: tree.leaf.map((value) => round(curve.slope * value)) })),
    },
  };
}

/** The rows that are weighed at all. */
export function weighed(odds: readonly number[], gold: readonly boolean[]): [number[], boolean[]] {
  const rows = odds.flatMap((value, row) => (value === -Infinity ? [] : [row]));
  return [rows.map((row) => odds[row]!), rows.map((row) => gold[row]!)];
}

function everyRow(examples: LabelledExamples): number[] {
  return examples.rows.map((_, row) => row);
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
