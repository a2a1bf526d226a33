import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { tellChanged } from '../tags/refresh-tags.ts';
import type { MemberRole } from './words.ts';

/** `last-owner`: a workspace without one could be run by nobody. */
export type MemberChange = 'done' | 'gone' | 'last-owner';

/** Conversations per transaction: short enough to keep nobody waiting. */
const BATCH = 500;

/** Gives a member another role. */
export async function changeRole(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, role }: { id: MemberId; role: MemberRole },
): Promise<MemberChange> {
  return sql.begin(async (tx) => {
    const verdict = await judge(tx, workspaceId, { id, isOwnerAfter: role === 'owner' });
    if (verdict === 'done') await tx`update member set role = ${role} where id = ${id}`;
    return verdict;
  });
}

/**
 * Takes a member out of the workspace: ends their sessions and frees what was assigned to them. What they wrote stays
 * theirs. Cut off in the middle they still are a member, with fewer conversations; doing it again goes on.
 */
export async function removeMember(sql: Sql, workspaceId: WorkspaceId, id: MemberId): Promise<MemberChange> {
  for (;;) {
    const step = await sql.begin(async (tx): Promise<MemberChange | 'more'> => {
      const verdict = await judge(tx, workspaceId, { id, isOwnerAfter: false });
      if (verdict !== 'done') return verdict;
      if ((await freeConversations(tx, workspaceId, id)) === BATCH) return 'more';
      await tx`
        delete from session where user_id = (select user_id from member where id = ${id})`;
      await tx`update member set removed_at = now() where id = ${id}`;
      return 'done';
    });
    if (step !== 'more') return step;
  }
}

/** Locks the workspace's members, so that two owners cannot remove each other at once. */
async function judge(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { id, isOwnerAfter }: { id: MemberId; isOwnerAfter: boolean },
): Promise<MemberChange> {
  const members = await tx<{ id: MemberId; role: MemberRole }[]>`
    select id, role from member where workspace_id = ${workspaceId} and removed_at is null order by id for update`;
  if (!members.some((member) => member.id === id)) return 'gone';
  const others = members.filter((member) => member.id !== id);
  return isOwnerAfter || others.some(({ role }) => role === 'owner') ? 'done' : 'last-owner';
}

async function freeConversations(tx: Transaction, workspaceId: WorkspaceId, id: MemberId): Promise<number> {
  const rows = await tx<{ id: ConversationId }[]>`
    select id from conversation
    where workspace_id = ${workspaceId} and assignee_id = ${id}
    order by id
    limit ${BATCH}
    for update`;
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) await tx`update conversation set assignee_id = null where id = any(${ids}::uuid[])`;
  await tellChanged(tx, workspaceId, ids);
  return ids.length;
}
