/**
 * How many calls may be under way, how many may begin in a minute, and whether any should: after some failures in a row
 * that speak of an outage, calls are refused for a while, so that a backlog does not wait out each one's timeout.
 */
import { setTimeout as sleep } from 'node:timers/promises';

export interface CallLimits {
  concurrency: number;
  requestsPerMinute: number | null;
  /** Failures in a row before the rest, and its length. */
  outage: { failures: number; restMs: number };
}

export interface CallGate {
  /** Milliseconds until the next call is allowed after an outage; 0 when it is now. */
  restingMs(): number;
  /** Runs `call` when its turn comes. Rejects with the signal's reason when aborted while waiting. */
  run<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Tells how a call went. */
  report(result: 'ok' | 'outage'): void;
}

export function createCallGate(
  { concurrency, requestsPerMinute, outage }: CallLimits,
  clock: () => number = Date.now,
): CallGate {
  let running = 0;
  let failures = 0;
  let restUntilMs = 0;
  const waiting: (() => void)[] = [];
  const startedMs: number[] = [];

  async function enter(signal?: AbortSignal) {
    signal?.throwIfAborted();
    while (running >= concurrency) await turn(signal);
    running += 1;
  }

  function turn(signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const wake = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    function leave() {
      waiting.splice(waiting.indexOf(wake), 1);
      reject(signal?.reason);
    }
    waiting.push(wake);
    signal?.addEventListener('abort', leave, { once: true });
    return promise;
  }

  /** At most `requestsPerMinute` beginnings in any 60 s. */
  async function keepPace(signal?: AbortSignal) {
    if (requestsPerMinute === null) return;
    for (;;) {
      const nowMs = clock();
      while (startedMs.length > 0 && nowMs - startedMs[0]! >= 60_000) startedMs.shift();
      if (startedMs.length < requestsPerMinute) break;
      await sleep(startedMs[0]! + 60_000 - nowMs, undefined, { signal });
    }
    startedMs.push(clock());
  }

  return {
    restingMs: () => Math.max(0, restUntilMs - clock()),
    async run(call, signal) {
      await enter(signal);
      try {
        await keepPace(signal);
        return await call();
      } finally {
        running -= 1;
        waiting.shift()?.();
      }
    },
    report(result) {
      failures = result === 'ok' ? 0 : failures + 1;
      if (failures >= outage.failures) {
        restUntilMs = clock() + outage.restMs;
        // After the rest one more failure is enough to rest again.
        failures = outage.failures - 1;
      }
    },
  };
}
