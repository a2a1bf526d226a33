import type { Logger } from 'pino';
import { pause } from '../readers/wait.ts';

export interface Schedule {
  name: string;
  everyMs: number;
  /** Doing it twice changes nothing. */
  work: (signal: AbortSignal) => Promise<void>;
}

/**
 * Does the work at once and then every `everyMs` until the signal is aborted; a failure is logged and waits for the next
 * time. A timer under leadership rather than a repeating BullMQ job, because it must heal a queue that was wiped.
 */
export async function runSchedule({ name, everyMs, work }: Schedule, log: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) log.warn({ schedule: name, err: error }, 'the schedule failed this time');
    }
    await pause(everyMs, signal);
  }
}
