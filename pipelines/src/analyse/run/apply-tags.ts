import { changeConversations, type ConversationId, type Sql, type TagId, type WorkspaceId } from '@debrief/db';

export interface FoundTags {
  conversationId: ConversationId;
  tags: TagId[];
  /** What found them, as a tagging names it. */
  by: string;
}

/**
 * Puts the tags found on their conversations and tells everybody; what a person took off stays off, and what is there
 * already is not changed. A tag that was deleted meanwhile is passed over with those found beside it.
 */
export async function applyTags(sql: Sql, workspaceId: WorkspaceId, found: FoundTags[]): Promise<void> {
  const alike = Map.groupBy(
    found.filter(({ tags }) => tags.length > 0),
    ({ tags, by }) => [by, ...tags.toSorted()].join(' '),
  );
  for (const group of alike.values()) {
    const [first] = group;
    if (!first) continue;
    const ids = group.map(({ conversationId }) => conversationId);
    await changeConversations(sql, workspaceId, { ids, change: { addTags: first.tags }, by: first.by });
  }
}
