export * from './erase-visitor.ts';
export { appendItems, type AppendOptions } from './append-items.ts';
export type { ConversationRow } from './conversation-row.ts';
export * from './describe-changes.ts';
export * from './get-conversation.ts';
export { readInboxRows, type InboxRow } from './inbox-row.ts';
export { inboxTabs, type InboxTab } from './in-tab.ts';
export type * from './incoming.ts';
export { idOfItem } from './incoming.ts';
export * from './find-conversation.ts';
export * from './find-of-visitors.ts';
export * from './lapse-streams.ts';
export * from './list-conversations.ts';
export * from './list-inbox.ts';
export * from './mark-read.ts';
export * from './read-conversation.ts';
export * from './read-for-analysis.ts';
export { openingRange, readMessagePage, type MessagePage } from './read-message-range.ts';
export type { AnalysisView, FlagView, MessageView } from './read-parts.ts';
export * from './read-waiting.ts';
export * from './remove-sample.ts';
export * from './reply.ts';
export * from './set-handoff.ts';
export * from './take-back.ts';
export * from './tell-waiting.ts';
export {
  devices,
  handoffStates,
  messageRoles,
  statuses,
  type ConversationStatus,
  type Device,
  type HandoffState,
  type MessageRole,
  type StreamState,
} from './words.ts';
