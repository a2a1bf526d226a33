/**
 * The stream of one watcher: server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 *
 *   retry: 2000                     once, first: how long to wait before connecting again
 *
 *   event: message.created          the outbox's kind
 *   id: 4711                        its sequence number: send the last one back as Last-Event-ID, or ?lastEventId=
 *   data: {"seq":4711,"kind":…}     one line of JSON
 *
 *   event: ready                    everything up to `id` was told, from here on it is live; once per connection
 *   event: reset                    what came since Last-Event-ID is gone or too much: load what you show anew; then live.
 *                                   A browser is told so too of a burst that no screen could show
 *   event: beat                     every 15 s without another event: `id` moves on, `reading` says if the server sees
 *                                   the outbox. No event for 45 s: the connection is dead, connect again
 *
 * Every change of the workspace is told once, in order; after a reconnect the stream goes on behind Last-Event-ID. The
 * server ends a stream after about an hour, when its reader does not read, when whoever opened it may no longer watch,
 * and when it stops itself: that is no error, connect again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { DescribedChange, WorkspaceId } from '@debrief/db';
import type { LiveHub, Watch } from './hub.ts';

export interface StreamOptions {
  hub: LiveHub;
  workspaceId: WorkspaceId;
  request: Request;
  /** The `data` of a change, for this kind of reader. */
  format: (change: DescribedChange) => string;
  /** The event's name, the outbox's kind when left out; null for a change that this reader is not told. */
  nameOf?: (change: DescribedChange) => string | null;
  /** What `ready` and `reset` say besides their number; read after the place in the outbox was taken. */
  readState?: (isReset: boolean) => Promise<object>;
  /** Asked every minute; false ends the stream. Throws when it cannot be known. */
  isStillAllowed: () => Promise<boolean>;
  /** Changes found at once above which the reader is told to load anew instead; never when left out. */
  maxBurst?: number;
  /** Breaks the connection: for a reader that takes nothing, and so does not see the stream's end either. */
  hangUp?: () => void;
  timing?: Partial<typeof defaultTiming>;
}

const defaultTiming = {
  beatMs: 15_000,
  recheckMs: 60_000,
  /** How long a reader may leave a chunk lying. */
  stuckMs: 60_000,
  /** Up to a tenth more, so that readers that came together do not come back together. */
  lifetimeMs: 60 * 60_000,
};

const AFTER_BURST_MS = 1_000;

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // nginx would collect the events otherwise.
  'x-accel-buffering': 'no',
};

/** Answers with the workspace's changes as they happen; see the head of this file. */
export function openStream(options: StreamOptions): Response {
  if (options.request.method === 'HEAD') return new Response(null, { headers });
  const timing = { ...defaultTiming, ...options.timing };
  const watch = options.hub.watch(options.workspaceId);
  const ended = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const chunks = tell(options, watch, timing.beatMs, () => ended.signal.aborted);
  let takenAt = Date.now();

  function end(): void {
    ended.abort();
    watch.close();
    for (const timer of timers) clearInterval(timer);
    options.request.signal.removeEventListener('abort', end);
  }

  async function recheck(): Promise<void> {
    // Not to know is no reason to stop: without a database there is nothing to tell either.
    if (!(await options.isStillAllowed().catch(() => true))) end();
  }

  function checkTaken(): void {
    if (Date.now() - takenAt < timing.stuckMs + timing.beatMs) return;
    end();
    options.hangUp?.();
  }

  options.request.signal.addEventListener('abort', end);
  timers.add(setInterval(() => void recheck(), timing.recheckMs));
  timers.add(setInterval(checkTaken, timing.stuckMs / 4));
  timers.add(setInterval(end, timing.lifetimeMs * (1 + Math.random() / 10)));

  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      takenAt = Date.now();
      const chunk = await chunks.next().catch(() => null);
      if (chunk === null || chunk.done || ended.signal.aborted) {
        end();
        controller.close();
      } else {
        controller.enqueue(chunk.value);
      }
    },
    cancel: end,
  });
  return new Response(body, { headers });
}

/** The bytes of the stream, piece by piece; each is made when the one before was taken. */
async function* tell(
  { hub, request, format, nameOf, readState = nothing, maxBurst = Infinity }: StreamOptions,
  watch: Watch,
  beatMs: number,
  isEnded: () => boolean,
): AsyncGenerator<Uint8Array, void> {
  yield encoder.encode('retry: 2000\n\n');
  const { cursor: start, reset } = await watch.begin(lastEventId(request));
  let cursor = start;
  let isReady = false;
  let beatAt = Date.now() + beatMs;
  if (reset) yield block('reset', cursor, { seq: cursor, ...(await readState(true)) });

  while (!isEnded() && !watch.signal.aborted) {
    const { changes, upTo } = await watch.read(cursor);
    const told = nameOf ? write(changes, format, nameOf) : writeOnce(changes, format);
    cursor = upTo;
    if (changes.length > maxBurst) {
      cursor = hub.position() ?? upTo;
      yield block('reset', cursor, { seq: cursor, ...(await readState(true)) });
      // An import goes on for a while; once a second is enough to load anew.
      await wait(AFTER_BURST_MS);
    } else if (told.length > 0) {
      yield told;
    } else if (changes.length > 0) {
      // Nothing of it was for this reader, and there may be more.
      continue;
    } else if (!isReady) {
      isReady = true;
      yield block('ready', cursor, { seq: cursor, ...(await readState(false)) });
    } else if (Date.now() >= beatAt) {
      yield block('beat', cursor, { seq: cursor, reading: hub.isReading() });
    } else {
      await watch.more(cursor, beatAt - Date.now());
      continue;
    }
    beatAt = Date.now() + beatMs;
  }
}

type Format = StreamOptions['format'];
const encoder = new TextEncoder();
const written = new WeakMap<DescribedChange[], Map<Format, Uint8Array>>();

/** Of a list that the hub gives to many, the same bytes for all of them who read one format. */
function writeOnce(changes: DescribedChange[], format: Format): Uint8Array {
  const ofList = written.get(changes) ?? new Map<Format, Uint8Array>();
  const bytes = ofList.get(format) ?? write(changes, format, ({ kind }) => kind);
  written.set(changes, ofList.set(format, bytes));
  return bytes;
}

function write(changes: DescribedChange[], format: Format, nameOf: (change: DescribedChange) => string | null) {
  const blocks = changes.map((change) => {
    const name = nameOf(change);
    return name === null ? '' : `event: ${name}\nid: ${change.seq}\ndata: ${format(change)}\n\n`;
  });
  return encoder.encode(blocks.join(''));
}

function nothing(): Promise<object> {
  return Promise.resolve({});
}

function block(event: string, id: number, data: object): Uint8Array {
  return encoder.encode(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Null for none; what is no number of ours is 0, from before everything. */
function lastEventId(request: Request): number | null {
  const given = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('lastEventId');
  if (given === null || given === '') return null;
  const seq = Number(given);
  return Number.isSafeInteger(seq) && seq >= 0 ? seq : 0;
}
