/**
 * The outbox: one row per change that somebody else must hear of, written in the transaction of the change.
 * The table itself is partitioned by `seq` and made by a hand-written migration, which Drizzle cannot express.
 */
import { bigint, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { WorkspaceId } from '../ids.ts';

/** A reader's place: every row up to `seq` has had its effect. */
export const outboxCursor = pgTable('outbox_cursor', {
  reader: text().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull().default(0),
  movedAt: timestamp('moved_at', { withTimezone: true }).notNull().defaultNow(),
});

/** A batch of facts frozen before it is inserted into ClickHouse, so that a retry is the same batch. */
export const factsBatch = pgTable('facts_batch', {
  id: uuid().primaryKey(),
  reader: text().notNull().unique(),
  fromSeq: bigint('from_seq', { mode: 'number' }).notNull(),
  toSeq: bigint('to_seq', { mode: 'number' }).notNull(),
  members: jsonb().notNull().$type<{ workspaceId: WorkspaceId; conversationId: string; messageIds: string[] }[]>(),
  frozenAt: timestamp('frozen_at', { withTimezone: true }).notNull().defaultNow(),
});
