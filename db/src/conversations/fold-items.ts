import type { ConversationState } from './conversation-state.ts';
import type { FoldContext, FoldedItems } from './folded-items.ts';
import type { IncomingEnd, IncomingFeedback, IncomingHandoff, IncomingItem, ItemResult } from './incoming.ts';
import { cutPreview } from './preview-text.ts';
import { refuseFuture, rejected, unknownMessage } from './refuse-item.ts';
import { takeEdit } from './take-edit.ts';
import { takeLapse, takeMessage } from './take-message.ts';
import { takeRetraction } from './take-retraction.ts';

/**
 * What a conversation becomes when items arrive: pure but for the new ids. All items of one call make one revision.
 * Messages are taken first, so that a rating or an edit may come before its message within a batch.
 */
export function foldItems(before: ConversationState, items: IncomingItem[], context: FoldContext): FoldedItems {
  const state: ConversationState = { ...before, properties: { ...before.properties } };
  const revision = before.revision + 1;
  const nothing = {
    results: [],
    messages: [],
    grown: [],
    lapsed: [],
    edits: [],
    feedback: [],
    events: [],
    lateQuestionAt: null,
  };
  const folded: FoldedItems = { state, changed: false, ...nothing };

  const order = items.map((item, index) => ({ item, index }));
  for (const { item, index } of order) {
    if (item.type === 'message') folded.results[index] = takeMessage(folded, item, revision, context);
  }
  folded.lateQuestionAt = earliestLate(before, folded);
  for (const { item, index } of order) {
    if (item.type === 'edit') folded.results[index] = takeEdit(folded, item, context);
    if (item.type === 'retraction') folded.results[index] = takeRetraction(folded, item, context);
    if (item.type === 'lapse') folded.results[index] = takeLapse(folded, item.message, context);
    if (item.type === 'feedback') folded.results[index] = takeFeedback(folded, item, context);
    if (item.type === 'handoff') folded.results[index] = takeHandoff(folded, item, context);
    if (item.type === 'end') folded.results[index] = takeEnd(folded, item, context);
  }

  if (folded.events.length > 0) {
    folded.changed = true;
    // Of many messages one is shown: its line is made once.
    if (state.previewAt !== before.previewAt || state.previewText !== before.previewText) {
      state.previewText = cutPreview(state.previewRole, state.previewText ?? '');
    }
    state.revision = revision;
  }
  // An answer that still grows is nothing to analyse yet.
  if (folded.events.some(({ kind }) => kind !== 'message.streaming')) {
    state.contentRevision = revision;
    // A sender's clock that is ahead does not put the analysis off.
    const nowMs = context.now.getTime();
    const restsAtMs = Math.min(state.lastAt.getTime(), nowMs) + context.idleMs;
    // A summary that quotes what was taken back does not stand until the conversation rests.
    const isUrgent = state.endedAt !== null || folded.edits.some(({ retraction }) => retraction);
    state.analysisDueAt = isUrgent ? context.now : new Date(Math.max(nowMs, restsAtMs));
  }
  return folded;
}

function earliestLate({ messageCount, lastAt }: ConversationState, { messages }: FoldedItems): Date | null {
  if (messageCount === 0) return null;
  const times = messages.flatMap(({ role, at }) => (role === 'visitor' && at < lastAt ? [at.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

function takeFeedback(folded: FoldedItems, item: IncomingFeedback, context: FoldContext): ItemResult {
  const { state } = folded;
  const known = context.known.get(item.message);
  if (!known) return rejected(item.message, unknownMessage(item.conversation, item.message));
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

  if (state.operatorCount === 0 || state.handoff !== 'human') {
    state.botHeld = state.handoff === 'human';
    state.handoff = 'waiting';
  }
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
  if (state.handoff === 'waiting') state.handoff = state.botHeld ? 'human' : 'bot';
  state.botHeld = false;
  state.waitsAgainAt = null;
  folded.events.push({ kind: 'conversation.ended', entityId: null, requestId: item.requestId });
  return { status: 'created', id: item.conversation };
}
