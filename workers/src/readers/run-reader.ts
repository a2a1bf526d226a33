/**
 * The loop of an outbox reader. It waits for a wake-up or the fallback poll, then steps until it has caught up. A step
 * takes one batch, makes its effect durable and only then moves the reader's cursor, so a step that fails is taken
 * again: the loop waits ever longer and never skips or ends. Run it under leadership: one process at a time.
 */
import type { Logger } from 'pino';
import { backoffMs, pause, spreadMs } from './wait.ts';
import type { Wakes } from './wakes.ts';

export interface StepResult {
  /** Rows taken. */
  rows: number;
  /** False: there is more. With no rows it is held back by a running transaction, and comes in a moment. */
  caughtUp: boolean;
}

export interface ReaderOptions {
  name: string;
  /** Taking the same batch again changes nothing. */
  step: () => Promise<StepResult>;
  wakes: Wakes;
  log: Logger;
  /** Milliseconds at least between steps that caught up: what comes meanwhile is one batch. */
  paceMs: number;
  /** A lost wake-up costs this much at most; 2 s when absent. */
  pollMs?: number;
}

const HELD_BACK_MS = 50;

/** Reads until the signal is aborted; a step under way is finished first. Never throws. */
export async function runReader(
  { name, step, wakes, log, paceMs, pollMs = 2_000 }: ReaderOptions,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const count = wakes.count();
    try {
      const { rows, caughtUp } = await step();
      if (failures > 0) log.info({ reader: name, failures }, 'the reader goes on');
      failures = 0;
      if (caughtUp && rows > 0) await pause(paceMs, signal);
      if (caughtUp) await wakes.after(count, spreadMs(pollMs), signal);
      else if (rows === 0) await pause(HELD_BACK_MS, signal);
    } catch (error) {
      failures += 1;
      const waitMs = Math.round(backoffMs(failures));
      if (!signal.aborted) log.warn({ reader: name, err: error, failures, waitMs }, 'the reader waits');
      await pause(waitMs, signal);
    }
  }
}
