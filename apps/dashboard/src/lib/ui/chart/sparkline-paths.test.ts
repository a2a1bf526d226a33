import { expect, it } from 'vitest';
import { sparklinePaths } from './sparkline-paths.ts';

const shape = { width: 100, height: 12, isPart: () => false };

it('the largest value is at the top, nothing at the bottom', () => {
  expect(sparklinePaths([0, 5, 10], shape)).toEqual({ sure: 'M0.0 11.0L50.0 6.0L100.0 1.0', unsure: '' });
});

it('a value that is not known is a gap', () => {
  expect(sparklinePaths([10, 10, null, 10, 10], shape).sure).toBe('M0.0 1.0L25.0 1.0M75.0 1.0L100.0 1.0');
});

it('the way to a value of an unfinished week is not a fall one can be sure of', () => {
  const paths = sparklinePaths([10, 10, 0], { ...shape, isPart: (place) => place === 2 });
  expect(paths).toEqual({ sure: 'M0.0 1.0L50.0 1.0', unsure: 'M50.0 1.0L100.0 11.0' });
});
