import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runReader, type StepResult } from './run-reader.ts';
import { backoffMs } from './wait.ts';
import type { Wakes } from './wakes.ts';

const log = pino({ level: 'silent' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Wake-ups by hand. */
function createWakes(): Wakes & { wake(): void } {
  let wakes = 0;
  let sleeper: (() => void) | null = null;
  return {
    wake() {
      wakes += 1;
      sleeper?.();
    },
    count: () => wakes,
    after(count, timeoutMs, signal) {
      if (wakes > count || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        sleeper = resolve;
        setTimeout(resolve, timeoutMs).unref();
        signal.addEventListener('abort', () => resolve());
      });
    },
    close: () => Promise.resolve(),
  };
}

/** Runs a reader whose steps are the given ones and whose last one stops it; when each step was, in milliseconds. */
async function read(steps: (() => StepResult)[], { wakes = createWakes(), pollMs = 10_000 } = {}): Promise<number[]> {
  const stop = new AbortController();
  const startedAt = performance.now();
  const times: number[] = [];
  const step = async () => {
    times.push(Math.round(performance.now() - startedAt));
    const next = steps.shift();
    if (steps.length === 0) stop.abort();
    return next?.() ?? { rows: 0, caughtUp: true };
  };
  const running = runReader({ name: 'r', step, wakes, log, paceMs: 100, pollMs }, stop.signal);
  await vi.runAllTimersAsync();
  await running;
  return times;
}

const rows = (count: number, caughtUp: boolean) => () => ({ rows: count, caughtUp });

it('goes on at once while there is more, without waiting for a wake-up', async () => {
  const times = await read([rows(10, false), rows(10, false), rows(3, true)]);
  expect(times).toEqual([0, 0, 0]);
});

it('looks again after the poll time although no wake-up came', async () => {
  const [, again = 0] = await read([rows(0, true), rows(0, true)], { pollMs: 60 });
  expect(again).toBeGreaterThanOrEqual(45);
  expect(again).toBeLessThanOrEqual(60);
});

it('does not lose a wake-up that comes during a step, and keeps its pace', async () => {
  const wakes = createWakes();
  const wokenMeanwhile = () => {
    wakes.wake();
    return { rows: 1, caughtUp: true };
  };
  const times = await read([wokenMeanwhile, rows(1, true)], { wakes });
  expect(times).toEqual([0, 100]);
});

it('asks again in a moment for rows that a running transaction holds back', async () => {
  const times = await read([rows(0, false), rows(1, true)]);
  expect(times).toEqual([0, 50]);
});

it('takes a failed step again, later each time, and never ends', async () => {
  const fail = () => {
    throw new Error('away');
  };
  const times = await read([fail, fail, rows(1, true)]);
  expect(times).toHaveLength(3);
  expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThan(((times[1] ?? 0) - (times[0] ?? 0)) * 1.2);
});

it('doubles the wait up to the longest', () => {
  const random = () => 1;
  expect([1, 2, 3, 100].map((failures) => backoffMs(failures, { random }))).toEqual([250, 500, 1_000, 15_000]);
});
