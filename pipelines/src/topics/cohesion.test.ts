import { expect, test } from 'vitest';
import { measureCohesion } from './cohesion.ts';
import { countVocabulary, toVector } from './vectors.ts';

/** Questions as words; each a term of weight. */
async function worthOf(questions: readonly string[]): Promise<(word: string) => number> {
  const terms = questions.map((words) => new Map(words.split(' ').map((word) => [`w${word}`, 1])));
  const vocabulary = await countVocabulary(terms);
  const worth = await measureCohesion(
    terms.map((own) => toVector(own, vocabulary)),
    vocabulary.weights.length,
  );
  return (word) => worth[vocabulary.ids.get(`w${word}`) ?? -1] ?? NaN;
}

test('a name that stands beside anything counts little, the word of a matter in full', async () => {
  const worth = await worthOf([
    ...['tarn weight', 'tarn customs', 'tarn lights', 'tarn size', 'tarn delivery', 'tarn colour'],
    ...['voucher code', 'voucher code basket', 'voucher basket code', 'voucher code checkout'],
  ]);
  expect(worth('voucher')).toBe(1);
  expect(worth('tarn')).toBeLessThan(0.2);
});

test('what always comes with a word is no agreement about it', async () => {
  const worth = await worthOf(['tarn bike weight', 'tarn bike customs', 'tarn bike lights', 'tarn bike size']);
  expect(worth('tarn')).toBeLessThan(0.2);
});

test('too few questions cannot disagree', async () => {
  expect((await worthOf(['tarn weight', 'tarn customs', 'voucher code']))('tarn')).toBe(1);
});
