import { bigint, date, doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { ofConversation } from '../conversations/columns.ts';
import { ofWorkspace } from '../workspaces/columns.ts';
import { at } from '../postgres/columns.ts';

/** What the model cost a workspace on one day, which is a UTC day: providers bill by it. */
export const modelSpend = pgTable(
  'model_spend',
  {
    workspaceId: ofWorkspace(),
    day: date().notNull(),
    conversations: integer().notNull().default(0),
    /** Questions that an embedding model was given. */
    questions: integer().notNull().default(0),
    inputTokens: bigint('input_tokens', { mode: 'number' }).notNull().default(0),
    outputTokens: bigint('output_tokens', { mode: 'number' }).notNull().default(0),
    costUsd: doublePrecision('cost_usd').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.day] }), index('model_spend_day').on(table.day)],
);

/** Estimates set aside for calls under way. One whose process died frees itself when it expires. */
export const modelReservation = pgTable(
  'model_reservation',
  {
    id: uuid().primaryKey(),
    workspaceId: ofWorkspace(),
    day: date().notNull(),
    tokens: bigint({ mode: 'number' }).notNull(),
    costUsd: doublePrecision('cost_usd').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [index('model_reservation_day').on(table.day)],
);

/** What the model said, by a hash of what it was asked. It goes with the conversation it was first said of. */
export const modelAnswer = pgTable(
  'model_answer',
  {
    workspaceId: ofWorkspace(),
    key: text().notNull(),
    conversationId: ofConversation(),
    answer: text().notNull(),
    madeAt: at('made_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    index('model_answer_conversation').on(table.conversationId),
    index('model_answer_age').on(table.madeAt),
  ],
);

/** Calls under way or begun within the last minute, of all processes together. */
export const modelCall = pgTable(
  'model_call',
  {
    id: uuid().primaryKey(),
    model: text().notNull(),
    beganAt: at('began_at').notNull(),
    /** A process that dies leaves its place until then. */
    leaseUntil: at('lease_until').notNull(),
    endedAt: at('ended_at'),
  },
  (table) => [index('model_call_recent').on(table.model, table.beganAt)],
);
