import { newId } from '../ids.ts';
import { contentHash } from './content-hash.ts';
import { detailKeys, type ConversationState } from './conversation-state.ts';
import type { FoldContext, FoldedItems, KnownMessage, MessageContent, NewMessage } from './folded-items.ts';
import type { IncomingMessage, ItemResult } from './incoming.ts';
import { retellPreview, tellPreview, wordsOf } from './preview-text.ts';
import { refuseFuture, rejected } from './refuse-item.ts';

/** A message that is new, a retry, or more of an answer that grows. */
export function takeMessage(
  folded: FoldedItems,
  item: IncomingMessage,
  revision: number,
  context: FoldContext,
): ItemResult {
  if (item.streaming && item.role !== 'bot') {
    const detail = `a ${item.role}'s message does not grow: only a bot's may be streaming`;
    return rejected(item.id, { code: 'not_a_bot_message', detail, pointer: '/streaming' });
  }
  const known = context.known.get(item.id);
  if (known) return takeAgain(folded, item, known);
  const refusal = item.at && refuseFuture(item.at, context.now);
  if (refusal) return rejected(item.id, refusal);
  const { state } = folded;
  // Without a time of its own it is said now, after everything before it, even when our clock was set back meanwhile.
  const at = item.at ?? (state.messageCount > 0 && state.lastAt > context.now ? state.lastAt : context.now);

  const message: NewMessage = {
    ...contentOf(item, item.streaming ? 'open' : null),
    id: newId(),
    conversationId: state.id,
    externalId: item.id,
    position: state.messageCount,
    role: item.role,
    at,
    memberId: item.memberId ?? null,
    revision,
  };
  const { id, role, text, hash, stream } = message;
  const unchanged = { editedAt: null, edits: 0, retractedAt: null, feedback: null };
  context.known.set(item.id, { id, role, at, text, hash, stream, ...unchanged });
  folded.messages.push(message);
  // Before the message: whoever runs the bot hears that it pauses before the operator's first word is out.
  const takesOver = item.role === 'operator' && state.handoff !== 'human';
  if (takesOver) folded.events.push({ kind: 'handoff.taken', entityId: null, requestId: item.requestId });
  const kind = stream === 'open' ? 'message.streaming' : 'message.created';
  folded.events.push({ kind, entityId: id, requestId: item.requestId });
  countMessage(state, message);
  takeContext(state, item, context);
  return { status: 'created', id: item.id };
}

/** The id is known: a retry, more of the same answer, or another message under its name. */
function takeAgain(folded: FoldedItems, item: IncomingMessage, known: KnownMessage): ItemResult {
  const duplicate = { status: 'duplicate', id: item.id } as const;
  const grows = known.stream !== null && item.role === known.role;
  // A part that was overtaken by a later one, or by the whole, is how that begins.
  if (item.streaming && item.role === known.role && known.text?.startsWith(item.text)) return duplicate;
  if (!grows) {
    if (!item.streaming && known.hash.equals(contentHash(item))) return duplicate;
    const detail = `message "${item.id}" of conversation "${item.conversation}" is already here with other content`;
    return rejected(item.id, { code: 'id_conflict', detail, pointer: '/id' });
  }
  // Of one that broke off readers heard already: the rest changes it, whatever comes of it.
  const kind = known.stream === 'lapsed' ? 'message.edited' : item.streaming ? 'message.streaming' : 'message.created';
  storeContent(folded, known, contentOf(item, item.streaming ? known.stream : null));
  folded.events.push({ kind, entityId: known.id, requestId: item.requestId });
  return { status: 'created', id: item.id };
}

/** An answer that grew no longer is taken for whole; its sender may still say the rest. */
export function takeLapse(folded: FoldedItems, message: string, context: FoldContext): ItemResult {
  const known = context.known.get(message);
  if (known?.stream !== 'open') return { status: 'duplicate', id: message };
  known.stream = 'lapsed';
  folded.lapsed.push(known.id);
  folded.events.push({ kind: 'message.created', entityId: known.id, requestId: undefined });
  return { status: 'created', id: message };
}

function storeContent(folded: FoldedItems, known: KnownMessage, content: MessageContent): void {
  retellPreview(folded.state, known, wordsOf(content));
  Object.assign(known, { text: content.text, hash: content.hash, stream: content.stream });
  const fresh = folded.messages.find((message) => message.id === known.id);
  if (fresh) Object.assign(fresh, content);
  else folded.grown = [...folded.grown.filter((grown) => grown.id !== known.id), { ...content, id: known.id }];
}

function contentOf(item: IncomingMessage, stream: MessageContent['stream']): MessageContent {
  return {
    text: item.text,
    sources: item.sources ?? null,
    attachments: item.attachments?.length ? item.attachments : null,
    confidence: item.confidence ?? null,
    answered: item.answered ?? null,
    properties: item.properties ?? null,
    stream,
    hash: contentHash(item),
  };
}

function countMessage(state: ConversationState, message: NewMessage): void {
  state.messageCount += 1;
  if (message.role === 'visitor') state.visitorCount += 1;
  if (message.role === 'bot') state.botCount += 1;
  if (message.role === 'operator') state.operatorCount += 1;

  if (message.at > state.lastAt) state.lastAt = message.at;
  tellPreview(state, message);
  // Somebody goes on: the conversation is neither over, nor put away.
  if (state.endedAt && message.at > state.endedAt) state.endedAt = null;
  if (message.role === 'visitor' && state.status !== 'open') {
    state.status = 'open';
    state.snoozedUntil = null;
  }
  if (message.role === 'operator') Object.assign(state, { handoff: 'human', botHeld: false, waitsAgainAt: null });
}

/** First word on surroundings counts (they are those the conversation began in); a visitor may be named later. */
function takeContext(state: ConversationState, item: IncomingMessage, context: FoldContext): void {
  for (const key of detailKeys) {
    if (state[key] === null && item.details?.[key] != null) Object.assign(state, { [key]: item.details[key] });
  }
  if (item.visitor) state.visitorId = context.visitorIds.get(item.visitor.id) ?? state.visitorId;
}
