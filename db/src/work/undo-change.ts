import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { tellChanged } from '../tags/refresh-tags.ts';
import { tagConversations } from '../tags/tag-conversations.ts';
import { lockForWork, writeRows, type WorkRow } from './change-conversations.ts';
import type { WorkUndo } from './words.ts';

export interface Undone {
  /** Conversations that are as they were before. */
  undone: number;
  /** Conversations that somebody changed since: they stay as they are. */
  kept: number;
  /** How many are left for the next call. */
  left: number;
}

interface Item {
  id: ConversationId;
  undo: WorkUndo;
}

/** Takes a member's change back, `limit` conversations at a time; null when the workspace knows no such change of theirs. */
export async function undoChange(
  sql: Sql,
  workspaceId: WorkspaceId,
  { changeId, memberId, limit = 200 }: { changeId: string; memberId: MemberId; limit?: number },
): Promise<Undone | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    // Locked, so that two presses of the button do not undo the same batch.
    const [change] = await tx`
      select from bulk_change where id = ${changeId} and member_id = ${memberId} for update`;
    if (!change) return null;
    const items = await tx<Item[]>`
      select conversation_id as id, undo from bulk_item where bulk_id = ${changeId} order by conversation_id limit ${limit}`;
    const rows = new Map(
      (
        await lockForWork(
          tx,
          workspaceId,
          items.map(({ id }) => id),
        )
      ).map((row) => [row.id, row]),
    );
    const restored = items.flatMap(({ id, undo }) => {
      const row = rows.get(id);
      const before = row && restore(row, undo);
      return before ? [before] : [];
    });
    await writeRows(tx, restored);
    const changed = new Set(restored.map(({ id }) => id));
    for (const id of await takeTagsBack(tx, workspaceId, items, memberId)) changed.add(id);
    await tellChanged(tx, workspaceId, [...changed]);
    await tx`
      delete from bulk_item
      where bulk_id = ${changeId} and conversation_id = any(${items.map(({ id }) => id)}::uuid[])`;
    const [rest] = await tx<{ count: number }[]>`select count(*)::int from bulk_item where bulk_id = ${changeId}`;
    return { undone: changed.size, kept: items.length - changed.size, left: rest?.count ?? 0 };
  });
}

/** The row as it was, in each part that is still as the change left it; null when none is. */
function restore(row: WorkRow, { status, assigneeId }: WorkUndo): WorkRow | null {
  const before = { ...row };
  if (status?.after === row.status) {
    before.status = status.before;
    before.snoozedUntil = status.beforeUntil === null ? null : new Date(status.beforeUntil);
  }
  if (assigneeId?.after === row.assigneeId) before.assigneeId = assigneeId.before;
  const isSame =
    before.status === row.status &&
    before.snoozedUntil?.getTime() === row.snoozedUntil?.getTime() &&
    before.assigneeId === row.assigneeId;
  return isSame ? null : before;
}

/** Conversations with the same tags to take back go together: a bulk change is one or two such groups. */
async function takeTagsBack(
  tx: Transaction,
  workspaceId: WorkspaceId,
  items: Item[],
  memberId: MemberId,
): Promise<ConversationId[]> {
  const groups = Map.groupBy(
    items.filter(({ undo }) => undo.added ?? undo.removed),
    ({ undo }) => JSON.stringify([undo.added ?? [], undo.removed ?? []]),
  );
  const changed: ConversationId[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    const tagged = await tagConversations(tx, workspaceId, {
      ids: group.map(({ id }) => id),
      add: first?.undo.removed ?? [],
      remove: first?.undo.added ?? [],
      by: `member:${memberId}`,
    });
    changed.push(...tagged.map(({ id }) => id));
  }
  return changed;
}
