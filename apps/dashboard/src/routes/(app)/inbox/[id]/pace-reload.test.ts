import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paceReload } from './pace-reload.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('a burst is one reload, soon after its first change', () => {
  const reload = vi.fn();
  const ask = paceReload(reload);
  for (let change = 0; change < 5; change += 1) ask(500);
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(30);
  expect(reload).toHaveBeenCalledOnce();
});

it('what goes on and on is read again with pauses, and once more behind its end', () => {
  const reload = vi.fn();
  const ask = paceReload(reload);
  for (let passedMs = 0; passedMs < 10_000; passedMs += 100) {
    ask(2_000);
    vi.advanceTimersByTime(100);
  }
  const meanwhile = reload.mock.calls.length;
  expect(meanwhile).toBe(5);
  vi.advanceTimersByTime(2_000);
  expect(reload).toHaveBeenCalledTimes(meanwhile + 1);
  vi.advanceTimersByTime(60_000);
  expect(reload).toHaveBeenCalledTimes(meanwhile + 1);
});

it('a change that is more urgent does not wait for one that is less', () => {
  const reload = vi.fn();
  const ask = paceReload(reload);
  ask(2_000);
  vi.advanceTimersByTime(30);
  ask(2_000);
  ask(500);
  ask(2_000);
  vi.advanceTimersByTime(500);
  expect(reload).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10_000);
  expect(reload).toHaveBeenCalledTimes(2);
});
