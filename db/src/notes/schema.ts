import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { MemberId, NoteId, WorkspaceId } from '../ids.ts';
import { member } from '../members/schema.ts';
import { ofConversation } from '../conversations/columns.ts';
import { at } from '../postgres/columns.ts';

/** What members write to each other about a conversation; the visitor and the bot never see it. */
export const note = pgTable(
  'note',
  {
    id: uuid().primaryKey().$type<NoteId>(),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    conversationId: ofConversation(),
    /** Null when a program wrote it, or its author left. */
    memberId: uuid('member_id')
      .$type<MemberId>()
      .references(() => member.id, { onDelete: 'set null' }),
    text: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    editedAt: at('edited_at'),
    /** Taken away, and kept so that it can be brought back. */
    deletedAt: at('deleted_at'),
  },
  (table) => [index('note_conversation').on(table.conversationId, table.createdAt)],
);
