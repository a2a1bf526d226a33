/**
 * `pnpm bench quality [set …] [--draw]`: what the local analyser is worth, in one table: set, measure, ours, the figure to beat and
 * the target. The published sets are measured by `score.py` beside them, through the same filters anyone can call;
 * `DEBRIEF_EVAL` says where they are (default `../shared/eval`).
 *
 * `ours` are the weights as shipped, which for mtrag and dbdc3 were learned from these very rows. `unseen` are weights that
 * had no part of the row's conversation (folds), `without` are weights that had nothing of the whole set. `--draw` writes the reliability curves to `docs/measured`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { formatTable } from '../report/format-table.ts';
import { compareWeights, formatReliability } from './compare-weights.ts';
import { drawReliability } from './draw-reliability.ts';
import { scoreDenials } from './own/score-denials.ts';
import { scoreOwnGaps } from './own/score-gaps.ts';
import { targetOf } from './targets.ts';
import { evalFolder } from './eval-folder.ts';

const resultsSchema = z.object({
  results: z.array(
    z.object({ set: z.string(), metric: z.string(), value: z.number(), to_beat: z.number().nullable() }),
  ),
});

const root = resolve(import.meta.dirname, '../..');
const analyserSets = [
  'mtrag',
  'dbdc3',
  'uss',
  'tweetsumm',
  'dstc11-intent-clustering',
  'banking77',
  'order-stability',
  'speed',
];

/** Measures worth a line without a figure to beat. */
const alsoShown = /precision$|recall$|^xt-against|clusters$|words-mean$|seconds$/;

function scorePublished(sets: readonly string[]): z.infer<typeof resultsSchema>['results'] {
  const scorer = join(evalFolder, 'score', 'score.py');
  if (!existsSync(scorer)) throw new Error(`no ${scorer}: set DEBRIEF_EVAL to the folder with the evaluation sets`);
  const command = [scorer, '--cmd', `${process.execPath} bench/quality/filters.ts`, '--cwd', root, '--json', ...sets];
  const output = execFileSync('python3', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return resultsSchema.parse(JSON.parse(output)).results;
}

/** Of the others nothing was learned, so that what they get is always without them. */
const learnedFrom = ['mtrag', 'dbdc3'];
const chosen = process.argv.slice(2).filter((option) => !option.startsWith('--'));
const sets = chosen.length > 0 ? chosen : analyserSets;
const { columns, curves } = compareWeights(evalFolder, sets);
const rows = scorePublished(sets)
  .filter(({ metric, to_beat }) => to_beat !== null || alsoShown.test(metric))
  .map(({ set, metric, value, to_beat }) => {
    const fallback = learnedFrom.includes(set) ? '' : String(value);
    const { unseen, without } = columns.get(`${set} ${metric}`) ?? { unseen: '', without: fallback };
    return [
      set,
      metric,
      String(value),
      unseen,
      without,
      to_beat === null ? '' : String(to_beat),
      targetOf(set, metric),
    ];
  });
if (chosen.length === 0) {
  for (const { part, rows: count, f1, right } of scoreOwnGaps()) {
    const measure = `${part}: ${right} of ${count} right${f1 === null ? '' : ', F1'}`;
    rows.push(['own gap set (ours)', measure, f1?.toFixed(1) ?? '', '', f1?.toFixed(1) ?? '', '', '']);
  }
  for (const { language, denials, missed, answers, mistaken } of scoreDenials()) {
    const found = `${language}: ${denials - missed.length} of ${denials} denials, ${mistaken.length} of ${answers} answers`;
    rows.push(['own wordings (ours)', `${found} taken for one`, '', '', '', '', '']);
  }
}
console.log(formatTable(['set', 'measure', 'ours', 'unseen', 'without', 'to beat', 'target'], rows));
for (const curve of curves) console.log(`\n${formatReliability(curve)}`);
if (process.argv.includes('--draw')) {
  writeFileSync(join(root, 'docs/measured/quality-reliability.svg'), drawReliability(curves));
}
