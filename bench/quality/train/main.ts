/**
 * `node bench/quality/train/main.ts [--write]`: learns the two scores of an answer and says what they are worth on
 * conversations they did not see. Learns only from sets whose terms allow it (mtrag: Apache 2.0, dbdc3: MIT); what it
 * writes are numbers over general features, no words. Format the weights afterwards: `prettier --write pipelines/src/analyse`.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { boost, type BoostSettings } from './boost.ts';
import { crossValidate, leaveOut } from './cross-validate.ts';
import { readFailureExamples, readGapExamples, type LabelledExamples } from './examples.ts';
import { areaUnderCurve, f1At } from './measures.ts';

const folder = resolve(process.env.DEBRIEF_EVAL ?? '../shared/eval');
const weights = resolve(import.meta.dirname, '../../../pipelines/src/analyse/local/weights');

const gapSettings: BoostSettings = {
  trees: 240,
  depth: 3,
  rate: 0.03,
  minLeaf: 6,
  rowShare: 0.6,
  columnShare: 0.3,
  ridge: 5,
  seed: 1,
};
const failureSettings: BoostSettings = {
  trees: 250,
  depth: 4,
  rate: 0.04,
  minLeaf: 30,
  rowShare: 0.6,
  columnShare: 0.4,
  ridge: 5,
  seed: 1,
};

function learn(name: string, examples: LabelledExamples, settings: BoostSettings): void {
  const forest = boost(
    examples,
    examples.rows.map((_, row) => row),
    settings,
  );
  if (process.argv.includes('--write')) writeFileSync(`${weights}/${name}.json`, `${JSON.stringify(forest)}\n`);
}

function partsOf(examples: LabelledExamples): string[] {
  return [...new Set(examples.part)].sort();
}

const gaps = readGapExamples(folder);
const gapScores = crossValidate(gaps, gapSettings);
for (const part of partsOf(gaps)) {
  for (const [name, wanted] of [
    ['unanswerable', ['unanswerable']],
    ['or-partial', ['unanswerable', 'partial']],
  ] as const) {
    const rows = gaps.part.flatMap((own, row) => (own === part ? [row] : []));
    const scores = rows.map((row) => gapScores[row] ?? 0);
    const gold = rows.map((row) => (wanted as readonly string[]).includes(gaps.label[row] ?? ''));
    const at = [0.4, 0.45, 0.5, 0.52, 0.55, 0.6].map((cut) => `${cut}: ${(100 * f1At(cut, scores, gold)).toFixed(1)}`);
    console.log(
      `gap ${part}.${name} cross-validated AUC ${areaUnderCurve(scores, gold).toFixed(3)}, F1 at ${at.join(', ')}`,
    );
  }
}
learn('gap', gaps, gapSettings);

const failures = readFailureExamples(folder);
const failed = failures.label.map((label) => label === 'X');
const failureScores = crossValidate(failures, failureSettings);
console.log(`failure cross-validated AUC ${areaUnderCurve(failureScores, failed).toFixed(3)}`);
const unseen = leaveOut(failures, failureSettings, failures.part);
for (const part of partsOf(failures)) {
  const rows = failures.part.flatMap((own, row) => (own === part ? [row] : []));
  const gold = rows.map((row) => failed[row] ?? false);
  const seen = areaUnderCurve(
    rows.map((row) => failureScores[row] ?? 0),
    gold,
  );
  const left = areaUnderCurve(
    rows.map((row) => unseen[row] ?? 0),
    gold,
  );
  console.log(
    `failure ${part} AUC ${seen.toFixed(3)} with other conversations of this bot learned, ${left.toFixed(3)} with none`,
  );
}
learn('failure', failures, failureSettings);
