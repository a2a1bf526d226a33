import type { FoldContext, FoldedItems, KnownMessage, NewEdit } from './folded-items.ts';
import type { IncomingEdit, ItemResult } from './incoming.ts';
import { retellPreview } from './preview-text.ts';
import { refuseFuture, rejected, unknownMessage } from './refuse-item.ts';

/** Other words for a message. Its time says which edit it is: of two the later one stands, in whatever order they come. */
export function takeEdit(folded: FoldedItems, item: IncomingEdit, context: FoldContext): ItemResult {
  const known = context.known.get(item.message);
  if (!known) return rejected(item.message, unknownMessage(item.conversation, item.message));
  if (known.stream === 'open') {
    const detail = `message "${item.message}" still grows: send the whole of it first`;
    return rejected(item.message, { code: 'message_is_streaming', detail, pointer: '/message' });
  }
  const refusal = refuseFuture(item.at, context.now);
  if (refusal) return rejected(item.message, refusal);
  const isLater = known.editedAt === null || item.at > known.editedAt;
  const isTheSame = known.text === item.text;
  if (!isLater && !isTheSame && item.at.getTime() === known.editedAt?.getTime()) {
    const detail = `message "${item.message}" was edited at ${item.at.toISOString()} with other words`;
    return rejected(item.message, { code: 'id_conflict', detail, pointer: '/at' });
  }
  if (!isLater || isTheSame) return { status: 'duplicate', id: item.message };
  if (known.retractedAt) {
    const detail = `message "${item.message}" was taken back at ${known.retractedAt.toISOString()}`;
    return rejected(item.message, { code: 'message_is_retracted', detail, pointer: '/message' });
  }
  changeWords(folded, known, { text: item.text, at: item.at, retraction: null });
  folded.events.push({ kind: 'message.edited', entityId: known.id, requestId: item.requestId });
  return { status: 'created', id: item.message };
}

/** Other words for a message whose text was read, with those it had kept beside them. */
export function changeWords(
  folded: FoldedItems,
  known: KnownMessage,
  { text, at, retraction }: Pick<NewEdit, 'text' | 'at' | 'retraction'>,
): void {
  if (known.text === null) throw new Error('the text of a message that is edited was not read');
  const before = { text: known.text, at: known.editedAt ?? known.at };
  retellPreview(folded.state, known, text);
  known.edits += 1;
  known.editedAt = at;
  known.text = text;
  folded.edits.push({ messageId: known.id, number: known.edits, before, text, at, retraction });
}
