export {
  changeConversations,
  changeConversationsWithin,
  type ConversationWork,
  type WorkOutcome,
} from './change-conversations.ts';
export * from './undo-change.ts';
export * from './wake-snoozed.ts';
export type { WorkChange, WorkUndo } from './words.ts';
