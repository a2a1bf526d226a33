import { boolean, jsonb, pgTable, smallint, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { AgentId, WorkspaceId } from '../ids.ts';

export const workspace = pgTable('workspace', {
  id: uuid().primaryKey().$type<WorkspaceId>(),
  name: text().notNull(),
  /** IANA name: its days and weeks are what "day" and "week" mean. */
  timeZone: text('time_zone').notNull().default('UTC'),
  /** ISO weekday the week begins with: 1 Monday … 7 Sunday. */
  weekStart: smallint('week_start').notNull().default(1),
  /** A conversation with no message for this long rests, and is then analysed in full. */
  idleSeconds: smallint('idle_seconds').notNull().default(600),
  /** Minutes after which a visitor who waits for a human is told so; null: never. */
  maxWaitMinutes: smallint('max_wait_minutes'),
  /** What the visitor is told then; '': a sentence in the conversation's language. */
  waitText: text('wait_text').notNull().default(''),
  settings: jsonb().notNull().default({}),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

export const agent = pgTable(
  'agent',
  {
    id: uuid().primaryKey().$type<AgentId>(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .$type<WorkspaceId>()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    /** The sender's name for it; never changes. */
    key: text().notNull(),
    name: text().notNull(),
    archived: boolean().notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique('agent_key').on(table.workspaceId, table.key)],
);
