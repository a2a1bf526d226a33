import type { FoldContext, FoldedItems } from './folded-items.ts';
import type { IncomingRetraction, ItemResult } from './incoming.ts';
import { refuseFuture, rejected, unknownMessage } from './refuse-item.ts';
import { changeWords } from './take-edit.ts';

/** What a person said is taken back: an edit to nothing that no other edit follows. What is taken back already stays so. */
export function takeRetraction(folded: FoldedItems, item: IncomingRetraction, context: FoldContext): ItemResult {
  const known = context.known.get(item.message);
  if (!known) return rejected(item.message, unknownMessage(item.conversation, item.message));
  if (known.role !== 'operator') {
    const detail = `message "${item.message}" is a ${known.role}'s: only what a person of the team said can be taken back`;
    return rejected(item.message, { code: 'not_an_operator_message', detail, pointer: '/message' });
  }
  if (known.retractedAt) return { status: 'duplicate', id: item.message };
  const at = item.at ?? context.now;
  const refusal = refuseFuture(at, context.now);
  if (refusal) return rejected(item.message, refusal);

  changeWords(folded, known, { text: '', at, retraction: { by: item.memberId ?? null } });
  known.retractedAt = at;
  folded.events.push({ kind: 'message.retracted', entityId: known.id, requestId: item.requestId });
  return { status: 'created', id: item.message };
}
