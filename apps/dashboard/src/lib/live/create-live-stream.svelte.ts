import type { LiveEvent, LiveStream } from './live-stream.svelte.ts';
import { shareBetweenTabs, type Share } from './share-between-tabs.ts';

export interface LiveStreamOptions {
  /** Whose stream it is: the tabs of one member share a connection. */
  memberId: string;
  /** `livePosition()` from before the page was loaded: what came since is told. Null: the page is loaded once more. */
  after: number | null;
}

/** A reconnect takes a second or two; nobody needs to hear of it. */
const PATIENCE_MS = 4_000;

/**
 * The stream of `/live` in this tab, for as long as the component that creates it lives. Every event comes once and in
 * order, also after the laptop slept; where that cannot be had, `reset` says to load the page anew.
 */
export function createLiveStream({ memberId, after }: LiveStreamOptions): LiveStream {
  let callbacks: readonly ((event: LiveEvent) => void)[] = [];
  let state = $state<LiveStream['state']>('connecting');

  $effect(() => {
    let position = after;
    let share: Share | null = null;
    let downTimer: ReturnType<typeof setTimeout> | undefined;

    function start(): void {
      share ??= shareBetweenTabs({
        url: '/live',
        name: `debrief live ${memberId}`,
        after: position,
        onEvent: ({ name, data }) => {
          const event = { ...(JSON.parse(data) as object), kind: name } as LiveEvent;
          for (const callback of callbacks) callback(event);
        },
        onState: (next) => {
          if (next === 'live') {
            clearTimeout(downTimer);
            downTimer = undefined;
            state = 'live';
          } else {
            downTimer ??= setTimeout(() => (state = 'down'), PATIENCE_MS);
          }
        },
      });
    }

    /** A page that may be shown again (Back) must hold neither the connection nor the lock meanwhile. */
    function rest(): void {
      position = share?.position() ?? position;
      share?.close();
      share = null;
    }

    const check = () => share?.check();
    start();
    document.addEventListener('visibilitychange', check);
    window.addEventListener('online', check);
    window.addEventListener('pageshow', start);
    window.addEventListener('pagehide', rest);
    return () => {
      rest();
      clearTimeout(downTimer);
      document.removeEventListener('visibilitychange', check);
      window.removeEventListener('online', check);
      window.removeEventListener('pageshow', start);
      window.removeEventListener('pagehide', rest);
    };
  });

  return {
    get state() {
      return state;
    },
    subscribe(callback) {
      callbacks = [...callbacks, callback];
      return () => {
        callbacks = callbacks.filter((other) => other !== callback);
      };
    },
  };
}
