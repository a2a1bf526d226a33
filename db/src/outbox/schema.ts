/**
 * The outbox: one row per change that somebody else must hear of, written in the transaction of the change.
 * The table itself is partitioned by `seq` and made by a hand-written migration, which Drizzle cannot express.
 */
import { sql } from 'drizzle-orm';
import { bigint, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { ConversationId } from '../ids.ts';

/** A reader's place: every row up to `seq` has had its effect. */
export const outboxCursor = pgTable('outbox_cursor', {
  reader: text().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull().default(0),
  movedAt: timestamp('moved_at', { withTimezone: true }).notNull().defaultNow(),
});

/**
 * A batch of facts frozen before it is inserted into ClickHouse, so that a retry is the same batch. While one is
 * inserted the next may be frozen already: they are finished in the order of `from_seq`.
 */
export const factsBatch = pgTable(
  'facts_batch',
  {
    id: uuid().primaryKey(),
    reader: text().notNull(),
    fromSeq: bigint('from_seq', { mode: 'number' }).notNull(),
    toSeq: bigint('to_seq', { mode: 'number' }).notNull(),
    /** Filled by processes of an earlier release only. */
    members: jsonb().notNull().default([]).$type<{ conversationId: string }[]>(),
    conversationIds: uuid('conversation_ids')
      .array()
      .notNull()
      .default(sql`'{}'`)
      .$type<ConversationId[]>(),
    /** By conversation: the lowest revision that the batch brings. */
    sinceRevisions: bigint('since_revisions', { mode: 'number' })
      .array()
      .notNull()
      .default(sql`'{}'`),
    frozenAt: timestamp('frozen_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique('facts_batch_place').on(table.reader, table.fromSeq)],
);
