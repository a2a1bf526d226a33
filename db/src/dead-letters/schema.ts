import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { conversation } from '../conversations/schema.ts';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import { workspace } from '../workspaces/schema.ts';
import { at } from '../postgres/columns.ts';

/**
 * Jobs that were given up. While one stands here its work is not asked for again: the queue may be wiped at any moment,
 * and a poison job must not come back with it.
 */
export const deadLetter = pgTable(
  'dead_letter',
  {
    id: uuid().primaryKey(),
    /** Null when the job's data names none that exists. */
    workspaceId: uuid('workspace_id')
      .$type<WorkspaceId>()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    /** The conversation's content when the job was given up: once there is newer content, the letter is out of date. */
    contentRevision: bigint('content_revision', { mode: 'number' }),
    job: text().notNull(),
    /** Names the work (pipelines/src/jobs/contract.ts). */
    jobId: text('job_id').notNull(),
    /** Ids and a version, never text. */
    payload: jsonb().notNull(),
    reason: text().notNull(),
    /** Over all tries, those by hand included. */
    attempts: integer().notNull(),
    requestId: text('request_id'),
    failedAt: at('failed_at').notNull().defaultNow(),
    /** A member wants it tried again; back to null when it failed again. */
    retryAskedAt: at('retry_asked_at'),
    /** When the workers put it back into the queue. */
    requeuedAt: at('requeued_at'),
    /** A member does not want to see it; its work is still not asked for. */
    dismissedAt: at('dismissed_at'),
  },
  (table) => [
    unique('dead_letter_job').on(table.jobId),
    index('dead_letter_newest').on(table.workspaceId, table.failedAt.desc().nullsFirst()),
    index('dead_letter_conversation').on(table.conversationId),
    index('dead_letter_retry')
      .on(table.retryAskedAt)
      .where(sql`retry_asked_at is not null`),
  ],
);
