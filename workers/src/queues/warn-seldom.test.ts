import pino from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { warnSeldom } from './warn-seldom.ts';

afterEach(() => void vi.useRealTimers());

it('logs each kind of error once in a while, and how many it passed over', () => {
  vi.useFakeTimers();
  interface Line {
    err: { message: string };
    passedOver: number;
  }
  const lines: Line[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
  const warn = warnSeldom(log, 'away', 1_000);
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  for (let count = 0; count < 5; count += 1) warn(refused);
  warn(new TypeError('other'));
  vi.advanceTimersByTime(1_001);
  warn(refused);
  expect(lines.map((line) => [line.err.message, line.passedOver])).toEqual([
    ['refused', 0],
    ['other', 0],
    ['refused', 4],
  ]);
});
