import { expect, test } from 'vitest';
import { sayVerdict } from './say-verdict.ts';

const rule = { word: 'The bot said it has no answer', right: 1, wrong: 1, weight: 1, missing: 3 };

test('a wrong flag says how many verdicts its rule still needs before they weigh', () => {
  expect(sayVerdict('wrong', rule)).toBe(
    'Noted: a wrong flag. Its rule, “The bot said it has no answer”, still counts in full: verdicts weigh from 5 on, this is number 2.',
  );
});

test('once they weigh, it says how much the rule counts and of how many verdicts', () => {
  expect(sayVerdict('wrong', { ...rule, wrong: 4, weight: 0.625, missing: 0 })).toBe(
    'Noted: a wrong flag. Its rule, “The bot said it has no answer”, now counts 63 %: 4 of 5 were marked wrong.',
  );
  expect(sayVerdict('right', { ...rule, wrong: 4, weight: 0.8, missing: 0 })).toContain('now counts 80 %');
  expect(sayVerdict('wrong', { ...rule, right: 9, weight: 1, missing: 0 })).toContain('still counts in full: 1 of 10');
});

test('a flag without a rule of its own no longer counts, and that is all', () => {
  expect(sayVerdict('wrong', null)).toBe('Noted: a wrong flag. It no longer counts.');
  expect(sayVerdict('right', null)).toBe('Noted: a right flag.');
  expect(sayVerdict('open', rule)).toBe('The word is taken back.');
});
