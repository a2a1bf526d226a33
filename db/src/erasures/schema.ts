import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';

/**
 * What is left of a deleted conversation until its facts are gone too: the sorting keys of its rows in ClickHouse, and
 * the revision that outranks them. A trigger writes it, with the outbox row, however the conversation was deleted.
 */
export const erasedConversation = pgTable(
  'erased_conversation',
  {
    conversationId: uuid('conversation_id').primaryKey().$type<ConversationId>(),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** One above the conversation's last. */
    revision: bigint({ mode: 'number' }).notNull(),
    messageIds: uuid('message_ids').array().notNull().$type<MessageId[]>(),
    erasedAt: timestamp('erased_at', { withTimezone: true, mode: 'date' })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (table) => [index('erased_conversation_age').on(table.erasedAt)],
);
