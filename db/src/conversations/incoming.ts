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
  confidence?: number;
  answered?: boolean;
  properties?: Properties;
  /** The teammate who wrote it from the Inbox. */
  memberId?: MemberId;
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

export type IncomingItem = IncomingMessage | IncomingFeedback | IncomingHandoff | IncomingEnd;

export type RefusalCode =
  | 'id_conflict'
  | 'ambiguous_conversation'
  | 'unknown_conversation'
  | 'unknown_message'
  | 'not_a_bot_message'
  | 'at_in_future';

export interface Refusal {
  code: RefusalCode;
  detail: string;
  /** JSON pointer within the item. */
  pointer: string;
}

/** What became of one item; `id` is the sender's id of the message, or of the conversation. */
export type ItemResult =
  { status: 'created' | 'duplicate'; id: string } | { status: 'rejected'; id: string; error: Refusal };
