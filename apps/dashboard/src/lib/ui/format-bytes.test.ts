import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

it('writes sizes as people read them', () => {
  const sizes = [0, 1, 820, 1_000, 2_400_000, 123_456, 10 ** 12, 10 ** 15];
  expect(sizes.map(formatBytes)).toEqual(['0 B', '1 B', '820 B', '1 kB', '2.4 MB', '123 kB', '1 TB', '1,000 TB']);
});
