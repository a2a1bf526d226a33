/* What is known after a run: what was said, what the stores hold, what listeners heard. */
import type { SentBook } from './sent.ts';

export interface StoredMessage {
  id: string;
  /** The sender's ids. */
  conversation: string;
  externalId: string;
  role: string;
  text: string;
  position: number;
  revision: number;
  rating: 'helpful' | 'unhelpful' | null;
  /** A bot said it after the visitor had spoken. */
  isAnswer: boolean;
}

export interface StoredConversation {
  id: string;
  externalId: string;
  revision: number;
  contentRevision: number;
  messageCount: number;
  helpful: number;
  unhelpful: number;
  handedOff: boolean;
  ended: boolean;
  /** Of the content that its full analysis is about; null without one. */
  analysedRevision: number | null;
  /** Of the content that its search document is of; null without one. */
  searchRevision: number | null;
  /** UTC day it began on. */
  day: string;
  /** What its facts say beside the above, counted from the rows themselves: a line that both stores write alike. */
  shape: string;
  /** Its last message is not of long ago: webhooks tell of it. */
  isLive: boolean;
}

export interface StoredEvent {
  seq: number;
  kind: string;
  /** Row ids. */
  conversationId: string;
  entityId: string | null;
  revision: number;
}

export interface ConversationFactRow {
  id: string;
  revision: number;
  messages: number;
  helpful: number;
  unhelpful: number;
  ended: boolean;
  analysed: boolean;
  day: string;
  shape: string;
}

export interface MessageFactRow {
  id: string;
  revision: number;
  role: string;
  rating: string;
  characters: number;
  isAnswer: boolean;
}

/** A number on an Inbox's tab, as it is kept and as it is counted now. */
export interface KeptCount {
  name: string;
  kept: number;
  counted: number;
}

export interface StoredDelivery {
  id: string;
  event: string;
  state: string;
  seq: number;
  /** The sender's id. */
  conversation: string;
  flagId: string | null;
}

export interface HeardDelivery {
  id: string;
  type: string;
  conversation: string | null;
  /** Its signature is right. */
  isGenuine: boolean;
}

/** A webhook of the workspace: what it was to be told, and what its receiver heard, in the order of arrival. */
export interface WebhookLog {
  deliveries: StoredDelivery[];
  heard: HeardDelivery[];
  /** Open flags on conversations that are live. */
  flagIds: string[];
}

export interface HeardEvent {
  seq: number;
  kind: string;
  /** The sender's id. */
  conversation: string | null;
  revision: number;
}

export interface ListenerLog {
  name: string;
  /** Everything after this number was to be heard … */
  from: number;
  /** … up to this one, the newest when the desk had come to rest; more may come while the listeners leave. */
  to: number;
  /** In the order of arrival, repeats included. */
  heard: HeardEvent[];
  connections: number;
  resets: number;
}

export interface Evidence {
  sent: SentBook;
  conversations: StoredConversation[];
  messages: StoredMessage[];
  events: StoredEvent[];
  conversationFacts: ConversationFactRow[];
  messageFacts: MessageFactRow[];
  counts: KeptCount[];
  /** Jobs that were given up, with the reason. */
  givenUp: string[];
  /** Null for a workspace without one. */
  webhook: WebhookLog | null;
  listeners: ListenerLog[];
}
