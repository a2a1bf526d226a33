/** Resolves after `ms`, or as soon as the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/**
 * A little less than `ms`, differently each time: what polls at the same intervals would forever poll at the same moment,
 * and keep open as many connections as there are pollers.
 */
export function spreadMs(ms: number, random = Math.random): number {
  return ms * (0.75 + random() / 4);
}

/** Milliseconds to wait after the nth failure in a row: doubling up to the longest, and spread by a quarter. */
export function backoffMs(failures: number, { firstMs = 250, longestMs = 15_000, random = Math.random } = {}): number {
  return spreadMs(Math.min(longestMs, firstMs * 2 ** Math.min(30, failures - 1)), random);
}
