/** What the clients of a run were told is stored: the one side of the comparison. */

export interface SentConversation {
  /** The sender's id. */
  id: string;
  /** Acknowledged, by the sender's id. */
  messages: Map<string, { role: string; text: string }>;
  /** Acknowledged, by the id of the message rated. */
  ratings: Map<string, 'helpful' | 'unhelpful'>;
  handoff: boolean;
  /** Milliseconds, by the sender's clock; null while it goes on. */
  endedAtMs: number | null;
  /** An owner was told that all of it is gone. */
  erased: boolean;
}

export interface SentBook {
  conversations: Map<string, SentConversation>;
  /** Everything that was put on the wire: what is stored beyond it was invented. */
  offeredMessages: Set<string>;
  acknowledged: number;
  /** Requests that had to be made again. */
  retries: number;
  /** Items refused, with the reason: the load sends none that should be. */
  refused: string[];
  /** Items given up at the end of the run. */
  givenUp: number;
}

export interface SentItem {
  type: 'message' | 'edit' | 'feedback' | 'handoff' | 'end';
  conversation: string;
  id?: string;
  role?: string;
  text?: string;
  message?: string;
  /** ISO 8601. */
  at?: string;
  rating?: 'helpful' | 'unhelpful';
  [more: string]: unknown;
}

export function createSentBook(): SentBook {
  return { conversations: new Map(), offeredMessages: new Set(), acknowledged: 0, retries: 0, refused: [], givenUp: 0 };
}

/** One key for a message across all conversations. */
export function messageKey(conversation: string, message: string): string {
  return `${conversation}\n${message}`;
}

export function noteOffered(book: SentBook, item: SentItem): void {
  if (item.type === 'message') book.offeredMessages.add(messageKey(item.conversation, item.id ?? ''));
}

/** The server said that the item is stored. */
export function noteAcknowledged(book: SentBook, item: SentItem): void {
  const conversation: SentConversation = book.conversations.get(item.conversation) ?? {
    ...{ id: item.conversation, messages: new Map(), ratings: new Map() },
    ...{ handoff: false, endedAtMs: null, erased: false },
  };
  book.conversations.set(item.conversation, conversation);
  book.acknowledged += 1;
  const atMs = item.at === undefined ? Date.now() : Date.parse(item.at);
  if (item.type === 'message') {
    conversation.messages.set(item.id ?? '', { role: item.role ?? '', text: item.text ?? '' });
    // Whoever goes on has not ended it; what was said before the end and comes late has.
    if (conversation.endedAtMs !== null && atMs > conversation.endedAtMs) conversation.endedAtMs = null;
  }
  if (item.type === 'edit') {
    const edited = conversation.messages.get(item.message ?? '');
    if (edited) edited.text = item.text ?? '';
  }
  if (item.type === 'feedback' && item.rating) conversation.ratings.set(item.message ?? '', item.rating);
  if (item.type === 'handoff') conversation.handoff = true;
  if (item.type === 'end') conversation.endedAtMs = atMs;
}

/** An owner was told that the conversation is gone. */
export function noteErased(book: SentBook, conversation: string): void {
  const erased = book.conversations.get(conversation);
  if (erased) erased.erased = true;
}
