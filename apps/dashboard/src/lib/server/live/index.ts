import { dev } from '$app/env';
import { log } from '../log.ts';
import { postgres } from '../stores.ts';
import { createLiveHub, type LiveHub } from './hub.ts';

let hub: LiveHub | undefined;

/** The process's one hub, started by the first who asks (hooks.server.ts, at boot). */
export function liveHub(): LiveHub {
  if (hub) return hub;
  hub = createLiveHub({ sql: postgres(), log });
  hub.start();
  // Streams never end by themselves, and the server waits for them before it stops. Vite has its own way in development.
  if (!dev) for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void hub?.stop());
  return hub;
}

/**
 * The place in the outbox that a page loaded from now on is at least up to: a stream opened with it misses nothing. Null
 * just after the start; take it before reading what the page shows.
 */
export function livePosition(): number | null {
  return liveHub().position();
}
