import { expect, test } from 'vitest';
import { spread } from './end-labels.ts';

test('names that have room stay at the end of their lines', () => {
  expect(spread([10, 90, 50], 15, 0, 100)).toEqual([10, 90, 50]);
});

test('names that would overlap are moved apart and keep their order', () => {
  const places = spread([50, 48, 52, 51], 15, 0, 200);
  const order = [1, 0, 3, 2].map((index) => places[index] ?? 0);
  for (const [index, place] of order.entries()) {
    if (index > 0) expect(place - (order[index - 1] ?? 0)).toBeGreaterThanOrEqual(15);
  }
});

test('names of lines that end at the bottom stay inside the chart', () => {
  const places = spread([100, 100, 100], 15, 0, 100);
  expect(Math.max(...places)).toBe(100);
  expect(places.toSorted((a, b) => a - b)).toEqual([70, 85, 100]);
});
