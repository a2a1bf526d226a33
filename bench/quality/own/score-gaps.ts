/**
 * Debrief's own gap set: questions to a shop's bot and its answers in seven languages, written for Debrief and labelled
 * by hand (`gap`: the bot had no answer). It shows whether a language works at all; it is no published yardstick.
 */
import { readFileSync } from 'node:fs';
import { analyseLocally } from '@debrief/pipelines/analyse';
import { z } from 'zod';

const rowSchema = z.object({ lang: z.string(), q: z.string(), a: z.string(), gap: z.boolean() });

export interface OwnGapScore {
  language: string;
  rows: number;
  f1: number;
  wrong: string[];
}

const SHOWN_AT = 0.5;

/** F1 (0 to 100) of the gap score at 0.5, by language and over all. */
export function scoreOwnGaps(): OwnGapScore[] {
  const lines = readFileSync(new URL('gaps.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => rowSchema.parse(JSON.parse(line)));
  const judged = rows.map((row) => {
    const { turns } = analyseLocally({
      messages: [
        { role: 'visitor', text: row.q },
        { role: 'bot', text: row.a },
      ],
    });
    return { ...row, flagged: Math.max(...turns.map(({ gap }) => gap)) >= SHOWN_AT };
  });
  return [...new Set(rows.map(({ lang }) => lang)), 'all'].map((language) => {
    const own = judged.filter(({ lang }) => language === 'all' || lang === language);
    const hits = own.filter(({ gap, flagged }) => gap && flagged).length;
    const counted = own.filter(({ gap }) => gap).length + own.filter(({ flagged }) => flagged).length;
    const wrong = own
      .filter(({ gap, flagged }) => gap !== flagged)
      .map(({ q, a, gap }) => `${gap ? 'missed' : 'false'}: ${q} → ${a}`);
    return { language, rows: own.length, f1: counted === 0 ? 0 : (200 * hits) / counted, wrong };
  });
}
