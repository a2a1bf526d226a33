import { listenForWakes, type Sql } from '@debrief/db';

/** Wake-ups of this process: a count, so that one that comes while its reader is busy is not lost. */
export interface Wakes {
  count(): number;
  /** Resolves when there were more than `count` wake-ups, after `timeoutMs`, or when the signal is aborted. */
  after(count: number, timeoutMs: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Listens for wake-ups on one connection, for all readers of the process. */
export async function openWakes(sql: Sql): Promise<Wakes> {
  let wakes = 0;
  const sleepers = new Set<() => void>();
  const unlisten = await listenForWakes(sql, () => {
    wakes += 1;
    for (const wake of sleepers) wake();
  });

  return {
    count: () => wakes,
    after(count, timeoutMs, signal) {
      if (wakes > count || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          sleepers.delete(done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, timeoutMs);
        sleepers.add(done);
        signal.addEventListener('abort', done);
      });
    },
    close: unlisten,
  };
}
