import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { readStream } from '../stream/read-stream.ts';
import type { HeardEvent, ListenerLog } from './evidence.ts';

export interface ListenOptions {
  name: string;
  url: string;
  apiKey: string;
  /** Ends it. */
  signal: AbortSignal;
  /** Hangs up by itself after this many milliseconds, again and again; never when absent. */
  hangUpAfterMs?: () => number;
  /** The control: forgets its place whenever it connects again, so that it must miss something. */
  forgetful?: boolean;
  onEvent?: (event: HeardEvent, data: z.infer<typeof changeSchema>) => void;
}

export interface Listener {
  log: ListenerLog;
  /** Resolves when it hears live events for the first time. */
  ready: Promise<void>;
  /** The newest number it knows of, by an event or by word that nothing is before it. */
  reached(): number;
  ended: Promise<void>;
}

const changeSchema = z.object({
  seq: z.int(),
  kind: z.string(),
  conversation: z.object({ id: z.string(), revision: z.int(), pageUrl: z.string().nullable() }).nullable(),
});

/** Longer than the stream's 15 s between beats, three times: then it is dead, as its protocol says. */
const DEAD_AFTER_MS = 45_000;
const RETRY_MS = 300;

/** Follows `/v1/stream` until the signal, coming back after every break with the last id it was given. */
export function listen(options: ListenOptions): Listener {
  const { name, url, apiKey, signal, hangUpAfterMs, forgetful = false, onEvent } = options;
  const log: ListenerLog = { name, from: -1, to: Infinity, heard: [], connections: 0, resets: 0 };
  const ready = Promise.withResolvers<void>();
  let lastId: string | null = null;

  async function connect(): Promise<void> {
    const broken = new AbortController();
    let timer = setTimeout(() => broken.abort(), DEAD_AFTER_MS);
    const hangUp = hangUpAfterMs ? setTimeout(() => broken.abort(), hangUpAfterMs()) : undefined;
    const resume: Record<string, string> = lastId === null || forgetful ? {} : { 'last-event-id': lastId };
    try {
      const stream = readStream(`${url}/v1/stream`, {
        headers: { authorization: `Bearer ${apiKey}`, ...resume },
        signal: AbortSignal.any([signal, broken.signal]),
      });
      log.connections += 1;
      for await (const { event, id, data } of stream) {
        clearTimeout(timer);
        timer = setTimeout(() => broken.abort(), DEAD_AFTER_MS);
        lastId = id ?? lastId;
        if (event === 'reset') log.resets += 1;
        if (event === 'ready' || event === 'beat' || event === 'reset') {
          if (log.from === -1) log.from = Number(id);
          ready.resolve();
          continue;
        }
        const change = changeSchema.parse(JSON.parse(data));
        const heard = {
          ...{ seq: change.seq, kind: change.kind },
          ...{ conversation: change.conversation?.id ?? null, revision: change.conversation?.revision ?? 0 },
        };
        log.heard.push(heard);
        onEvent?.(heard, change);
      }
    } finally {
      clearTimeout(timer);
      clearTimeout(hangUp);
    }
  }

  async function follow(): Promise<void> {
    while (!signal.aborted) {
      // However it ends, it begins again.
      await connect().catch(() => undefined);
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  return { log, ready: ready.promise, reached: () => Number(lastId ?? -1), ended: follow() };
}
