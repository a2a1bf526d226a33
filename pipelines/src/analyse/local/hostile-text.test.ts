import { expect, test } from 'vitest';
import { analysisSchema } from '../analyser.ts';
import { analyseLocally } from './local-analyser.ts';

const LETTERS = 64 * 1024;

/** Far above what it takes (0.3 s at most), far below what a pattern that backtracks took (150 s). */
const BOUND_MS = 5_000;

test.each([
  'A',
  'AAA!',
  '1',
  '+(1-',
  'a.a@a.',
  '送料はいくらですか',
  'do not ',
  'http://',
  '#a ^b *c ',
  '👨‍👩‍👧',
  '\ud83d',
  '\n',
])('64 KiB of %j are read in time, by whomever they were written', (piece) => {
  const text = piece.repeat(Math.ceil(LETTERS / piece.length)).slice(0, LETTERS);
  const began = performance.now();
  for (const role of ['visitor', 'bot'] as const) {
    const analysis = analyseLocally({
      messages: [
        { role: 'visitor', text: 'How do I return it?' },
        { role, text },
        { role: 'visitor', text: 'that did not help' },
      ],
    });
    expect(analysisSchema.safeParse(analysis).success).toBe(true);
  }
  expect(performance.now() - began).toBeLessThan(BOUND_MS);
});
