export {
  attachmentSchema,
  batchItemSchema,
  batchSchema,
  editItemSchema,
  endItemSchema,
  feedbackItemSchema,
  handoffItemSchema,
  MAX_ITEMS,
  MAX_TEXT_BYTES,
  messageItemSchema,
  retractionItemSchema,
  sourceSchema,
  type BatchItem,
  type MessageContext,
} from './batch.ts';
export { toInputIssues, toPointer, type InputIssue, type InputIssueCode } from './input-issues.ts';
export { parseBatch, parseItem, type Parsed } from './parse-batch.ts';
export { refuseItem, toIncomingItem, type Enrich, type ItemRefusal } from './to-incoming.ts';
