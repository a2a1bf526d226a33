import { boolean, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { MemberId, WorkspaceId } from '../ids.ts';
import { workspace } from '../workspaces/schema.ts';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** How a workspace wants its bot to speak, in a member's own sentence and examples. */
export const toneRule = pgTable(
  'tone_rule',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .$type<WorkspaceId>()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    sentence: text().notNull(),
    /** What the bot may well say. */
    good: text().array().notNull(),
    /** What breaks the rule. */
    bad: text().array().notNull(),
    enabled: boolean().notNull().default(true),
    /** Rises with each change of its words. */
    version: integer().notNull().default(1),
    createdAt: at('created_at').notNull().defaultNow(),
    createdBy: uuid('created_by').$type<MemberId>(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (table) => [unique('tone_rule_name').on(table.workspaceId, table.name)],
);
