import { setTimeout as sleep } from 'node:timers/promises';

/** A process that works. */
export interface RunningService {
  pid: number;
  /** Resolves when it has ended, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

export interface SuperviseOptions<Service extends RunningService> {
  /** As it stands at the beginning of a sentence. */
  name: string;
  /** Starts it for the first time, or again after `previous`; rejects when it does not come up. */
  start: (previous: Service | null) => Promise<Service>;
  /** Whether what the first start failed of may pass, such as a database that restarts: then it is tried again. */
  mayPass?: (error: unknown) => boolean;
  /** Told what went wrong and what is done about it. */
  warn: (text: string) => void;
  /** Before the first restart, doubling up to the longest; after a service that lasted a while, from the first again. */
  backoffMs?: { first: number; longest: number };
}

export interface Supervised<Service extends RunningService> {
  /** As it runs now, or ran last. */
  current(): Service;
  /** Stops it, and starts it no more. */
  stop(): Promise<void>;
}

const FIRST_STARTS = 3;
/** Long enough that no restart loop burns the machine, short enough that a crash now and then costs no long pause. */
const LASTED_MS = 10_000;

/** Starts a service and keeps it running until `stop`. Throws when it cannot be started in the first place. */
export async function supervise<Service extends RunningService>(
  options: SuperviseOptions<Service>,
): Promise<Supervised<Service>> {
  const { name, start, warn, backoffMs = { first: 500, longest: 30_000 } } = options;
  const stopping = new AbortController();
  let service = await startFirst(options, backoffMs.first);
  let startedAt = performance.now();

  async function keepRunning(): Promise<void> {
    for (let pauseMs = backoffMs.first; ;) {
      await service.exited;
      if (stopping.signal.aborted) return;
      if (performance.now() - startedAt > Math.min(backoffMs.longest, LASTED_MS)) pauseMs = backoffMs.first;
      warn(`${name} ended; starting again in ${pauseMs / 1_000} s.`);
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      pauseMs = Math.min(pauseMs * 2, backoffMs.longest);
      try {
        service = await start(service);
        startedAt = performance.now();
        // The stop came meanwhile, and knew only the one before.
        if (stopping.signal.aborted) return await service.stop();
      } catch (error) {
        warn(error instanceof Error ? error.message : String(error));
      }
    }
  }
  const ended = keepRunning();

  async function stop(): Promise<void> {
    stopping.abort();
    await service.stop();
    await ended;
  }

  return { current: () => service, stop };
}

async function startFirst<Service extends RunningService>(
  { start, warn, mayPass }: SuperviseOptions<Service>,
  pauseMs: number,
): Promise<Service> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(null);
    } catch (error) {
      if (attempt === FIRST_STARTS || !mayPass?.(error)) throw error;
      warn(`${error instanceof Error ? error.message : String(error)}; starting again in ${pauseMs / 1_000} s.`);
      await sleep(pauseMs);
    }
  }
}
