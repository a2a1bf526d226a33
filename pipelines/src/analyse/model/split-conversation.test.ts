import { expect, test } from 'vitest';
import { renderedLength } from './render-conversation.ts';
import { splitConversation } from './split-conversation.ts';

test('what fits is one part', () => {
  expect(splitConversation(['a', 'b', 'c'], 1_000)).toEqual([[0, 3]]);
  expect(splitConversation([], 1_000)).toEqual([]);
});

test.each([2, 7, 50, 400])(
  '%s messages: all are read, in order, each part within the limit and begun with its context',
  (count) => {
    const texts = Array.from({ length: count }, (_, n) => 'x'.repeat(100 + ((n * 37) % 400)));
    const parts = splitConversation(texts, 2_000);
    expect(parts[0]![0]).toBe(0);
    expect(parts.at(-1)![1]).toBe(count);
    for (const [i, [from, to]] of parts.entries()) {
      expect(texts.slice(from, to).reduce((sum, text) => sum + renderedLength(text), 0)).toBeLessThanOrEqual(2_000);
      if (i > 0) expect(from).toBe(parts[i - 1]![1] - 1);
      expect(to).toBeGreaterThan(from);
    }
  },
);

test('a message longer than a part is a part of its own', () => {
  const parts = splitConversation(['a', 'x'.repeat(7_000), 'b'], 3_000);
  expect(parts.flat()).toContain(2);
  expect(parts.at(-1)![1]).toBe(3);
  for (const [from, to] of parts) expect(to).toBeGreaterThan(from);
});
