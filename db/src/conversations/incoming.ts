/** What `appendItems` takes: items of `/v1/batch` after validation and enrichment. Ids are the sender's. */
import type { MemberId } from '../ids.ts';
import type { Device, MessageRole } from './words.ts';

/** What is known of a visitor's surroundings; null where nothing is. The IP address is not part of it. */
export interface VisitorDetails {
  channel: string | null;
  device: Device | null;
  os: string | null;
  browser: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  country: string | null;
  region: string | null;
  city: string | null;
  /** BCP 47. */
  language: string | null;
  /** IANA. */
  timeZone: string | null;
  pageUrl: string | null;
  referrer: string | null;
}

export type Properties = Record<string, string | number | boolean | null>;

interface ConversationRef {
  conversation: string;
  /** Key of the agent; absent: the conversation's own, else `default`. */
  agent?: string;
  /** The request that brought it; no part of its content. */
  requestId?: string;
}

/** A file the message speaks of, elsewhere on the web: never fetched by Debrief. */
export type Attachment = {
  name: string;
  /** http or https. */
  url: string;
  /** Media type. */
  type?: string;
  /** In bytes. */
  size?: number;
};

export interface IncomingMessage extends ConversationRef {
  type: 'message';
  id: string;
  role: MessageRole;
  text: string;
  /** Absent: when it arrived. */
  at?: Date;
  visitor?: { id: string; name?: string; email?: string };
  details?: Partial<VisitorDetails>;
  sources?: { title?: string; url?: string; score?: number }[];
  attachments?: Attachment[];
  /** The text so far of an answer that still grows; the same id without it is the whole of it. */
  streaming?: boolean;
  confidence?: number;
  answered?: boolean;
  properties?: Properties;
  /** The teammate who wrote it from the Inbox. */
  memberId?: MemberId;
}

/** Other words for a message that is here. With its time it is one edit, however often it comes. */
export interface IncomingEdit extends ConversationRef {
  type: 'edit';
  message: string;
  text: string;
  at: Date;
}

/** What a person said is taken back: the visitor no longer sees it, and the team alone can read it. */
export interface IncomingRetraction extends ConversationRef {
  type: 'retraction';
  message: string;
  /** Absent: now. */
  at?: Date;
  /** The teammate who did so in the Inbox. */
  memberId?: MemberId;
}

/** Of an answer that grows no longer, without its sender saying so. Made by Debrief alone. */
export interface IncomingLapse extends ConversationRef {
  type: 'lapse';
  message: string;
}

export interface IncomingFeedback extends ConversationRef {
  type: 'feedback';
  message: string;
  rating: 'helpful' | 'unhelpful';
  comment?: string;
  at?: Date;
}

export interface IncomingHandoff extends ConversationRef {
  type: 'handoff';
  reason?: string;
  at?: Date;
}

export interface IncomingEnd extends ConversationRef {
  type: 'end';
  at?: Date;
}

export type IncomingItem =
  | IncomingMessage
  | IncomingEdit
  | IncomingRetraction
  | IncomingLapse
  | IncomingFeedback
  | IncomingHandoff
  | IncomingEnd;

export type RefusalCode =
  | 'id_conflict'
  | 'ambiguous_conversation'
  | 'unknown_conversation'
  | 'unknown_message'
  | 'not_a_bot_message'
  | 'not_an_operator_message'
  | 'message_is_streaming'
  | 'message_is_retracted'
  | 'at_in_future';

export interface Refusal {
  code: RefusalCode;
  detail: string;
  /** JSON pointer within the item. */
  pointer: string;
}

/** What an item is called in its result: the message it brings or speaks of, else the conversation. */
export function idOfItem(item: { type: string; conversation: string; id?: string; message?: string }): string {
  return item.id ?? item.message ?? item.conversation;
}

/** What became of one item; `id` is the sender's id of the message, or of the conversation. */
export type ItemResult =
  { status: 'created' | 'duplicate'; id: string } | { status: 'rejected'; id: string; error: Refusal };
