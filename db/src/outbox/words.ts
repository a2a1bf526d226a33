export const outboxKinds = [
  'message.created',
  'feedback.given',
  'handoff.requested',
  'handoff.returned',
  'conversation.ended',
  'conversation.updated',
  'conversation.erased',
  'analysis.saved',
] as const;
export type OutboxKind = (typeof outboxKinds)[number];
