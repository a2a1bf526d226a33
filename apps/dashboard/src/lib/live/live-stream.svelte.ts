import { createContext } from 'svelte';
import type { InboxRowJson } from '#lib/inbox/inbox-list.svelte.ts';

/** What the stream tells: a change of one conversation, or that the page must be loaded anew. */
export type LiveEvent =
  | { kind: 'reset' }
  | {
      kind:
        | 'message.created'
        | 'feedback.given'
        | 'handoff.requested'
        | 'handoff.returned'
        | 'conversation.ended'
        | 'conversation.updated'
        | 'conversation.erased'
        | 'analysis.saved';
      seq: number;
      conversationId: string;
      /** As it is now; absent when it is gone. */
      conversation?: InboxRowJson;
    };

export interface LiveStream {
  /** `down` when events may be missing from the screen. */
  readonly state: 'connecting' | 'live' | 'down';
  /** Calls back with each event, in order; returns what ends it. */
  subscribe(callback: (event: LiveEvent) => void): () => void;
}

const [get, set] = createContext<LiveStream>();

/** Called by the (app) layout. */
export const provideLiveStream = set;

/** The browser's one stream. Throws outside the (app) layout. */
export const liveStream = get;
