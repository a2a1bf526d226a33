import { expect, test } from 'vitest';
import { scoreDenials } from './score-denials.ts';

test.each(scoreDenials())('$language says in many ways that it has no answer', ({ denials, missed }) => {
  expect(missed.length / denials, missed.join('\n')).toBeLessThan(0.1);
});

test.each(scoreDenials())('an answer in $language that sounds like a denial is seldom taken for one', (score) => {
  expect(score.mistaken.length / score.answers, score.mistaken.join('\n')).toBeLessThan(0.25);
});
