/**
 * How many calls may be under way, how many may begin in a minute, and whether any should: after some failures in a row
 * that speak of an outage, calls are refused for a while, so that a backlog does not wait out each one's timeout.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** So long may a model be silent, unless DEBRIEF_MODEL_TIMEOUT_MS says otherwise. */
export const DEFAULT_TIMEOUT_MS = 60_000;

export interface CallLimits {
  concurrency: number;
  requestsPerMinute: number | null;
  /** Failures in a row before the rest, and its length. */
  outage: { failures: number; restMs: number };
}

/** Another process may end its call sooner than it promised. */
const LONGEST_WAIT_MS = 2_000;

export interface CallGate {
  /** Milliseconds until the next call is allowed after an outage; 0 when it is now. */
  restingMs(): number;
  /** Runs `call` when its turn comes. Rejects with the signal's reason when aborted while waiting. */
  run<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Tells how a call went. */
  report(result: 'ok' | 'outage'): void;
}

/** Counts the calls of every process that asks the same model. */
export interface SharedCalls {
  /** A place for a call, or how long to wait before asking again. */
  begin(allowed: {
    concurrency: number | null;
    perMinute: number | null;
  }): Promise<{ id: string } | { waitMs: number }>;
  end(id: string): Promise<void>;
}

/** Without `shared` the limits are those of this process; with it, of all together. Outages each process learns itself. */
export function createCallGate(
  { concurrency, requestsPerMinute, outage }: CallLimits,
  clock: () => number = Date.now,
  shared?: SharedCalls,
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

  /** Waits for a place among the calls of all processes; null without any such count. */
  async function enterShared(signal?: AbortSignal): Promise<string | null> {
    while (shared) {
      const place = await shared.begin({ concurrency, perMinute: requestsPerMinute });
      if ('id' in place) return place.id;
      await sleep(Math.min(place.waitMs, LONGEST_WAIT_MS), undefined, { signal });
    }
    return null;
  }

  return {
    restingMs: () => Math.max(0, restUntilMs - clock()),
    async run(call, signal) {
      await enter(signal);
      try {
        const place = await enterShared(signal);
        try {
          if (place === null) await keepPace(signal);
          return await call();
        } finally {
          if (place !== null) await shared?.end(place);
        }
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
