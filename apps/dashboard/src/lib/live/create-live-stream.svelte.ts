import type { LiveEvent, LiveStream } from './live-stream.svelte.ts';

const kinds = [
  'message.created',
  'feedback.given',
  'handoff.requested',
  'handoff.returned',
  'conversation.ended',
  'conversation.updated',
  'conversation.erased',
  'analysis.saved',
  'reset',
] as const;

/** The stream of `/live` in this tab. The browser reconnects by itself, from the last event it had. */
export function createLiveStream(): LiveStream {
  const callbacks = new Set<(event: LiveEvent) => void>();
  let state = $state<LiveStream['state']>('connecting');

  $effect(() => {
    const source = new EventSource('/live');
    source.addEventListener('open', () => (state = 'live'));
    source.addEventListener('error', () => (state = 'down'));
    for (const kind of kinds) {
      source.addEventListener(kind, ({ data }: MessageEvent<string>) => {
        const event = { ...(JSON.parse(data) as object), kind } as LiveEvent;
        for (const callback of callbacks) callback(event);
      });
    }
    return () => {
      source.close();
    };
  });

  return {
    get state() {
      return state;
    },
    subscribe(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
  };
}
