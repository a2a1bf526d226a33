/** The learned scores by weights that saw nothing of a row's conversation, or nothing of its set; and how far they hold. */
import { defaultThresholds, toLogOdds } from '@debrief/pipelines/analyse';
import { formatTable } from '../report/format-table.ts';
import { calibrationError, crossCalibrate, fitPlatt, reliability, type ReliabilityBin } from './train/calibrate.ts';
import { boostLearner, ridgeLearner, type Learner } from './train/cross-validate.ts';
import { gapLabels, readFailureExamplesElsewhere, readOwnExamples, type LabelledExamples } from './train/examples.ts';
import { failureSettings, learnFailure, learnGap, RIDGE_PENALTY, weighed, whole } from './train/learn.ts';
import { areaUnderCurve, f1At } from './train/measures.ts';

export interface Comparison {
  /** By set and measure of `score.py`. */
  columns: Map<string, { unseen: string; without: string }>;
  curves: { title: string; bins: ReliabilityBin[] }[];
}

const FOLDS = 10;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Compares for those of the sets given that weights are learned from: mtrag and dbdc3. */
export function compareWeights(folder: string, sets: readonly string[]): Comparison {
  const comparison: Comparison = { columns: new Map(), curves: [] };
  if (sets.includes('mtrag')) compareGaps(folder, comparison);
  if (sets.includes('dbdc3')) compareFailures(folder, comparison);
  return comparison;
}

function compareGaps(folder: string, { columns, curves }: Comparison): void {
  const { examples, gold, unseen, draws, curve } = learnGap(folder);
  const cut = (toLogOdds(defaultThresholds.knowledge_gap) - curve.offset) / curve.slope;
  const own = readOwnExamples();
  const ownOdds = learnElsewhere(own, examples, ridgeLearner(RIDGE_PENALTY)).map((odds, row) =>
    whole(examples, row, odds),
  );
  const ownCurve = fitPlatt(
    learnElsewhere(own, own, ridgeLearner(RIDGE_PENALTY)),
    own.target.map((target) => target === 1),
  );
  const ownCut = (toLogOdds(defaultThresholds.knowledge_gap) - ownCurve.offset) / ownCurve.slope;
  for (const view of ['final', 'raw']) {
    const rows = examples.part.flatMap((part, row) => (part === view ? [row] : []));
    const pick = (odds: readonly number[]) => rows.map((row) => odds[row]!);
    for (const [reading, wanted] of [['unanswerable', ['unanswerable']] as const, ['or-partial', gapLabels] as const]) {
      const positive = rows.map((row) => wanted.some((label) => label === examples.label[row]));
      columns.set(`mtrag ${view}.${reading}.f1`, {
        unseen: mean(draws.map((odds) => 100 * f1At(cut, pick(odds), positive))).toFixed(1),
        without: (100 * f1At(ownCut, pick(ownOdds), positive)).toFixed(1),
      });
    }
  }
  const [odds, found] = weighed(unseen, gold);
  const group = examples.group.filter((_, row) => unseen[row] !== -Infinity);
  curves.push({
    title: 'knowledge_gap, on mtrag',
    bins: reliability(crossCalibrate(odds, found, group, FOLDS), found),
  });
}

function compareFailures(folder: string, { columns, curves }: Comparison): void {
  const { examples, gold, unseen } = learnFailure(folder);
  const elsewhere = learnElsewhere(readFailureExamplesElsewhere(folder), examples, boostLearner(failureSettings));
  columns.set('dbdc3 x-against-rest.auc', {
    unseen: areaUnderCurve(unseen, gold).toFixed(3),
    without: areaUnderCurve(elsewhere, gold).toFixed(3),
  });
  const chances = crossCalibrate(unseen, gold, examples.group, FOLDS);
  curves.push({
    title: 'failed_answer, on dbdc3, before it is moved to a shop’s rate',
    bins: reliability(chances, gold),
  });
}

function learnElsewhere(from: LabelledExamples, to: LabelledExamples, learn: Learner): number[] {
  const score = learn(
    from,
    from.rows.map((_, row) => row),
  );
  return to.rows.map((row) => score(row));
}

/** One line a tenth: how many scores, what they said, what was found. */
export function formatReliability({ title, bins }: Comparison['curves'][number]): string {
  const rows = bins.map(({ from, count, said, found }) => [
    `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
    count,
    count === 0 ? '' : said.toFixed(2),
    count === 0 ? '' : found.toFixed(2),
  ]);
  const error = calibrationError(bins).toFixed(3);
  return `${title}: expected calibration error ${error}\n${formatTable(['chance', 'answers', 'said', 'found'], rows)}`;
}
