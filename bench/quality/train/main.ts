/**
 * `node bench/quality/train/main.ts [--write]`: learns the two scores of an answer and says what they are worth on
 * conversations they did not see. Learns only from sets whose terms allow it (mtrag: Apache 2.0, dbdc3: MIT); what it
 * writes are numbers over general features, no words. Format the weights afterwards: `prettier --write pipelines/src/analyse`.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toLogOdds } from '@debrief/pipelines/analyse';
import { boostLearner, leaveOut } from './cross-validate.ts';
import { gapLabels } from './examples.ts';
import { failureSettings, learnFailure, learnGap } from './learn.ts';
import { areaUnderCurve, f1At } from './measures.ts';
import { evalFolder } from '../eval-folder.ts';

const weightsFolder = resolve(import.meta.dirname, '../../../pipelines/src/analyse/local/weights');
const THRESHOLDS = [0.4, 0.45, 0.5, 0.52, 0.55, 0.57, 0.6, 0.7];

function write(name: string, content: unknown): void {
  if (process.argv.includes('--write')) writeFileSync(`${weightsFolder}/${name}.json`, `${JSON.stringify(content)}\n`);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const partsOf = (part: readonly string[]) => [...new Set(part)].sort();

const gap = learnGap(evalFolder);
for (const part of partsOf(gap.examples.part)) {
  const rows = gap.examples.part.flatMap((own, row) => (own === part ? [row] : []));
  const readings: [string, readonly string[]][] = [
    ['unanswerable', ['unanswerable']],
    ['or-partial', gapLabels],
  ];
  for (const [name, wanted] of readings) {
    const gold = rows.map((row) => wanted.includes(gap.examples.label[row] ?? ''));
    const over = (measure: (scores: number[]) => number) =>
      mean(gap.draws.map((odds) => measure(rows.map((row) => odds[row]!))));
    const at = THRESHOLDS.map((chance) => {
      const cut = (toLogOdds(chance) - gap.curve.offset) / gap.curve.slope;
      return `${chance}: ${(100 * over((scores) => f1At(cut, scores, gold))).toFixed(1)}`;
    });
    const auc = over((scores) => areaUnderCurve(scores, gold)).toFixed(3);
    console.log(
      `gap ${part}.${name}, ${gap.draws.length} draws of folds: AUC ${auc}, F1 at a chance of ${at.join(', ')}`,
    );
  }
}
write('gap', gap.weights);

const failure = learnFailure(evalFolder);
console.log(`failure cross-validated AUC ${areaUnderCurve(failure.unseen, failure.gold).toFixed(3)}`);
const otherBots = leaveOut(failure.examples, boostLearner(failureSettings), failure.examples.part);
for (const part of partsOf(failure.examples.part)) {
  const rows = failure.examples.part.flatMap((own, row) => (own === part ? [row] : []));
  const gold = rows.map((row) => failure.gold[row] ?? false);
  const auc = (scores: readonly number[]) =>
    areaUnderCurve(
      rows.map((row) => scores[row]!),
      gold,
    ).toFixed(3);
  console.log(
    `failure ${part} AUC ${auc(failure.unseen)} with other dialogues of this bot learned, ${auc(otherBots)} with none`,
  );
}
write('failure', failure.weights);
