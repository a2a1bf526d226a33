export const outboxKinds = [
  /** An answer that is not whole yet has begun, or grown; `message.created` tells of it once it is. */
  'message.streaming',
  'message.created',
  'message.edited',
  /** What a person said was taken back. */
  'message.retracted',
  'feedback.given',
  'handoff.requested',
  'handoff.overdue',
  'handoff.taken',
  'handoff.returned',
  'conversation.ended',
  'conversation.updated',
  'conversation.erased',
  'analysis.saved',
] as const;
export type OutboxKind = (typeof outboxKinds)[number];

/** Kinds after which other words stand than before. */
export const wordKinds = ['message.created', 'message.edited', 'message.retracted'] as const satisfies OutboxKind[];

/** The readers whose place is durable; each must be past a row before it may go. */
export const outboxReaders = ['dispatch', 'analytics', 'search'] as const;
export type OutboxReader = (typeof outboxReaders)[number];
