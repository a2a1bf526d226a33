import { expect, test } from 'vitest';
import { measureCohesion } from './cohesion.ts';
import { countVocabulary, toVector } from './vectors.ts';

/** Questions as words; each a term of weight. */
function worthOf(questions: readonly string[]): (word: string) => number {
  const terms = questions.map((words) => new Map(words.split(' ').map((word) => [`w${word}`, 1])));
  const vocabulary = countVocabulary(terms);
  const worth = measureCohesion(
    terms.map((own) => toVector(own, vocabulary)),
    vocabulary.weights.length,
  );
  return (word) => worth[vocabulary.ids.get(`w${word}`) ?? -1] ?? NaN;
}

test('a name that stands beside anything counts little, the word of a matter in full', () => {
  const worth = worthOf([
    ...['tarn weight', 'tarn customs', 'tarn lights', 'tarn size', 'tarn delivery', 'tarn colour'],
    ...['voucher code', 'voucher code basket', 'voucher basket code', 'voucher code checkout'],
  ]);
  expect(worth('voucher')).toBe(1);
  expect(worth('tarn')).toBeLessThan(0.2);
});

test('what always comes with a word is no agreement about it', () => {
  const worth = worthOf(['tarn bike weight', 'tarn bike customs', 'tarn bike lights', 'tarn bike size']);
  expect(worth('tarn')).toBeLessThan(0.2);
});

test('too few questions cannot disagree', () => {
  expect(worthOf(['tarn weight', 'tarn customs', 'voucher code'])('tarn')).toBe(1);
});
