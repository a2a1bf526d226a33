import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AgentId, ConversationId, MemberId, MessageId, WorkspaceId } from '../ids.ts';
import { member } from '../members/schema.ts';
import { agent, workspace } from '../workspaces/schema.ts';
import { devices, handoffStates, messageRoles, statuses, streamStates } from './words.ts';
import { at } from '../postgres/columns.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** No foreign key: rows go with their agent or conversation, and every insert would lock the one workspace row. */
const workspaceId = () => uuid('workspace_id').notNull().$type<WorkspaceId>();

export const visitor = pgTable(
  'visitor',
  {
    id: uuid().primaryKey(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    externalId: text('external_id').notNull(),
    name: text(),
    email: text(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [unique('visitor_external_id').on(table.workspaceId, table.externalId)],
);

export const conversation = pgTable(
  'conversation',
  {
    id: uuid().primaryKey().$type<ConversationId>(),
    workspaceId: workspaceId(),
    agentId: uuid('agent_id')
      .notNull()
      .$type<AgentId>()
      .references(() => agent.id, { onDelete: 'cascade' }),
    externalId: text('external_id').notNull(),
    visitorId: uuid('visitor_id').references(() => visitor.id, { onDelete: 'set null' }),
    /** Rises by one with each change; the version of its facts. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
    /** The revision at which what was said or rated last changed: what an analysis is an analysis of. */
    contentRevision: bigint('content_revision', { mode: 'number' }).notNull().default(0),
    /** Loaded by the sample button, and marked so in the interface. */
    sample: boolean().notNull().default(false),
    status: text({ enum: statuses }).notNull().default('open'),
    handoff: text({ enum: handoffStates }).notNull().default('bot'),
    handoffAt: at('handoff_at'),
    handoffReason: text('handoff_reason'),
    /** While it waits: the bot stays quiet, for a person had taken over before. */
    botHeld: boolean('bot_held').notNull().default(false),
    /** When it began to wait again, its answer taken back; null while it waits for the answer to `handoffAt`. */
    waitsAgainAt: at('waits_again_at'),
    /** When the wait began (`waitsSince`) about which the visitor was told that it takes longer. */
    toldToWaitFor: at('told_to_wait_for'),
    assigneeId: uuid('assignee_id')
      .$type<MemberId>()
      .references(() => member.id, { onDelete: 'set null' }),
    snoozedUntil: at('snoozed_until'),
    /** The first time known for it when it was created; decides its day and week, and never moves. */
    startedAt: at('started_at').notNull(),
    lastAt: at('last_at').notNull(),
    endedAt: at('ended_at'),
    messageCount: integer('message_count').notNull().default(0),
    visitorCount: integer('visitor_count').notNull().default(0),
    botCount: integer('bot_count').notNull().default(0),
    operatorCount: integer('operator_count').notNull().default(0),
    previewRole: text('preview_role', { enum: messageRoles }),
    previewText: text('preview_text'),
    previewAt: at('preview_at'),
    helpfulCount: integer('helpful_count').notNull().default(0),
    unhelpfulCount: integer('unhelpful_count').notNull().default(0),
    /** Kinds of its open flags, sorted, each once. */
    flagKinds: text('flag_kinds').array().notNull().default([]),
    /** Names of its tags, sorted, each once: see `conversation_tag`. */
    tags: text().array().notNull().default([]),
    channel: text(),
    device: text({ enum: devices }),
    os: text(),
    browser: text(),
    country: text(),
    region: text(),
    city: text(),
    language: text(),
    timeZone: text('time_zone'),
    pageUrl: text('page_url'),
    referrer: text(),
    properties: jsonb().notNull().default({}).$type<Record<string, string | number | boolean | null>>(),
    /** When the full analysis is due; null when the last one is of this content. */
    analysisDueAt: at('analysis_due_at'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  // Drizzle writes `desc nulls last`, an order no plain `order by … desc` can use: hence `nullsFirst`.
  (table) => [
    // Also answers "which conversation has this external id", agent or none.
    unique('conversation_external_id').on(table.workspaceId, table.externalId, table.agentId),
    index('conversation_inbox').on(table.workspaceId, table.lastAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('conversation_inbox_flagged')
      .on(table.workspaceId, table.lastAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`cardinality(flag_kinds) > 0`),
    index('conversation_inbox_tagged')
      .on(table.workspaceId, table.lastAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`cardinality(tags) > 0`),
    index('conversation_inbox_waiting')
      .on(table.workspaceId, table.lastAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`handoff = 'waiting'`),
    index('conversation_waits')
      .on(table.handoffAt)
      .where(sql`handoff = 'waiting'`),
    index('conversation_inbox_status')
      .on(table.workspaceId, table.status, table.lastAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`status <> 'open'`),
    index('conversation_inbox_assignee')
      .on(table.workspaceId, table.assigneeId, table.lastAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`assignee_id is not null`),
    index('conversation_inbox_mine')
      .on(table.workspaceId, table.assigneeId, table.lastAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`assignee_id is not null and status <> 'resolved'`),
    index('conversation_visitor')
      .on(table.visitorId, table.startedAt.desc().nullsFirst())
      .where(sql`visitor_id is not null`),
    index('conversation_snoozed')
      .on(table.snoozedUntil)
      .where(sql`status = 'snoozed'`),
    index('conversation_started').on(table.workspaceId, table.startedAt),
    // By workspace: one that has very much to analyse must not hide the others' from who looks for work.
    index('conversation_due')
      .on(table.workspaceId, table.analysisDueAt)
      .where(sql`analysis_due_at is not null`),
  ],
);

export const message = pgTable(
  'message',
  {
    id: uuid().primaryKey().$type<MessageId>(),
    workspaceId: workspaceId(),
    conversationId: uuid('conversation_id')
      .notNull()
      .$type<ConversationId>()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    externalId: text('external_id').notNull(),
    /** Order of arrival within the conversation; breaks ties of `at`. */
    position: integer().notNull(),
    role: text({ enum: messageRoles }).notNull(),
    text: text().notNull(),
    at: at('at').notNull(),
    receivedAt: at('received_at').notNull().defaultNow(),
    sources: jsonb().$type<{ title?: string; url?: string; score?: number }[]>(),
    attachments: jsonb().$type<{ name: string; url: string; type?: string; size?: number }[]>(),
    /** Null for a message that is whole. */
    stream: text({ enum: streamStates }),
    /** The time of the newest edit; null for a message that stands as it was said. */
    editedAt: at('edited_at'),
    /** How often it was edited: as many earlier texts are in `earlier_text`. */
    edits: integer().notNull().default(0),
    /** When it was taken back, by an edit to nothing; null for a message that stands. */
    retractedAt: at('retracted_at'),
    /** The teammate who did so; null when a program did. */
    retractedBy: uuid('retracted_by').$type<MemberId>(),
    confidence: real(),
    answered: boolean(),
    properties: jsonb().$type<Record<string, string | number | boolean | null>>(),
    memberId: uuid('member_id').$type<MemberId>(),
    /** The conversation's revision when this message, its rating or its flags last changed. */
    revision: bigint({ mode: 'number' }).notNull(),
    /** SHA-256 of what the sender said, to tell a retry from another message under the same id. */
    contentHash: bytea('content_hash').notNull(),
  },
  (table) => [
    unique('message_external_id').on(table.conversationId, table.externalId),
    index('message_order').on(table.conversationId, table.at, table.position),
  ],
);

/** What an edited message said before: `number` 1 is what was said first. */
export const earlierText = pgTable(
  'earlier_text',
  {
    messageId: uuid('message_id')
      .notNull()
      .$type<MessageId>()
      .references(() => message.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    workspaceId: workspaceId(),
    text: text().notNull(),
    /** From when it stood. */
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.number] })],
);

/** The answers that still grow, a handful at any time: when each last did, so that one that never ends is found. */
export const openStream = pgTable(
  'open_stream',
  {
    messageId: uuid('message_id')
      .primaryKey()
      .$type<MessageId>()
      .references(() => message.id, { onDelete: 'cascade' }),
    workspaceId: workspaceId(),
    conversationId: uuid('conversation_id').notNull().$type<ConversationId>(),
    /** By the database's clock. */
    grownAt: at('grown_at').notNull().defaultNow(),
  },
  (table) => [index('open_stream_grown').on(table.grownAt)],
);

export const feedback = pgTable('feedback', {
  messageId: uuid('message_id')
    .primaryKey()
    .$type<MessageId>()
    .references(() => message.id, { onDelete: 'cascade' }),
  workspaceId: workspaceId(),
  conversationId: uuid('conversation_id')
    .notNull()
    .$type<ConversationId>()
    .references(() => conversation.id, { onDelete: 'cascade' }),
  rating: text({ enum: ['helpful', 'unhelpful'] }).notNull(),
  comment: text(),
  at: at('at').notNull(),
});

/** How much of a conversation a member has seen: it is unread while it holds more messages than this. */
export const readMark = pgTable(
  'read_mark',
  {
    memberId: uuid('member_id')
      .notNull()
      .$type<MemberId>()
      .references(() => member.id, { onDelete: 'cascade' }),
    conversationId: uuid('conversation_id')
      .notNull()
      .$type<ConversationId>()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    workspaceId: workspaceId(),
    seenMessages: integer('seen_messages').notNull(),
    seenAt: at('seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.conversationId] })],
);
