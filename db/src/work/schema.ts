import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { WorkspaceId } from '../ids.ts';
import type { WorkUndo } from './words.ts';
import { ofWorkspace } from '../workspaces/columns.ts';
import { ofMember } from '../members/columns.ts';
import { ofConversation } from '../conversations/columns.ts';
import { at } from '../postgres/columns.ts';

/** One change of many conversations, made in batches; its items are what undoes it. */
export const bulkChange = pgTable(
  'bulk_change',
  {
    id: uuid().primaryKey(),
    workspaceId: ofWorkspace(),
    memberId: ofMember(),
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
    conversationId: ofConversation(),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    undo: jsonb().notNull().$type<WorkUndo>(),
  },
  (table) => [
    primaryKey({ columns: [table.bulkId, table.conversationId] }),
    index('bulk_item_conversation').on(table.conversationId),
  ],
);
