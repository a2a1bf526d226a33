/**
 * How well rules of tone are matched without a model, on a small set of our own: rules a member might write, each with
 * answers that break it and answers that do not. The answers are not among the examples that a rule is given.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryToneRule } from '@debrief/pipelines/analyse';
import { z } from 'zod';

const rules = z
  .array(
    z.object({
      rule: z.object({ name: z.string(), sentence: z.string(), good: z.array(z.string()), bad: z.array(z.string()) }),
      broken: z.array(z.string()),
      fine: z.array(z.string()),
    }),
  )
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'tone.json'), 'utf8')));

export interface ToneScore {
  rule: string;
  answers: number;
  precision: number;
  recall: number;
  missed: string[];
  false: string[];
}

export function scoreOwnTone(): ToneScore[] {
  return rules.map(({ rule, broken, fine }) => {
    const found = (answers: string[]) =>
      new Set(tryToneRule({ id: rule.name, ...rule }, answers).map(({ answer }) => answer));
    const [hits, alarms] = [found(broken), found(fine)];
    return {
      rule: rule.name,
      answers: broken.length + fine.length,
      precision: hits.size + alarms.size === 0 ? 0 : hits.size / (hits.size + alarms.size),
      recall: hits.size / broken.length,
      missed: broken.filter((_, index) => !hits.has(index)),
      false: fine.filter((_, index) => alarms.has(index)),
    };
  });
}

if (import.meta.main) {
  const scores = scoreOwnTone();
  for (const { rule, answers, precision, recall, missed, false: alarms } of scores) {
    console.log(
      `${rule.padEnd(30)} ${String(answers).padStart(3)}  P ${(precision * 100).toFixed(0)}  R ${(recall * 100).toFixed(0)}`,
    );
    for (const text of missed) console.log(`    missed: ${text}`);
    for (const text of alarms) console.log(`    false:  ${text}`);
  }
}
