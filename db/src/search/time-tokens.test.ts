import { expect, it } from 'vitest';
import { spansBefore } from './time-tokens.ts';

const DAY_MS = 86_400_000;

/** The days that a span names, its blocks as their days. */
function daysOf(tokens: string | null): number[] {
  return [...(tokens ?? '').matchAll(/'~([db])(-?\d+)'/g)].flatMap(([, kind, number]) =>
    kind === 'd' ? [Number(number)] : Array.from({ length: 32 }, (_, index) => Number(number) * 32 + index),
  );
}

it('spans name every day once, down to where any time is meant', () => {
  for (let top = 20_400; top < 20_440; top += 1) {
    for (const length of [1, 3, 31, 32, 50]) {
      const spans = spansBefore(new Date(top * DAY_MS + 5_000), length);
      expect(spans).toHaveLength(3);
      const days = spans.flatMap(({ tokens }) => daysOf(tokens)).toSorted((a, b) => b - a);
      expect(days).toEqual(Array.from({ length: 9 * length }, (_, index) => top - index));
      for (const [index, { tokens, from, before }] of spans.entries()) {
        expect(before).toEqual(spans[index - 1]?.from ?? null);
        expect(from === null ? null : from.getTime() / DAY_MS).toBe(daysOf(tokens)[0] ?? null);
      }
    }
  }
});

it('documents of times ahead are looked at in every span, and a long span is all of time', () => {
  const [first, second] = spansBefore(new Date(), 4);
  expect(first?.tokens).toContain("'~f'");
  expect(second?.tokens).toContain("'~f'");
  expect(spansBefore(new Date(), 10_000)).toEqual([{ tokens: null, from: null, before: null }]);
});
