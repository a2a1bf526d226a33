import { expect, it } from 'vitest';
import { dayOf, spanBefore, startOfDay } from './time-tokens.ts';

/** The days that a span names, its blocks as their days. */
function daysOf(tokens: string | null): number[] {
  return [...(tokens ?? '').matchAll(/'~([db])(-?\d+)'/g)].flatMap(([, kind, number]) =>
    kind === 'd' ? [Number(number)] : Array.from({ length: 32 }, (_, index) => Number(number) * 32 + index),
  );
}

it('spans behind one another name every day once', () => {
  for (let top = 20_400; top < 20_440; top += 1) {
    const days: number[] = [];
    let before = dayOf(new Date(startOfDay(top).getTime() + 5_000)) + 1;
    for (const length of [1, 3, 31, 32, 50, 400]) {
      const span = spanBefore(before, length);
      expect([span.from, span.before]).toEqual([before - length, before]);
      days.push(...daysOf(span.tokens).toSorted((a, b) => b - a));
      before -= length;
    }
    expect(days).toEqual(days.map((_, index) => top - index));
  }
});

it('documents of times ahead are looked at in every span, and a long span is all of time', () => {
  expect(spanBefore(20_400, 4).tokens).toContain("'~f'");
  expect(spanBefore(20_396, 32).tokens).toContain("'~f'");
  expect(spanBefore(20_400, 10_000)).toEqual({ tokens: null, from: null, before: 20_400 });
});
