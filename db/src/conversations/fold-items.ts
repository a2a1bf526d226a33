import { newId, type ConversationId, type MemberId, type MessageId } from '../ids.ts';
import type { OutboxKind } from '../outbox/words.ts';
import { contentHash } from './content-hash.ts';
import { detailKeys, type ConversationState } from './conversation-state.ts';
import type {
  IncomingEnd,
  IncomingFeedback,
  IncomingHandoff,
  IncomingItem,
  IncomingMessage,
  ItemResult,
  Properties,
  Refusal,
} from './incoming.ts';
import type { MessageRole } from './words.ts';
import { withoutMarks } from './without-marks.ts';

const DAY_MS = 86_400_000;
const PREVIEW_LENGTH = 280;

/** A message of the conversation that an item may repeat or rate. */
export interface KnownMessage {
  id: MessageId;
  role: MessageRole;
  hash: Buffer;
  feedback: { rating: 'helpful' | 'unhelpful'; comment: string | null; at: Date } | null;
}

export interface NewMessage {
  id: MessageId;
  conversationId: ConversationId;
  externalId: string;
  position: number;
  role: MessageRole;
  text: string;
  at: Date;
  sources: IncomingMessage['sources'] | null;
  confidence: number | null;
  answered: boolean | null;
  properties: Properties | null;
  memberId: MemberId | null;
  revision: number;
  hash: Buffer;
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
  feedback: NewFeedback[];
  events: { kind: OutboxKind; entityId: string | null; requestId: string | undefined }[];
}

export interface FoldContext {
  known: Map<string, KnownMessage>;
  visitorIds: Map<string, string>;
  now: Date;
  idleMs: number;
}

/**
 * What a conversation becomes when items arrive: pure but for the new ids. All items of one call make one revision.
 * Messages are taken first, so that a rating may come before its message within a batch.
 */
export function foldItems(before: ConversationState, items: IncomingItem[], context: FoldContext): FoldedItems {
  const state: ConversationState = { ...before, properties: { ...before.properties } };
  const revision = before.revision + 1;
  const folded: FoldedItems = { state, changed: false, results: [], messages: [], feedback: [], events: [] };

  const order = items.map((item, index) => ({ item, index }));
  for (const { item, index } of order) {
    if (item.type === 'message') folded.results[index] = takeMessage(folded, item, revision, context);
  }
  for (const { item, index } of order) {
    if (item.type === 'feedback') folded.results[index] = takeFeedback(folded, item, context);
    if (item.type === 'handoff') folded.results[index] = takeHandoff(folded, item, context);
    if (item.type === 'end') folded.results[index] = takeEnd(folded, item, context);
  }

  if (folded.events.length > 0) {
    folded.changed = true;
    // Of many messages one is shown: its line is made once.
    if (state.previewAt !== before.previewAt) state.previewText = preview(state);
    state.revision = revision;
    state.contentRevision = revision;
    // A sender's clock that is ahead does not put the analysis off.
    const nowMs = context.now.getTime();
    const restsAtMs = Math.min(state.lastAt.getTime(), nowMs) + context.idleMs;
    state.analysisDueAt = state.endedAt ? context.now : new Date(Math.max(nowMs, restsAtMs));
  }
  return folded;
}

function takeMessage(folded: FoldedItems, item: IncomingMessage, revision: number, context: FoldContext): ItemResult {
  const { state } = folded;
  const hash = contentHash(item);
  const known = context.known.get(item.id);
  if (known) {
    if (known.hash.equals(hash)) return { status: 'duplicate', id: item.id };
    const detail = `message "${item.id}" of conversation "${item.conversation}" is already here with other content`;
    return rejected(item.id, { code: 'id_conflict', detail, pointer: '/id' });
  }
  const refusal = item.at && refuseFuture(item.at, context.now);
  if (refusal) return rejected(item.id, refusal);
  // Without a time of its own it is said now, after everything before it, even when our clock was set back meanwhile.
  const at = item.at ?? (state.messageCount > 0 && state.lastAt > context.now ? state.lastAt : context.now);

  const message: NewMessage = {
    id: newId(),
    conversationId: state.id,
    externalId: item.id,
    position: state.messageCount,
    role: item.role,
    text: item.text,
    at,
    sources: item.sources ?? null,
    confidence: item.confidence ?? null,
    answered: item.answered ?? null,
    properties: item.properties ?? null,
    memberId: item.memberId ?? null,
    revision,
    hash,
  };
  context.known.set(item.id, { id: message.id, role: item.role, hash, feedback: null });
  folded.messages.push(message);
  // Before the message: whoever runs the bot hears that it pauses before the operator's first word is out.
  const takesOver = item.role === 'operator' && state.handoff !== 'human';
  if (takesOver) folded.events.push({ kind: 'handoff.taken', entityId: null, requestId: item.requestId });
  folded.events.push({ kind: 'message.created', entityId: message.id, requestId: item.requestId });
  countMessage(state, message);
  takeContext(state, item, context);
  return { status: 'created', id: item.id };
}

function countMessage(state: ConversationState, message: NewMessage): void {
  state.messageCount += 1;
  if (message.role === 'visitor') state.visitorCount += 1;
  if (message.role === 'bot') state.botCount += 1;
  if (message.role === 'operator') state.operatorCount += 1;

  if (message.at > state.lastAt) state.lastAt = message.at;
  if (message.role !== 'system' && (!state.previewAt || message.at >= state.previewAt)) {
    state.previewRole = message.role;
    state.previewText = message.text;
    state.previewAt = message.at;
  }
  // Somebody goes on: the conversation is neither over, nor put away.
  if (state.endedAt && message.at > state.endedAt) state.endedAt = null;
  if (message.role === 'visitor' && state.status !== 'open') {
    state.status = 'open';
    state.snoozedUntil = null;
  }
  if (message.role === 'operator') state.handoff = 'human';
}

/** First word on surroundings counts (they are those the conversation began in); a visitor may be named later. */
function takeContext(state: ConversationState, item: IncomingMessage, context: FoldContext): void {
  for (const key of detailKeys) {
    if (state[key] === null && item.details?.[key] != null) Object.assign(state, { [key]: item.details[key] });
  }
  if (item.visitor) state.visitorId = context.visitorIds.get(item.visitor.id) ?? state.visitorId;
}

function takeFeedback(folded: FoldedItems, item: IncomingFeedback, context: FoldContext): ItemResult {
  const { state } = folded;
  const known = context.known.get(item.message);
  if (!known) {
    const detail = `conversation "${item.conversation}" has no message "${item.message}"`;
    return rejected(item.message, { code: 'unknown_message', detail, pointer: '/message' });
  }
  if (known.role !== 'bot') {
    const detail = `message "${item.message}" is a ${known.role}'s: only a bot message can be rated`;
    return rejected(item.message, { code: 'not_a_bot_message', detail, pointer: '/message' });
  }
  const at = item.at ?? context.now;
  const refusal = refuseFuture(at, context.now);
  if (refusal) return rejected(item.message, refusal);

  const old = known.feedback;
  const comment = item.comment ?? null;
  const same = old !== null && old.rating === item.rating && old.comment === comment;
  // A visitor may change their mind; an older word that arrives late changes nothing.
  if (same || (old !== null && at < old.at)) return { status: 'duplicate', id: item.message };

  if (old) count(state, old.rating, -1);
  count(state, item.rating, 1);
  known.feedback = { rating: item.rating, comment, at };
  folded.feedback = folded.feedback.filter((given) => given.messageId !== known.id);
  folded.feedback.push({ messageId: known.id, conversationId: state.id, rating: item.rating, comment, at });
  folded.events.push({ kind: 'feedback.given', entityId: known.id, requestId: item.requestId });
  return { status: 'created', id: item.message };
}

function count(state: ConversationState, rating: 'helpful' | 'unhelpful', by: number): void {
  if (rating === 'helpful') state.helpfulCount += by;
  else state.unhelpfulCount += by;
}

function takeHandoff(folded: FoldedItems, item: IncomingHandoff, context: FoldContext): ItemResult {
  const { state } = folded;
  const at = item.at ?? context.now;
  const refusal = refuseFuture(at, context.now);
  if (refusal) return rejected(item.conversation, refusal);
  // A retry repeats the time, or comes when somebody waits, is being helped, or has gone: it says nothing new.
  const isOver = state.handoff !== 'bot' || state.endedAt !== null;
  if (state.handoffAt && (isOver || state.handoffAt.getTime() === item.at?.getTime())) {
    return { status: 'duplicate', id: item.conversation };
  }

  state.handoff = state.operatorCount > 0 && state.handoff === 'human' ? 'human' : 'waiting';
  state.handoffAt = at;
  state.handoffReason = item.reason ?? null;
  folded.events.push({ kind: 'handoff.requested', entityId: null, requestId: item.requestId });
  return { status: 'created', id: item.conversation };
}

function takeEnd(folded: FoldedItems, item: IncomingEnd, context: FoldContext): ItemResult {
  const { state } = folded;
  const at = item.at ?? context.now;
  const refusal = refuseFuture(at, context.now);
  if (refusal) return rejected(item.conversation, refusal);
  // Already over, or an end from before the visitor came back.
  if (state.endedAt || (item.at && at < state.lastAt)) return { status: 'duplicate', id: item.conversation };

  state.endedAt = at < state.lastAt ? state.lastAt : at;
  // Nobody waits in a conversation that is over; that a human was asked for stays known by `handoffAt`.
  if (state.handoff === 'waiting') state.handoff = 'bot';
  folded.events.push({ kind: 'conversation.ended', entityId: null, requestId: item.requestId });
  return { status: 'created', id: item.conversation };
}

/** Clocks differ by minutes; a time further ahead would keep a conversation at the head of every Inbox. */
function refuseFuture(at: Date, now: Date): Refusal | null {
  if (at.getTime() <= now.getTime() + DAY_MS) return null;
  return { code: 'at_in_future', detail: `${at.toISOString()} is more than a day ahead`, pointer: '/at' };
}

function rejected(id: string, error: Refusal): ItemResult {
  return { status: 'rejected', id, error };
}

/** One line of the text's beginning, cut between characters. */
function preview({ previewRole: role, previewText }: ConversationState): string {
  const text = (previewText ?? '').slice(0, PREVIEW_LENGTH * 4);
  const line = (role === 'visitor' ? text : withoutMarks(text)).replace(/\s+/g, ' ').trim();
  return line
    .slice(0, PREVIEW_LENGTH)
    .toWellFormed()
    .replace(/\ufffd$/, '');
}
