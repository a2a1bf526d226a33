import { createContext } from 'svelte';
import type { OutboxKind } from '@debrief/db';
import type { InboxRowJson } from '#lib/inbox/revive-inbox-row.ts';
import type { MessageJson } from '#lib/inbox/message-window.svelte.ts';

/** What the stream tells: a change of one conversation, or that the page must be loaded anew. */
export type LiveEvent =
  | { kind: 'reset' }
  | {
      kind: OutboxKind;
      /** Rises from event to event. */
      seq: number;
      at: string;
      conversationId: string;
      /** As it is now, perhaps later than the event; absent when it is gone. */
      conversation?: InboxRowJson;
      /** The message said or rated. */
      message?: MessageJson;
    };

export interface LiveStream {
  /** `down` when events may be missing from the screen. */
  readonly state: 'connecting' | 'live' | 'down';
  /** Calls back with each event, once and in order; returns what ends it. */
  subscribe(callback: (event: LiveEvent) => void): () => void;
}

const [get, set] = createContext<LiveStream>();

/** Called by the (app) layout. */
export const provideLiveStream = set;

/** The browser's one stream. Throws outside the (app) layout. */
export const liveStream = get;
