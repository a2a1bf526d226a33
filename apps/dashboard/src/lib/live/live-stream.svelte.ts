import { createContext } from 'svelte';
import type { AnalysisView, FlagView, OutboxKind } from '@debrief/db';
import type { InboxRowJson } from '#lib/inbox/inbox-list.svelte.ts';
import type { MessageJson } from '#lib/inbox/message-window.svelte.ts';

/** A row as JSON carries it: times are text. */
type AsJson<Row> = {
  [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key];
};

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
      /** With `analysis.saved` and `conversation.updated`: all that reviewers see in the margin. */
      findings?: { analysis: AsJson<AnalysisView> | null; flags: FlagView[] };
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
