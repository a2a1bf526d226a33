import { sql } from 'drizzle-orm';
import { bigint, doublePrecision, index, integer, jsonb, pgTable, real, text, unique, uuid } from 'drizzle-orm/pg-core';
import { message } from '../conversations/schema.ts';
import type { MemberId, MessageId, TopicId, WorkspaceId } from '../ids.ts';
import { topic } from '../topics/schema.ts';
import { flagKinds, flagStatuses, outcomes, type SummaryEvidence, type TextSpan } from './words.ts';
import { ofConversation } from '../conversations/columns.ts';
import { at } from '../postgres/columns.ts';

const workspaceId = () => uuid('workspace_id').notNull().$type<WorkspaceId>();

export const analysis = pgTable('analysis', {
  conversationId: ofConversation().primaryKey(),
  workspaceId: workspaceId(),
  /** The content it is an analysis of. */
  contentRevision: bigint('content_revision', { mode: 'number' }).notNull(),
  analysedBy: text('analysed_by').notNull(),
  fallbackReason: text('fallback_reason'),
  analysedAt: at('analysed_at').notNull().defaultNow(),
  /** Sentences in order; empty when there is nothing to summarise. */
  summary: text().array().notNull(),
  evidence: jsonb().notNull().$type<SummaryEvidence[]>(),
  outcome: text({ enum: outcomes }).notNull(),
  sentiment: text({ enum: ['positive', 'neutral', 'negative', 'mixed'] }).notNull(),
  language: text().notNull(),
  inputTokens: integer('input_tokens').notNull().default(0),
  outputTokens: integer('output_tokens').notNull().default(0),
  costUsd: doublePrecision('cost_usd').notNull().default(0),
});

export const flag = pgTable(
  'flag',
  {
    id: uuid().primaryKey(),
    workspaceId: workspaceId(),
    conversationId: ofConversation(),
    messageId: uuid('message_id')
      .$type<MessageId>()
      .references(() => message.id, { onDelete: 'cascade' }),
    kind: text({ enum: flagKinds }).notNull(),
    /** What it rests on, by its strongest reason: `gap.denied`, `tone:<id>` …; null for flags by hand. */
    rule: text(),
    /** As the workspace counts it: `foundScore` by the rule's weight. */
    score: real().notNull(),
    /** As the analyser gave it; null where it is the same. */
    foundScore: real('found_score'),
    reason: text().notNull(),
    evidence: jsonb().notNull().$type<TextSpan[]>(),
    status: text({ enum: flagStatuses }).notNull().default('open'),
    flaggedBy: text('flagged_by').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    decidedAt: at('decided_at'),
    decidedBy: uuid('decided_by').$type<MemberId>(),
  },
  (table) => [
    unique('flag_once').on(table.conversationId, table.kind, table.messageId).nullsNotDistinct(),
    index('flag_recent').on(table.workspaceId, table.createdAt.desc().nullsFirst()),
    index('flag_verdicts')
      .on(table.workspaceId, table.rule)
      .where(sql`status in ('right', 'wrong')`),
    index('flag_unreviewed')
      .on(table.workspaceId, table.conversationId)
      .where(sql`status in ('open', 'below')`),
  ],
);

export const question = pgTable(
  'question',
  {
    messageId: uuid('message_id')
      .notNull()
      .$type<MessageId>()
      .references(() => message.id, { onDelete: 'cascade' }),
    /** Order within the message: a message may hold several. */
    ordinal: integer().notNull(),
    workspaceId: workspaceId(),
    conversationId: ofConversation(),
    text: text().notNull(),
    answered: text({ enum: ['yes', 'partial', 'no', 'unknown'] }).notNull(),
    /** Null: in none yet. */
    topicId: uuid('topic_id')
      .$type<TopicId>()
      .references(() => topic.id, { onDelete: 'set null' }),
    /** When it was put into its topic, or found to be like none; null: not looked at yet. */
    placedAt: at('placed_at'),
    /** The embedding model whose vector it was placed by; null: by its words alone. */
    placedBy: text('placed_by'),
  },
  (table) => [
    unique('question_once').on(table.messageId, table.ordinal),
    index('question_conversation').on(table.conversationId),
    index('question_topic').on(table.topicId, table.messageId),
    index('question_newest').on(table.workspaceId, table.messageId.desc().nullsFirst()),
    index('question_to_place')
      .on(table.workspaceId)
      .where(sql`placed_at is null`),
  ],
);
