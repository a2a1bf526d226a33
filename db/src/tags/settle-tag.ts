import type { ConversationId, TagId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { refreshTags, tellChanged } from './refresh-tags.ts';

/** Conversations per transaction: short enough to keep nobody waiting, and the outbox moving. */
const BATCH = 500;

/** Writes a tag's present name into the conversations that carry it and do not say so; returns how many there were. */
export async function settleTag(sql: Sql, workspaceId: WorkspaceId, id: TagId): Promise<number> {
  return inBatches(sql, workspaceId, async (tx) => {
    const [tag] = await tx<{ name: string }[]>`
      select name from tag where workspace_id = ${workspaceId} and id = ${id} for share`;
    if (!tag) return null;
    const stale = await lockConversationsOf(tx, id, tx`and not ${tag.name} = any(c.tags)`);
    if (stale.length === 0) {
      await tx`update tag set settling = false where id = ${id}`;
      return null;
    }
    await refreshTags(tx, stale);
    return stale;
  });
}

/**
 * Puts everything tagged `from` under `into` and deletes `from`, in batches; cut off in the middle, doing it again goes
 * on. Returns how many conversations there were, null when the workspace has not both tags.
 */
export async function mergeTags(
  sql: Sql,
  workspaceId: WorkspaceId,
  { from, into }: { from: TagId; into: TagId },
): Promise<number | null> {
  const both = await withWorkspace(sql, workspaceId, (tx) => tx`select from tag where id in (${from}, ${into})`);
  if (both.length < 2) return null;
  return inBatches(sql, workspaceId, async (tx) => {
    const ids = await lockConversationsOf(tx, from);
    if (ids.length === 0) {
      await tx`delete from tag where workspace_id = ${workspaceId} and id = ${from}`;
      return null;
    }
    await tx`
      insert into conversation_tag (conversation_id, tag_id, workspace_id, tagged_by, tagged_at)
      select conversation_id, ${into}, workspace_id, tagged_by, tagged_at
      from conversation_tag
      where tag_id = ${from} and conversation_id = any(${ids}::uuid[])
      on conflict (conversation_id, tag_id) do update set removed_at = null`;
    await tx`delete from conversation_tag where tag_id = ${from} and conversation_id = any(${ids}::uuid[])`;
    await refreshTags(tx, ids);
    return ids;
  });
}

/** Takes a tag off every conversation and deletes it, in batches; returns how many conversations there were. */
export async function deleteTag(sql: Sql, workspaceId: WorkspaceId, id: TagId): Promise<number> {
  return inBatches(sql, workspaceId, async (tx) => {
    const ids = await lockConversationsOf(tx, id);
    if (ids.length === 0) {
      await tx`delete from tag where workspace_id = ${workspaceId} and id = ${id}`;
      return null;
    }
    await tx`delete from conversation_tag where tag_id = ${id} and conversation_id = any(${ids}::uuid[])`;
    await refreshTags(tx, ids);
    return ids;
  });
}

/** Repeats `work`, each time in a transaction of its own that tells of what it changed, until it finds nothing more. */
async function inBatches(
  sql: Sql,
  workspaceId: WorkspaceId,
  work: (tx: Transaction) => Promise<ConversationId[] | null>,
): Promise<number> {
  let count = 0;
  for (;;) {
    const changed = await withWorkspace(sql, workspaceId, async (tx) => {
      const ids = await work(tx);
      await tellChanged(tx, workspaceId, ids ?? []);
      return ids;
    });
    if (changed === null) return count;
    count += changed.length;
  }
}

/** Some of the conversations that carry a tag, locked in the order of their ids, as every writer locks them. */
async function lockConversationsOf(
  tx: Transaction,
  id: TagId,
  more: ReturnType<Transaction> = tx``,
): Promise<ConversationId[]> {
  const rows = await tx<{ id: ConversationId }[]>`
    select c.id
    from conversation c
    join conversation_tag l on l.conversation_id = c.id
    where l.tag_id = ${id} and l.removed_at is null ${more}
    order by c.id
    limit ${BATCH}
    for update of c`;
  return rows.map((row) => row.id);
}
