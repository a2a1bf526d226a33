import { expect, test } from 'vitest';
import type { BatchItem } from '../ingest/batch.ts';
import { batchesOf } from './batches-of.ts';

const items = Array.from({ length: 7 }, (_, index): BatchItem => ({ type: 'end', conversation: `sample-${index}` }));

test('cuts items into full batches and one rest, in order and without losing any', () => {
  const batches = [...batchesOf(items, 3)];
  expect(batches.map((batch) => batch.length)).toEqual([3, 3, 1]);
  expect(batches.flat()).toEqual(items);
  expect([...batchesOf([], 3)]).toEqual([]);
});

test('refuses a size the API would refuse', () => {
  for (const size of [0, -1, 1.5, 1001]) expect(() => [...batchesOf(items, size)]).toThrow(RangeError);
});
