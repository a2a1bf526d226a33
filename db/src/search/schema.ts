import { bigint, boolean, customType, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { conversation } from '../conversations/schema.ts';
import type { ConversationId, WorkspaceId } from '../ids.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** One document per conversation: every word must appear somewhere in it, not in one message. Kept by a worker. */
export const conversationSearch = pgTable(
  'conversation_search',
  {
    conversationId: uuid('conversation_id')
      .primaryKey()
      .$type<ConversationId>()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    /** The content revision that it is the document of. */
    revision: bigint({ mode: 'number' }).notNull(),
    document: tsvector().notNull(),
    /** The conversation is too long to be held whole. */
    cut: boolean().notNull().default(false),
  },
  (table) => [index('conversation_search_document').using('gin', table.document)],
);
