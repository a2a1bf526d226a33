import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { flag } from '../analyses/schema.ts';
import { conversation, message } from '../conversations/schema.ts';
import type { ConversationId, MessageId, WebhookId, WorkspaceId } from '../ids.ts';
import { deliveryStates, type DeliveredEvent, type WebhookEvent } from './words.ts';
import { ofWorkspace } from '../workspaces/columns.ts';
import { at } from '../postgres/columns.ts';

/** A program of the workspace's that is told of events. */
export const webhook = pgTable(
  'webhook',
  {
    id: uuid().primaryKey().$type<WebhookId>(),
    workspaceId: ofWorkspace(),
    url: text().notNull(),
    events: text().array().notNull().$type<WebhookEvent[]>(),
    /** The signing secret under the desk's own (api-keys/keys.ts). */
    sealedSecret: text('sealed_secret').notNull(),
    /** The secret before, which signs beside the new one until then. */
    sealedOldSecret: text('sealed_old_secret'),
    oldSecretUntil: at('old_secret_until'),
    createdAt: at('created_at').notNull().defaultNow(),
    /** Since when no delivery has succeeded; null when the last one did. */
    failingSince: at('failing_since'),
    /** It is away: until then it gets tests only. */
    resumeAt: at('resume_at'),
    /** Nothing is sent to it while this is set; what was to be sent waits. */
    disabledAt: at('disabled_at'),
    /** Null when a member switched it off. */
    disabledReason: text('disabled_reason'),
  },
  (table) => [index('webhook_workspace').on(table.workspaceId)],
);

/** One event for one webhook. What is sent is read when it is sent: the words stay where they are. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    /** Receivers drop doubles by it. */
    id: uuid().primaryKey(),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    webhookId: uuid('webhook_id')
      .notNull()
      .$type<WebhookId>()
      .references(() => webhook.id, { onDelete: 'cascade' }),
    /** Null for a test. */
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    messageId: uuid('message_id')
      .$type<MessageId>()
      .references(() => message.id, { onDelete: 'cascade' }),
    flagId: uuid('flag_id').references(() => flag.id, { onDelete: 'cascade' }),
    event: text().notNull().$type<DeliveredEvent>(),
    /** What it tells of, once per webhook: `flag:<id>`, `seq:<n>`, `test:<id>`. */
    subject: text().notNull(),
    /** Of the outbox: the order within a conversation. */
    seq: bigint({ mode: 'number' }).notNull(),
    at: at('at').notNull(),
    state: text({ enum: deliveryStates }).notNull().default('pending'),
    attempts: integer().notNull().default(0),
    /** Attempts made before a member asked for another round. */
    attemptsBefore: integer('attempts_before').notNull().default(0),
    /** HTTP status of the last answer; null when there was none. */
    status: integer(),
    /** What the last attempt failed of; null when it did not. */
    error: text(),
    /** Milliseconds that the last attempt took. */
    durationMs: integer('duration_ms'),
    nextAt: at('next_at').notNull().defaultNow(),
    triedAt: at('tried_at'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('webhook_delivery_once').on(table.webhookId, table.subject),
    index('webhook_delivery_newest').on(table.webhookId, table.createdAt.desc().nullsFirst()),
    index('webhook_delivery_lane')
      .on(table.webhookId, table.conversationId, table.seq)
      .where(sql`state = 'pending'`),
    index('webhook_delivery_due')
      .on(table.webhookId, table.nextAt)
      .where(sql`state = 'pending'`),
    index('webhook_delivery_conversation').on(table.conversationId),
    index('webhook_delivery_message').on(table.messageId),
    index('webhook_delivery_flag').on(table.flagId),
    index('webhook_delivery_created').on(table.createdAt),
  ],
);
