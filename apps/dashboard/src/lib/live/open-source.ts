/** One connection to /live (lib/server/live/open-stream.ts has the protocol), reopened until it is closed. */

import { outboxKinds } from '@debrief/db/words';

/** An event as the server named it; `data` is JSON. */
export interface SourceEvent {
  name: string;
  seq: number;
  data: string;
}

export interface SourceOptions {
  url: string;
  /** Goes on behind this event; null: from now on. */
  after: number | null;
  onEvent: (event: SourceEvent) => void;
  /** The connection is gone; another attempt follows. */
  onLost: () => void;
}

export interface Source {
  /** After the machine slept: a connection that was silent is not waited for any longer. */
  check(): void;
  close(): void;
}

const names = [...outboxKinds, 'ready', 'reset', 'beat'] as const;

/** The server beats every 15 s. */
const SILENT_MS = 45_000;
const AWOKEN_MS = 20_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Opens the connection. The browser resumes a lost one by itself; refused, silent and stopped ones are ours to reopen. */
export function openSource({ url, after, onEvent, onLost }: SourceOptions): Source {
  let source: EventSource | null = null;
  let cursor = after;
  let heardAt = Date.now();
  let retryMs = FIRST_RETRY_MS;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(retryTimer);
    source?.close();
    heardAt = Date.now();
    const opened = new EventSource(cursor === null ? url : `${url}?lastEventId=${cursor}`);
    source = opened;
    for (const name of names) {
      opened.addEventListener(name, ({ lastEventId, data }: MessageEvent<string>) => {
        heardAt = Date.now();
        retryMs = FIRST_RETRY_MS;
        cursor = Number(lastEventId);
        onEvent({ name, seq: cursor, data });
      });
    }
    opened.addEventListener('error', () => {
      onLost();
      if (opened !== source || opened.readyState !== EventSource.CLOSED) return;
      retryTimer = setTimeout(open, retryMs * (1 + Math.random() / 4));
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    });
  }

  function reopenAfter(silentMs: number): void {
    if (Date.now() - heardAt < silentMs) return;
    onLost();
    open();
  }

  const watchdog = setInterval(() => {
    reopenAfter(SILENT_MS);
  }, 5_000);
  open();

  return {
    check: () => {
      reopenAfter(AWOKEN_MS);
    },
    close() {
      clearInterval(watchdog);
      clearTimeout(retryTimer);
      source?.close();
      source = null;
    },
  };
}
