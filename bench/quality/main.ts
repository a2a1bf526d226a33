/**
 * `pnpm bench quality [set …]`: what the local analyser is worth on the published sets and on Debrief's own gap set, in
 * one table. The published sets are measured by `score.py` beside them, through the same filters anyone can call;
 * `DEBRIEF_EVAL` says where they are (default `../shared/eval`).
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { scoreOwnGaps } from './own/score-gaps.ts';

const resultsSchema = z.object({
  results: z.array(
    z.object({ set: z.string(), metric: z.string(), value: z.number(), to_beat: z.number().nullable() }),
  ),
});

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, process.env.DEBRIEF_EVAL ?? '../shared/eval');
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
  const scorer = join(folder, 'score', 'score.py');
  if (!existsSync(scorer)) throw new Error(`no ${scorer}: set DEBRIEF_EVAL to the folder with the evaluation sets`);
  const command = [scorer, '--cmd', `${process.execPath} bench/quality/filters.ts`, '--cwd', root, '--json', ...sets];
  const output = execFileSync('python3', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return resultsSchema.parse(JSON.parse(output)).results;
}

const chosen = process.argv.slice(2);
const rows = scorePublished(chosen.length > 0 ? chosen : analyserSets)
  .filter(({ metric, to_beat }) => to_beat !== null || alsoShown.test(metric))
  .map(({ set, metric, value, to_beat }) => [set, metric, String(value), to_beat === null ? '' : String(to_beat)]);
if (chosen.length === 0) {
  for (const { language, rows: count, f1 } of scoreOwnGaps()) {
    rows.push(['own gap set (ours)', `${language}.f1 of ${count} answers`, f1.toFixed(1), '']);
  }
}

const table = [['set', 'measure', 'ours', 'to beat'], ...rows];
const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
for (const row of table)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
