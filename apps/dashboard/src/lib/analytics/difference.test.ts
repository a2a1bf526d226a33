import { expect, it } from 'vitest';
import { difference, wilson } from './difference.ts';

it('agrees with the worked example of Newcombe’s paper (56 of 70 against 48 of 80)', () => {
  const result = difference({ numerator: 48, denominator: 80 }, { numerator: 56, denominator: 70 });
  expect(result?.value).toBeCloseTo(0.2, 10);
  expect(result?.low).toBeCloseTo(0.0524, 4);
  expect(result?.high).toBeCloseTo(0.3339, 4);
});

it('none of none is no share', () => {
  expect(difference({ numerator: 0, denominator: 0 }, { numerator: 1, denominator: 2 })).toBeNull();
});

it('all of a few is not sure', () => {
  const { low, high } = wilson({ numerator: 3, denominator: 3 });
  expect(high).toBe(1);
  expect(low).toBeLessThan(0.5);
});
