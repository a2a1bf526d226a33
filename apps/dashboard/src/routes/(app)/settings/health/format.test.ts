import { expect, test } from 'vitest';
import { formatBytes, formatCount, formatSpan } from './format.ts';

test('sizes are told in the unit that keeps them short', () => {
  const sizes = [0, 999, 1_000, 1_234_567, 99_600, 999_600, 5_000_000_000_000_000];
  expect(sizes.map(formatBytes)).toEqual(['0 B', '999 B', '1.0 kB', '1.2 MB', '100 kB', '1.0 MB', '5000 TB']);
});

test('spans are told in their largest unit', () => {
  const spans = [0, 0.4, 59, 119, 120, 7_199, 7_200, 172_800];
  expect(spans.map(formatSpan)).toEqual(['0 s', '0 s', '59 s', '119 s', '2 min', '120 min', '2 h', '2 days']);
});

test('counts have separators, and millions a word', () => {
  expect([0, 12_345, 999_999, 1_000_000, 16_941_000].map(formatCount)).toEqual([
    ...['0', '12,345', '999,999', '1 million', '16.9 million'],
  ]);
});
