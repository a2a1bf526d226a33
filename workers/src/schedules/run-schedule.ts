import type { Logger } from 'pino';
import { warnSeldom } from '../queues/warn-seldom.ts';
import { pause, spreadMs } from '../readers/wait.ts';

export interface Schedule {
  name: string;
  everyMs: number;
  /** Doing it twice changes nothing. */
  work: (signal: AbortSignal) => Promise<void>;
}

/** What is tried every few seconds would fill the log while a store is away. */
const WARN_EVERY_MS = 60_000;

/**
 * Does the work at once and then every `everyMs` or a little sooner until the signal is aborted; a failure is logged and waits for the next
 * time. A timer under leadership rather than a repeating BullMQ job, because it must heal a queue that was wiped.
 */
export async function runSchedule({ name, everyMs, work }: Schedule, log: Logger, signal: AbortSignal): Promise<void> {
  const warn = warnSeldom(log.child({ schedule: name }), 'the schedule failed this time', WARN_EVERY_MS);
  while (!signal.aborted) {
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) warn(error instanceof Error ? error : new Error(String(error)));
    }
    await pause(spreadMs(everyMs), signal);
  }
}
