import { expect, test } from 'vitest';
import { createCallGate } from './limit-calls.ts';

const limits = { concurrency: 2, requestsPerMinute: null, outage: { failures: 2, restMs: 1_000 } };

test('at most so many calls are under way, first come first served', async () => {
  const gate = createCallGate(limits);
  const order: number[] = [];
  let [underWay, most] = [0, 0];
  await Promise.all(
    [0, 1, 2, 3, 4, 5].map((n) =>
      gate.run(async () => {
        order.push(n);
        most = Math.max(most, (underWay += 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
        underWay -= 1;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a call that throws frees its place', async () => {
  const gate = createCallGate({ ...limits, concurrency: 1 });
  await expect(gate.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
  expect(await gate.run(async () => 'next')).toBe('next');
});

test('one that gives up waiting leaves the queue', async () => {
  const gate = createCallGate({ ...limits, concurrency: 1 });
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = gate.run(() => promise);
  const abort = new AbortController();
  const second = gate.run(async () => 'never', abort.signal);
  const third = gate.run(async () => 'third');
  abort.abort(new Error('gave up'));
  await expect(second).rejects.toThrow('gave up');
  resolve();
  await first;
  expect(await third).toBe('third');
});

test('beyond the pace a call waits for the minute to pass', async () => {
  let nowMs = 0;
  const gate = createCallGate({ ...limits, requestsPerMinute: 2 }, () => nowMs);
  await gate.run(async () => undefined);
  await gate.run(async () => undefined);
  nowMs = 59_980;
  const startedMs = performance.now();
  const third = gate.run(async () => 'third');
  setTimeout(() => (nowMs = 60_001), 10);
  expect(await third).toBe('third');
  expect(performance.now() - startedMs).toBeGreaterThan(15);
});

test('outages in a row bring a rest; after it one more is enough, and a success forgets them', () => {
  let nowMs = 0;
  const gate = createCallGate(limits, () => nowMs);
  gate.report('outage');
  gate.report('ok');
  gate.report('outage');
  expect(gate.restingMs()).toBe(0);
  gate.report('outage');
  expect(gate.restingMs()).toBe(1_000);
  nowMs = 1_000;
  expect(gate.restingMs()).toBe(0);
  gate.report('outage');
  expect(gate.restingMs()).toBe(1_000);
  nowMs = 2_000;
  gate.report('ok');
  gate.report('outage');
  expect(gate.restingMs()).toBe(0);
});
