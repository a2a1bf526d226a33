import { expect, test } from 'vitest';
import { refine } from './refine-groups.ts';
import type { SparseVector } from './vectors.ts';

const SIZE = 12;
const TIGHT_GROUPS = 10;
const none = { index: new Int32Array(), similarity: new Float32Array(), count: 0 };

function toVector(weights: Record<number, number>): SparseVector {
  return { terms: Int32Array.from(Object.keys(weights), Number), weights: Float32Array.from(Object.values(weights)) };
}

test('questions that share one word of three are no topic where those of others share all', async () => {
  // Terms 0 to 9 are each a matter's own, 10 stands in all of the mixed lot, from 11 on each stands in one question.
  const tight = Array.from({ length: SIZE * TIGHT_GROUPS }, (_, at) => toVector({ [at % TIGHT_GROUPS]: 1 }));
  const mixed = Array.from({ length: SIZE }, (_, at) =>
    toVector({ 10: 0.45, [11 + 2 * at]: 0.63, [12 + 2 * at]: 0.63 }),
  );
  const vectors = [...tight, ...mixed];
  const first = Int32Array.from(vectors, (_, at) => (at < tight.length ? at % TIGHT_GROUPS : TIGHT_GROUPS));
  const wordings = { vectors, points: vectors.map(() => null), near: none, counts: vectors.map(() => 1) };
  const { group } = await refine(wordings, first, 11 + 2 * SIZE);
  expect(new Set(group.slice(0, tight.length)).size).toBe(TIGHT_GROUPS);
  expect([...new Set(group.slice(tight.length))]).toEqual([-1]);
});
