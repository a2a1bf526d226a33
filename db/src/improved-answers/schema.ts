import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { conversation, message } from '../conversations/schema.ts';
import type { ConversationId, MemberId, MessageId, WorkspaceId } from '../ids.ts';
import { member } from '../members/schema.ts';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** What the bot should have said in place of a message of its own. */
export const improvedAnswer = pgTable(
  'improved_answer',
  {
    messageId: uuid('message_id')
      .primaryKey()
      .$type<MessageId>()
      .references(() => message.id, { onDelete: 'cascade' }),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    conversationId: uuid('conversation_id')
      .notNull()
      .$type<ConversationId>()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .$type<MemberId>()
      .references(() => member.id, { onDelete: 'set null' }),
    text: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('improved_answer_conversation').on(table.conversationId),
    index('improved_answer_newest').on(table.workspaceId, table.updatedAt.desc().nullsFirst()),
  ],
);
