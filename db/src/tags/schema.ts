import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ConversationId, MemberId, RetaggingId, TagId, WorkspaceId } from '../ids.ts';
import { member } from '../members/schema.ts';
import { retaggingStates, tagColours } from './words.ts';
import { ofWorkspace } from '../workspaces/columns.ts';
import { ofConversation } from '../conversations/columns.ts';
import { at } from '../postgres/columns.ts';

export const tag = pgTable(
  'tag',
  {
    id: uuid().primaryKey().$type<TagId>(),
    workspaceId: ofWorkspace(),
    name: text().notNull(),
    colour: text({ enum: tagColours }).notNull().default('grey'),
    /** In plain words, what belongs under it; '' when nobody said. */
    description: text().notNull().default(''),
    /** Its name changed, and not every conversation carries the new one yet. */
    settling: boolean().notNull().default(false),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  // Two names that differ in the case of A to Z only are one, as in the filter language.
  (table) => [uniqueIndex('tag_name').on(table.workspaceId, sql`lower((name) collate "C")`)],
);

/** Which conversations carry a tag: the truth, of which `conversation.tags` is the names. */
export const conversationTag = pgTable(
  'conversation_tag',
  {
    conversationId: ofConversation(),
    tagId: uuid('tag_id')
      .notNull()
      .$type<TagId>()
      .references(() => tag.id, { onDelete: 'cascade' }),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    /** `member:<id>`, `api`, or the name of what tagged it by itself. */
    taggedBy: text('tagged_by').notNull(),
    taggedAt: at('tagged_at').notNull().defaultNow(),
    /** Taken off by a person: nothing puts it back by itself. */
    removedAt: at('removed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.tagId] }),
    index('conversation_tag_conversations').on(table.tagId, table.conversationId),
  ],
);

/** A tag looked for in what was said lately: how far it is, and what it added, which can be taken back. */
export const retagging = pgTable(
  'retagging',
  {
    id: uuid().primaryKey().$type<RetaggingId>(),
    workspaceId: ofWorkspace(),
    tagId: uuid('tag_id')
      .notNull()
      .$type<TagId>()
      .references(() => tag.id, { onDelete: 'cascade' }),
    state: text({ enum: retaggingStates }).notNull(),
    /** Conversations that started from `since` on and before `until`. */
    since: at('since').notNull(),
    until: at('until').notNull(),
    /** Rises with each step done: a step that is asked for twice is done once. */
    step: integer().notNull().default(0),
    /** The conversation looked at last, the newest being the first; null before the first. */
    placeAt: at('place_at'),
    placeId: uuid('place_id').$type<ConversationId>(),
    /** Conversations there were when it began, and those looked at by now. */
    total: integer().notNull(),
    looked: integer().notNull().default(0),
    added: integer().notNull().default(0),
    memberId: uuid('member_id')
      .$type<MemberId>()
      .references(() => member.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull().defaultNow(),
    finishedAt: at('finished_at'),
  },
  (table) => [
    index('retagging_tag').on(table.tagId, table.createdAt),
    // One at a time for each tag.
    uniqueIndex('retagging_under_way')
      .on(table.tagId)
      .where(sql`state in ('adding', 'undoing')`),
  ],
);
