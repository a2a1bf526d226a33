import type { ConversationId, TagId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import { refreshTags } from './refresh-tags.ts';

export interface Tagging {
  ids: ConversationId[];
  add: TagId[];
  remove: TagId[];
  /** `member:<id>`, `api`, or the name of what tags by itself: the last puts back nothing that a person took off. */
  by: string;
}

export interface TaggedConversation {
  id: ConversationId;
  added: TagId[];
  removed: TagId[];
}

/** Whether a person, or a program that speaks for one, did it. */
export function isByHand(by: string): boolean {
  return by === 'api' || by.startsWith('member:');
}

/**
 * Puts tags on locked conversations and takes tags off, and returns what that changed; conversations where it changed
 * nothing are left out. Revisions and outbox are the caller's.
 */
export async function tagConversations(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { ids, add, remove, by }: Tagging,
): Promise<TaggedConversation[]> {
  const changed = new Map<ConversationId, TaggedConversation>();
  const of = (id: ConversationId): TaggedConversation => {
    const known = changed.get(id) ?? { id, added: [], removed: [] };
    changed.set(id, known);
    return known;
  };
  if (add.length > 0) {
    const added = await tx<{ id: ConversationId; tagId: TagId }[]>`
      insert into conversation_tag as l (conversation_id, tag_id, workspace_id, tagged_by)
      select c.id, t.id, ${workspaceId}, ${by}
      from unnest(${ids}::uuid[]) as c(id)
      join tag t on t.workspace_id = ${workspaceId} and t.id = any(${add}::uuid[])
      order by c.id, t.id
      on conflict (conversation_id, tag_id) do update
      set removed_at = null, tagged_by = excluded.tagged_by, tagged_at = excluded.tagged_at
      where l.removed_at is not null and ${isByHand(by)}
      returning l.conversation_id as id, l.tag_id as "tagId"`;
    for (const { id, tagId } of added) of(id).added.push(tagId);
  }
  if (remove.length > 0) {
    const removed = await tx<{ id: ConversationId; tagId: TagId }[]>`
      update conversation_tag
      set removed_at = now()
      where conversation_id = any(${ids}::uuid[]) and tag_id = any(${remove}::uuid[]) and removed_at is null
      returning conversation_id as id, tag_id as "tagId"`;
    for (const { id, tagId } of removed) of(id).removed.push(tagId);
  }
  await refreshTags(tx, [...changed.keys()]);
  return [...changed.values()];
}
