import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  readConversationTexts,
  type ConversationId,
  type MessageId,
  type SearchTerm,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { findMatches } from '@debrief/pipelines/search';

/** Messages looked through before other requests have their turn. */
const AT_ONCE = 500;

/** The messages of a conversation that hold one of the terms, themselves or in a file's name, in the order they were said. */
export async function findInConversation(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: ConversationId,
  terms: SearchTerm[],
): Promise<MessageId[]> {
  if (terms.length === 0) return [];
  const found: MessageId[] = [];
  for (const [index, message] of (await readConversationTexts(sql, workspaceId, id)).entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await nextTurn();
    const holds = [message.text, message.files ?? ''].some((text) => findMatches(text, terms).length > 0);
    if (holds) found.push(message.id);
  }
  return found;
}
