import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { message } from '../conversations/schema.ts';
import type { MemberId, MessageId, WorkspaceId } from '../ids.ts';
import { member } from '../members/schema.ts';
import { ofConversation } from '../conversations/columns.ts';
import { at } from '../postgres/columns.ts';

/** What the bot should have said in place of a message of its own. */
export const improvedAnswer = pgTable(
  'improved_answer',
  {
    messageId: uuid('message_id')
      .primaryKey()
      .$type<MessageId>()
      .references(() => message.id, { onDelete: 'cascade' }),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    conversationId: ofConversation(),
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
