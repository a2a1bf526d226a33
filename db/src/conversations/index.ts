export { appendItems, type AppendOptions } from './append-items.ts';
export type * from './incoming.ts';
export {
  devices,
  handoffStates,
  messageRoles,
  statuses,
  type ConversationStatus,
  type Device,
  type HandoffState,
  type MessageRole,
} from './schema.ts';
