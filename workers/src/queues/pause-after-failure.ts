import { setTimeout as sleep } from 'node:timers/promises';
import type { IQueueBackend } from 'bullmq';

/**
 * BullMQ's worker waits only after errors it takes for a lost connection (ECONNREFUSED); after any other it asks for the
 * next job at once, hundreds of times a second while Postgres says that it is starting up. Here it waits before it hears.
 */
export function pauseAfterFailure<Backend extends Pick<IQueueBackend, 'moveToActive'>>(
  backend: Backend,
  pauseMs = 1_000,
): Backend {
  const take = backend.moveToActive.bind(backend);
  backend.moveToActive = (...args) =>
    take(...args).catch(async (error: unknown) => {
      await sleep(pauseMs);
      throw error;
    });
  return backend;
}
