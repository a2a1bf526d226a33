import type { ConversationId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Transaction } from '../postgres/connect.ts';

/** Writes the names of locked conversations' tags into their rows. */
export async function refreshTags(tx: Transaction, ids: ConversationId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    update conversation c
    set tags = coalesce(
      (select array_agg(t.name order by t.name collate "C")
       from conversation_tag l join tag t on t.id = l.tag_id
       where l.conversation_id = c.id and l.removed_at is null),
      '{}')
    where c.id = any(${ids}::uuid[])`;
}

/** Raises the revisions of locked conversations by one and tells everybody. */
export async function tellChanged(tx: Transaction, workspaceId: WorkspaceId, ids: ConversationId[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx<{ id: ConversationId; revision: number }[]>`
    update conversation set revision = revision + 1 where id = any(${ids}::uuid[]) returning id, revision`;
  await appendOutbox(
    tx,
    workspaceId,
    rows.map(({ id, revision }) => ({
      conversationId: id,
      kind: 'conversation.updated',
      entityId: null,
      revision,
    })),
  );
}
