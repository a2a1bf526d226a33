import { boolean, customType, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { question } from '../analyses/schema.ts';
import type { MessageId, TopicId, WorkspaceId } from '../ids.ts';
import { topic } from '../topics/schema.ts';
import { workspace } from '../workspaces/schema.ts';
import { at } from '../postgres/columns.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** No foreign key: rows go with their question or topic. */
const workspaceId = () => uuid('workspace_id').notNull().$type<WorkspaceId>();

/** Where a question stands among others by an embedding model: erased with it, and told nobody its words. */
export const questionVector = pgTable(
  'question_vector',
  {
    messageId: uuid('message_id').notNull().$type<MessageId>(),
    ordinal: integer().notNull(),
    workspaceId: workspaceId(),
    /** The model that made it, as set up; vectors of two spaces are never compared. */
    space: text().notNull(),
    /** SHA-256 of the question: one that says another thing now needs another vector. */
    textHash: bytea('text_hash').notNull(),
    /** A byte a dimension: only its direction counts. */
    vector: bytea().notNull(),
    madeAt: at('made_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.ordinal] }),
    foreignKey({
      columns: [table.messageId, table.ordinal],
      foreignColumns: [question.messageId, question.ordinal],
      name: 'question_vector_question',
    }).onDelete('cascade'),
    index('question_vector_text').on(table.workspaceId, table.space, table.textHash),
  ],
);

/** The mean of the vectors of a topic's questions. */
export const topicCentre = pgTable('topic_centre', {
  topicId: uuid('topic_id')
    .primaryKey()
    .$type<TopicId>()
    .references(() => topic.id, { onDelete: 'cascade' }),
  workspaceId: workspaceId(),
  space: text().notNull(),
  /** Vectors it is the mean of. */
  size: integer().notNull(),
  /** 32-bit floats, little-endian. */
  centre: bytea().notNull(),
});

/** How the embedding model fares with a workspace's questions. */
export const embeddingState = pgTable('embedding_state', {
  workspaceId: uuid('workspace_id')
    .primaryKey()
    .$type<WorkspaceId>()
    .references(() => workspace.id, { onDelete: 'cascade' }),
  /** The model asked last. */
  space: text().notNull(),
  /** The newest questions all have vectors of it; until then more are asked for. */
  isComplete: boolean('is_complete').notNull().default(false),
  answeredAt: at('answered_at'),
  /** Why the latest call failed; null when it did not. */
  failure: text(),
  /** When the first of the failures in a row was. */
  failedAt: at('failed_at'),
  /** Not asked again before. */
  retryAt: at('retry_at'),
});
