import { expect, test } from 'vitest';
import { factFilterSchema } from './filter.ts';

test('a filter that is not understood is refused, at any depth', () => {
  const good = { all: [{ any: [{ dimension: 'country', in: ['DE', ''] }] }, { not: { flags: ['knowledge_gap'] } }] };
  expect(factFilterSchema.parse(good)).toEqual(good);
  for (const bad of [
    {},
    { dimension: 'workspace_id', in: ['x'] },
    { dimension: 'country', in: [] },
    { all: [{ not: { condition: 'nonsense' } }] },
    { flags: ['knowledge_gap'], condition: 'asked' },
    { startedFrom: 'yesterday' },
    { lastBefore: 'today' },
    { messages: { atLeast: 'many' } },
  ]) {
    expect(factFilterSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  }
});
