import { expect, it } from 'vitest';
import { openingRange } from './read-message-range.ts';

it('a short conversation is shown whole', () => {
  expect(openingRange(0, 0, 100)).toEqual({ from: 0, count: 0 });
  expect(openingRange(150, 3, 100)).toEqual({ from: 0, count: 150 });
});

it('a long one opens at its end, or a little before what is new', () => {
  expect(openingRange(5_000, 0, 100)).toEqual({ from: 4_900, count: 100 });
  expect(openingRange(5_000, 5_000, 100)).toEqual({ from: 4_900, count: 100 });
  expect(openingRange(5_000, 4_990, 100)).toEqual({ from: 4_900, count: 100 });
  expect(openingRange(5_000, 1_000, 100)).toEqual({ from: 980, count: 100 });
  expect(openingRange(5_000, 5, 100)).toEqual({ from: 0, count: 100 });
});
