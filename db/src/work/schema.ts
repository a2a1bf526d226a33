import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { conversation } from '../conversations/schema.ts';
import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import { member } from '../members/schema.ts';
import { workspace } from '../workspaces/schema.ts';
import type { WorkUndo } from './words.ts';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** One change of many conversations, made in batches; its items are what undoes it. */
export const bulkChange = pgTable(
  'bulk_change',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .$type<WorkspaceId>()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .notNull()
      .$type<MemberId>()
      .references(() => member.id, { onDelete: 'cascade' }),
    what: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [index('bulk_change_workspace').on(table.workspaceId, table.createdAt)],
);

export const bulkItem = pgTable(
  'bulk_item',
  {
    bulkId: uuid('bulk_id')
      .notNull()
      .references(() => bulkChange.id, { onDelete: 'cascade' }),
    conversationId: uuid('conversation_id')
      .notNull()
      .$type<ConversationId>()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    undo: jsonb().notNull().$type<WorkUndo>(),
  },
  (table) => [
    primaryKey({ columns: [table.bulkId, table.conversationId] }),
    index('bulk_item_conversation').on(table.conversationId),
  ],
);
