import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { ofWorkspace } from '../workspaces/columns.ts';
import { ofMember } from '../members/columns.ts';
import { at } from '../postgres/columns.ts';

/** A view of the Inbox under a name: nothing but its address. */
export const savedView = pgTable(
  'saved_view',
  {
    id: uuid().primaryKey(),
    workspaceId: ofWorkspace(),
    memberId: ofMember(),
    name: text().notNull(),
    /** The address' query: tab, agent and filter, in that order; '' for every conversation. */
    query: text().notNull(),
    shared: boolean().notNull().default(false),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [index('saved_view_workspace').on(table.workspaceId, table.createdAt)],
);
