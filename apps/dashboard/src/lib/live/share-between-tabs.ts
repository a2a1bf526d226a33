/**
 * One connection for all tabs of a member.
 *
 * The tab that holds the lock (Web Locks) has the connection and passes every event on (BroadcastChannel). When it goes,
 * the lock passes to another tab, which goes on behind the last event it saw. A tab that joins says how far its page is
 * ("hello"); the leader answers with what came since, or that this is too long ago ("welcome"). So does every tab when a new leader says that
 * it leads ("lead"). A visible tab that hears
 * nothing, not even a beat, asks once more and then takes the lock: a browser may put a tab in the background to sleep
 * without letting go of it.
 *
 * Where there are no locks (plain http to another machine) every tab has a connection of its own.
 */
import { openSource, type Source, type SourceEvent, type SourceOptions } from './open-source.ts';

export interface ShareOptions {
  url: string;
  /** Tabs of one name share a connection: never more than one member's. */
  name: string;
  /** How far the page is that was loaded; null when that is not known. */
  after: number | null;
  /** Each event once, in order. `reset` when the page must be loaded anew. */
  onEvent: (event: SourceEvent) => void;
  /** Whether the screen is up to date, as far as anybody can tell. */
  onState: (state: 'live' | 'down') => void;
  /** For tests. */
  open?: (options: SourceOptions) => Source;
  silentMs?: number;
}

export interface Share {
  /** The last event this tab saw; null before the first. */
  position(): number | null;
  /** The tab was brought to the front, or the machine woke. */
  check(): void;
  close(): void;
}

type Note =
  | { type: 'event'; event: SourceEvent }
  | { type: 'lost' }
  | { type: 'lead' }
  | { type: 'hello'; tab: string; after: number | null }
  | { type: 'welcome'; tab: string; events: SourceEvent[]; isLive: boolean };

/** What a leader keeps for tabs that join: some minutes of a busy workspace. */
const KEPT_EVENTS = 500;
const ASK_MS = 3_000;

/** Takes part in the member's shared connection; see the head of this file. */
export function shareBetweenTabs(options: ShareOptions): Share {
  const { url, name, onEvent, onState, open = openSource, silentMs = 40_000 } = options;
  const tab = Math.random().toString(36).slice(2);
  const locks = 'locks' in navigator ? navigator.locks : null;
  const channel = locks ? new BroadcastChannel(name) : null;
  let isClosed = false;
  let attempt: AbortController | null = null;
  let cursor = options.after;
  let source: Source | null = null;
  /** Of a leader: the changes after `keptFrom`. */
  let kept: SourceEvent[] = [];
  let keptFrom: number | null = null;
  let asking: { tab: string; after: number | null }[] = [];
  let isLive = false;
  let isWelcome = false;
  let early: SourceEvent[] = [];
  let heardAt = Date.now();
  let askedAt = Date.now();
  /** Another tab was heard of: before that there is nobody to pass events on to. */
  let isHeard = false;
  let resign: () => void = () => undefined;

  function post(note: Note): void {
    channel?.postMessage(note);
  }

  /** Hands an event to the page, unless the page has it. */
  function take(event: SourceEvent): void {
    isLive = event.name === 'beat' ? !event.data.includes('"reading":false') : isLive || event.name === 'ready';
    const isKnown = cursor !== null && event.seq <= cursor;
    const isFirst = cursor === null;
    if (event.name === 'reset' || (isFirst && event.name === 'ready')) {
      // A page of unknown age is loaded anew once the stream is open: then nothing is between them.
      cursor = event.seq;
      onEvent({ ...event, name: 'reset' });
    } else if (event.name === 'ready' || event.name === 'beat') {
      cursor = Math.max(cursor ?? 0, event.seq);
    } else if (!isKnown) {
      cursor = event.seq;
      onEvent(event);
    }
    if (isLive || event.name === 'beat') onState(isLive ? 'live' : 'down');
  }

  function lose(): void {
    isLive = false;
    onState('down');
  }

  function lead(): void {
    isWelcome = true;
    early = [];
    kept = [];
    keptFrom = cursor;
    asking = [];
    post({ type: 'lead' });
    source = open({
      url,
      after: cursor,
      onEvent: (event) => {
        if (event.name === 'reset' || keptFrom === null) {
          kept = [];
          keptFrom = event.seq;
        } else if (event.name !== 'ready' && event.name !== 'beat') {
          kept.push(event);
          if (kept.length > KEPT_EVENTS) keptFrom = kept.shift()?.seq ?? keptFrom;
        }
        take(event);
        if (isHeard) post({ type: 'event', event });
        for (const hello of asking.splice(0)) answer(hello);
      },
      onLost: () => {
        lose();
        post({ type: 'lost' });
      },
    });
  }

  function stopLeading(): void {
    source?.close();
    source = null;
  }

  /** Waits for the lock (or takes it) and leads while it is held; after it was stolen, waits again. */
  async function stand({ steal }: { steal: boolean }): Promise<void> {
    if (!locks) return lead();
    attempt?.abort();
    const mine = (attempt = new AbortController());
    const isOver = Promise.withResolvers<void>();
    resign = isOver.resolve;
    const hold = () => {
      if (isClosed || mine !== attempt) return;
      lead();
      return isOver.promise;
    };
    try {
      await (steal ? locks.request(name, { steal }, hold) : locks.request(name, { signal: mine.signal }, hold));
    } catch {
      // Stolen, or no longer waited for.
    }
    if (isClosed || mine !== attempt) return;
    stopLeading();
    ask();
    void stand({ steal: false });
  }

  function ask(): void {
    isWelcome = false;
    askedAt = Date.now();
    post({ type: 'hello', tab, after: cursor });
  }

  function answer({ tab: from, after }: { tab: string; after: number | null }): void {
    if (!source) return;
    if (cursor === null || keptFrom === null) {
      asking.push({ tab: from, after });
      return;
    }
    const reaches = after !== null && after >= keptFrom;
    const reset = { name: 'reset', seq: cursor, data: '{}' };
    const events = reaches ? kept.filter((event) => event.seq > after) : [reset];
    post({ type: 'welcome', tab: from, events, isLive });
  }

  function hear(note: Note): void {
    isHeard = true;
    if (note.type === 'hello') return answer(note);
    if (source) return;
    if (note.type === 'welcome' && note.tab !== tab) return;
    heardAt = Date.now();
    if (note.type === 'lost') return lose();
    if (note.type === 'lead') return ask();
    if (note.type === 'event') {
      if (isWelcome) take(note.event);
      else early.push(note.event);
      return;
    }
    if (isWelcome) return;
    isWelcome = true;
    for (const event of [...note.events, ...early]) take(event);
    early = [];
    isLive = note.isLive;
    onState(isLive ? 'live' : 'down');
  }

  /** Of a tab without the connection: whether its leader still lives, if somebody looks. */
  function watch(): void {
    if (source || !locks || Date.now() - heardAt < silentMs) return;
    if (typeof document !== 'undefined' && document.visibilityState !== 'visible') return;
    if (askedAt < heardAt) return ask();
    if (Date.now() - askedAt < Math.min(ASK_MS, silentMs)) return;
    heardAt = Date.now();
    lose();
    void stand({ steal: true });
  }

  channel?.addEventListener('message', ({ data }: MessageEvent<Note>) => {
    hear(data);
  });
  const timer = setInterval(watch, Math.min(5_000, silentMs / 4));
  ask();
  void stand({ steal: false });

  return {
    position: () => cursor,
    check() {
      source?.check();
      watch();
    },
    close() {
      isClosed = true;
      clearInterval(timer);
      attempt?.abort();
      stopLeading();
      resign();
      channel?.close();
    },
  };
}
