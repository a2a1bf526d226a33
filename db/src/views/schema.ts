import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { MemberId, WorkspaceId } from '../ids.ts';
import { member } from '../members/schema.ts';
import { workspace } from '../workspaces/schema.ts';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A view of the Inbox under a name: nothing but its address. */
export const savedView = pgTable(
  'saved_view',
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
    name: text().notNull(),
    /** The address' query: tab, agent and filter, in that order; '' for every conversation. */
    query: text().notNull(),
    shared: boolean().notNull().default(false),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [index('saved_view_workspace').on(table.workspaceId, table.createdAt)],
);
