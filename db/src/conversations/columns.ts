import { uuid } from 'drizzle-orm/pg-core';
import type { ConversationId } from '../ids.ts';
import { conversation } from './schema.ts';

/** A row about a conversation; gone with it. */
export const ofConversation = () =>
  uuid('conversation_id')
    .notNull()
    .$type<ConversationId>()
    .references(() => conversation.id, { onDelete: 'cascade' });
