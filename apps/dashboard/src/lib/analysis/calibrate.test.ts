import { expect, test } from 'vitest';
import { calibrate } from './calibrate.ts';

const flags = (score: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ score, right: true })),
  ...Array.from({ length: wrong }, () => ({ score, right: false })),
];

test('flags are told by how sure they were, each with the share called right', () => {
  const bins = calibrate([...flags(0.55, 3, 7), ...flags(0.95, 9, 1)]);
  expect(bins.map(({ flags: n, right }) => [n, right])).toEqual([
    [10, 0.3],
    [10, 0.9],
  ]);
  expect(bins[0]?.sure).toBeCloseTo(0.55);
});

test('an interval holds its share, stays within 0 and 1, and narrows with more verdicts', () => {
  const width = (n: number) => {
    const [bin] = calibrate(flags(0.7, n, 0));
    expect(bin?.high).toBeLessThanOrEqual(1);
    expect(bin?.low).toBeLessThan(1);
    return (bin?.high ?? 0) - (bin?.low ?? 0);
  };
  expect(width(5)).toBeGreaterThan(width(50));
  // Agresti and Coull's worked value: 8 of 10 is 0.490 to 0.943.
  const [bin] = calibrate(flags(0.7, 8, 2));
  expect(bin?.low).toBeCloseTo(0.49, 2);
  expect(bin?.high).toBeCloseTo(0.943, 2);
});

test('a score on an edge, and one of exactly 1, belongs to one bin', () => {
  expect(calibrate([...flags(0.5, 1, 0), ...flags(1, 1, 0)]).map(({ from, to }) => [from, to])).toEqual([
    [0.5, 0.6],
    [0.9, 1],
  ]);
});

test('a bin of fewer than ten verdicts is marked as one of few', () => {
  expect(calibrate([...flags(0.55, 5, 4), ...flags(0.95, 9, 1)]).map(({ few }) => few)).toEqual([true, false]);
});
