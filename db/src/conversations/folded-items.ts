/** What `foldItems` is given, and what it makes of it. */
import type { ConversationId, MemberId, MessageId } from '../ids.ts';
import type { OutboxKind } from '../outbox/words.ts';
import type { ConversationState } from './conversation-state.ts';
import type { Attachment, IncomingMessage, ItemResult, Properties } from './incoming.ts';
import type { MessageRole, StreamState } from './words.ts';

/** A message of the conversation that an item may repeat, rate, edit or go on with. */
export interface KnownMessage {
  id: MessageId;
  role: MessageRole;
  at: Date;
  hash: Buffer;
  stream: StreamState | null;
  editedAt: Date | null;
  edits: number;
  retractedAt: Date | null;
  /** Null where no item needs it. */
  text: string | null;
  feedback: { rating: 'helpful' | 'unhelpful'; comment: string | null; at: Date } | null;
}

/** What a message says and shows: all of it comes anew with each part of an answer that grows. */
export interface MessageContent {
  text: string;
  sources: IncomingMessage['sources'] | null;
  attachments: Attachment[] | null;
  confidence: number | null;
  answered: boolean | null;
  properties: Properties | null;
  stream: StreamState | null;
  hash: Buffer;
}

export interface NewMessage extends MessageContent {
  id: MessageId;
  conversationId: ConversationId;
  externalId: string;
  position: number;
  role: MessageRole;
  at: Date;
  memberId: MemberId | null;
  revision: number;
}

/** The content of a message that was stored before and was not whole. */
export interface GrownMessage extends MessageContent {
  id: MessageId;
}

export interface NewEdit {
  messageId: MessageId;
  /** 1 for the first edit of the message. */
  number: number;
  /** What it replaces, and since when that stood. */
  before: { text: string; at: Date };
  text: string;
  at: Date;
  /** It takes the message back; `by` is null when a program did. */
  retraction: { by: MemberId | null } | null;
}

export interface NewFeedback {
  messageId: MessageId;
  conversationId: ConversationId;
  rating: 'helpful' | 'unhelpful';
  comment: string | null;
  at: Date;
}

export interface FoldedItems {
  state: ConversationState;
  changed: boolean;
  /** In the order of the items given. */
  results: ItemResult[];
  messages: NewMessage[];
  /** Of each message the last. */
  grown: GrownMessage[];
  /** Those that grow no longer, as they are. */
  lapsed: MessageId[];
  /** In their order. */
  edits: NewEdit[];
  feedback: NewFeedback[];
  /** The earliest message of the visitor's that came after later ones; null when none did. */
  lateQuestionAt: Date | null;
  events: { kind: OutboxKind; entityId: string | null; requestId: string | undefined }[];
}

export interface FoldContext {
  known: Map<string, KnownMessage>;
  visitorIds: Map<string, string>;
  now: Date;
  idleMs: number;
}
