/** Words of the tables that browsers and filters use, too: nothing here opens a connection. */
export { flagKinds, outcomes, type FlagKind, type Outcome } from '../analyses/words.ts';
export { messageRoles, type MessageRole } from '../conversations/words.ts';
export { outboxKinds, type OutboxKind } from '../outbox/words.ts';
