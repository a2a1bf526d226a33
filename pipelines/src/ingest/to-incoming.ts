import type { IncomingItem, VisitorDetails } from '@debrief/db';
import type { VisitorDetails as EnrichedDetails } from '../enrich/index.ts';
import { MAX_TEXT_BYTES, type BatchItem, type MessageContext } from './batch.ts';

/** Why one item of an otherwise understood batch is not taken. */
export interface ItemRefusal {
  code: 'text_too_long' | 'key_cannot_edit';
  detail: string;
  /** JSON pointer within the item. */
  pointer: string;
}

/** The step that turns what was said of a visitor's surroundings into details: `createEnricher` with the request's headers. */
export type Enrich = (context: MessageContext) => EnrichedDetails;

/** Null when the item may be stored. */
export function refuseItem(item: BatchItem): ItemRefusal | null {
  if (item.type !== 'message' && item.type !== 'edit') return null;
  // A UTF-16 unit is at most three bytes: short texts, nearly all, need no counting.
  if (item.text.length * 3 <= MAX_TEXT_BYTES || Buffer.byteLength(item.text) <= MAX_TEXT_BYTES) return null;
  return { code: 'text_too_long', detail: `text is longer than ${MAX_TEXT_BYTES} bytes`, pointer: '/text' };
}

/** The item as the database takes it. The IP address is used by `enrich` and ends here. */
export function toIncomingItem(item: BatchItem, enrich: Enrich): IncomingItem {
  if (item.type === 'edit') return { ...item, at: new Date(item.at) };
  const at = item.at === undefined ? undefined : new Date(item.at);
  if (item.type !== 'message') return { ...item, at };
  const { context, ...message } = item;
  // Only a visitor's own message may stand for where the visitor is when nothing is said of it.
  const details = context || item.role === 'visitor' ? toDetails(enrich(context ?? {})) : undefined;
  return { ...message, at, details };
}

function toDetails({ timezone, ...details }: EnrichedDetails): VisitorDetails {
  return { ...details, timeZone: timezone };
}
