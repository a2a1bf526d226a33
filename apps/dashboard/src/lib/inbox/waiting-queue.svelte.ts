import type { LiveEvent, LiveStream } from '#lib/live/live-stream.svelte.ts';
import { playTone } from './play-tone.ts';

const SOUND_KEY = 'debrief waiting sound';
/** Events come in bursts; what they changed is asked for once. */
const ASK_AFTER_MS = 150;

const kinds = new Set<LiveEvent['kind']>([
  'reset',
  'handoff.requested',
  'handoff.taken',
  'handoff.returned',
  'message.retracted',
  'conversation.ended',
  'conversation.erased',
]);

/** The visitors who wait for a human. Create it in a component: it follows the stream while that lives. */
export class WaitingQueue {
  count = $state(0);
  /** Since when the first of them waits. */
  since: Date | null = $state.raw(null);
  /** Off until this member allows it in this browser. */
  hasSound = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(stream: LiveStream) {
    $effect(() => {
      this.hasSound = readSound();
      this.#askSoon();
      const end = stream.subscribe((event) => {
        if (!kinds.has(event.kind)) return;
        this.#askSoon();
        const isAsked = event.kind === 'handoff.requested' && event.conversation?.handoff === 'waiting';
        if (isAsked && this.hasSound) void playTone();
      });
      return () => {
        end();
        clearTimeout(this.#timer);
        this.#timer = undefined;
      };
    });
  }

  /** Turns the sound on, with a sample of it, or off. */
  toggleSound(): void {
    this.hasSound = !this.hasSound;
    try {
      localStorage.setItem(SOUND_KEY, this.hasSound ? 'on' : 'off');
    } catch {
      // No storage: it holds until the page is left.
    }
    if (this.hasSound) void playTone();
  }

  #askSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#ask();
    }, ASK_AFTER_MS);
  }

  async #ask(): Promise<void> {
    try {
      const response = await fetch('/inbox/waiting');
      if (!response.ok) return;
      const { count, since } = (await response.json()) as { count: number; since: string | null };
      this.count = count;
      this.since = since === null ? null : new Date(since);
    } catch {
      // The next event asks again; until then the old count stands.
    }
  }
}

function readSound(): boolean {
  try {
    return localStorage.getItem(SOUND_KEY) === 'on';
  } catch {
    return false;
  }
}
