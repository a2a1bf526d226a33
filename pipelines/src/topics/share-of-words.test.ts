import { expect, test } from 'vitest';
import { measureShareOfWords } from './share-of-words.ts';

const QUESTIONS = 200;
const NEAR = 5;

/** Those of one matter are each other's neighbours. */
const ofOneMatter = (own: number) =>
  Array.from({ length: NEAR + 1 }, (_, at) => own - (own % (NEAR + 1)) + at).filter((other) => other !== own);
/** Neighbours that have nothing to do with each other. */
const byChance = (own: number) => Array.from({ length: NEAR }, (_, at) => (own * 37 + at * at * 53 + 11) % QUESTIONS);

function near(neighboursOf: (own: number) => number[]) {
  return Array.from({ length: QUESTIONS }, (_, own) => neighboursOf(own).map((index) => ({ index, cosine: 0.5 })));
}

function words(neighboursOf: (own: number) => number[]) {
  const index = Int32Array.from(Array.from({ length: QUESTIONS }, (_, own) => neighboursOf(own)).flat());
  return { index, similarity: new Float32Array(index.length).fill(0.5), count: NEAR };
}

test('a model whose neighbours are neighbours of each other counts for more than words, one of chance for little', () => {
  expect(measureShareOfWords(words(ofOneMatter), near(ofOneMatter))).toBeLessThan(0.5);
  expect(measureShareOfWords(words(ofOneMatter), near(byChance))).toBeGreaterThan(0.8);
});

test('a few questions tell nothing of a model', () => {
  const few = near(byChance).slice(0, 20);
  expect(measureShareOfWords(words(ofOneMatter), few)).toBe(measureShareOfWords(words(ofOneMatter), []));
});
