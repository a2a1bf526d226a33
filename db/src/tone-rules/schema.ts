import { boolean, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { MemberId } from '../ids.ts';
import { ofWorkspace } from '../workspaces/columns.ts';
import { at } from '../postgres/columns.ts';

/** How a workspace wants its bot to speak, in a member's own sentence and examples. */
export const toneRule = pgTable(
  'tone_rule',
  {
    id: uuid().primaryKey(),
    workspaceId: ofWorkspace(),
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
