import { bigint, index, integer, jsonb, pgTable, text, unique, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { MemberId, TopicId, WorkspaceId } from '../ids.ts';
import { member } from '../members/schema.ts';
import { workspace } from '../workspaces/schema.ts';
import type { TopicActKind, TopicBefore } from './words.ts';
import { ofWorkspace } from '../workspaces/columns.ts';
import { at } from '../postgres/columns.ts';

/**
 * A stable cluster of questions. A merged topic keeps its row, its questions and what it is recognised by, and points to
 * the one it is part of: later questions like its own follow, and to undo is to point nowhere again.
 */
export const topic = pgTable(
  'topic',
  {
    id: uuid().primaryKey().$type<TopicId>(),
    workspaceId: ofWorkspace(),
    /** Its name in links and filters (`topic:12`); never used again. */
    number: integer().notNull(),
    label: text().notNull(),
    /** Null: the label was made from the questions. */
    namedBy: uuid('named_by')
      .$type<MemberId>()
      .references(() => member.id, { onDelete: 'set null' }),
    /** How many questions there were when the label was made; at twice as many it is made anew. */
    labelledSize: integer('labelled_size').notNull().default(0),
    mergedInto: uuid('merged_into')
      .$type<TopicId>()
      .references((): AnyPgColumn => topic.id, { onDelete: 'set null' }),
    /** The topic it is shown as: itself, or where its merges end. */
    rootId: uuid('root_id').notNull().$type<TopicId>(),
    /** A member merged, split or renamed it: nothing but a member moves its questions. */
    decidedAt: at('decided_at'),
    /** Questions counted in the profile, the terms they share and how many hold each (pipelines/src/topics/profiles.ts). */
    size: integer().notNull(),
    terms: text().array().notNull(),
    counts: integer().array().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('topic_number').on(table.workspaceId, table.number),
    index('topic_root').on(table.workspaceId, table.rootId),
  ],
);

/** What members did to topics, with what undoes it. */
export const topicAct = pgTable(
  'topic_act',
  {
    id: uuid().primaryKey(),
    workspaceId: ofWorkspace(),
    topicId: uuid('topic_id')
      .notNull()
      .$type<TopicId>()
      .references(() => topic.id, { onDelete: 'cascade' }),
    kind: text().notNull().$type<TopicActKind>(),
    memberId: uuid('member_id')
      .$type<MemberId>()
      .references(() => member.id, { onDelete: 'set null' }),
    before: jsonb().notNull().$type<TopicBefore>(),
    /** A program's own id of it, and what it asked for: the same again changes nothing. */
    externalId: text('external_id'),
    request: jsonb(),
    at: at('at').notNull().defaultNow(),
    undoneAt: at('undone_at'),
  },
  (table) => [
    index('topic_act_topic').on(table.topicId, table.at),
    unique('topic_act_external_id').on(table.workspaceId, table.externalId),
  ],
);

/** When the workspace's topics were last looked at together. */
export const topicUpkeep = pgTable('topic_upkeep', {
  workspaceId: uuid('workspace_id')
    .primaryKey()
    .$type<WorkspaceId>()
    .references(() => workspace.id, { onDelete: 'cascade' }),
  lastNumber: integer('last_number').notNull().default(0),
  /** Questions placed since. */
  come: bigint({ mode: 'number' }).notNull().default(0),
  consolidatedAt: at('consolidated_at').notNull().defaultNow(),
});
