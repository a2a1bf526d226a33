import { createHash, randomBytes } from 'node:crypto';
import { newId, type InvitationId, type MemberId, type WorkspaceId } from '../ids.ts';
import type { Queryable, Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { MemberRole } from './words.ts';

export const INVITATION_DAYS = 7;

export interface NewInvitation {
  /** In lower case. */
  email: string;
  role: MemberRole;
  invitedBy: MemberId;
}

/** `member`: somebody with this address is one already. */
export type Invited = { outcome: 'created'; id: InvitationId; token: string } | { outcome: 'member' };

/**
 * Invites a person for seven days and returns the token of their one-time address: the only time it is told. It takes
 * the place of an earlier invitation of the same person.
 */
export async function createInvitation(
  sql: Sql,
  workspaceId: WorkspaceId,
  { email, role, invitedBy }: NewInvitation,
): Promise<Invited> {
  const token = randomBytes(24).toString('base64url');
  return withWorkspace(sql, workspaceId, async (tx): Promise<Invited> => {
    const [known] = await tx`
      select from member m join "user" u on u.id = m.user_id
      where m.workspace_id = ${workspaceId} and u.email = ${email} and m.removed_at is null`;
    if (known) return { outcome: 'member' };
    const id = newId<InvitationId>();
    await tx`
      insert into invitation (id, workspace_id, email, role, hash, invited_by, expires_at)
      values (${id}, ${workspaceId}, ${email}, ${role}, ${hash(token)}, ${invitedBy},
        now() + ${INVITATION_DAYS} * interval '1 day')
      on conflict (workspace_id, email) do update
      set id = excluded.id, role = excluded.role, hash = excluded.hash, invited_by = excluded.invited_by,
        created_at = now(), expires_at = excluded.expires_at`;
    return { outcome: 'created', id, token };
  });
}

export interface InvitationRow {
  id: InvitationId;
  email: string;
  role: MemberRole;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
}

/** Who was invited and has not joined, the newest first; those whose time is over as well. */
export async function listInvitations(sql: Sql, workspaceId: WorkspaceId): Promise<InvitationRow[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<InvitationRow[]>`
    select id, email, role, created_at as "createdAt", expires_at as "expiresAt", expires_at <= now() as "isExpired"
    from invitation
    where workspace_id = ${workspaceId}
    order by created_at desc`,
  );
}

/** Takes an invitation back: its address opens nothing any more. False when the workspace has no such one. */
export async function revokeInvitation(sql: Sql, workspaceId: WorkspaceId, id: InvitationId): Promise<boolean> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`delete from invitation where id = ${id} and workspace_id = ${workspaceId}`,
  );
  return rows.count > 0;
}

export interface OpenInvitation {
  email: string;
  role: MemberRole;
  workspaceName: string;
  /** Null when whoever invited is gone. */
  invitedBy: string | null;
}

/** What the one-time address stands for; null when it is unknown, used, taken back, or its time is over. */
export async function readInvitation(sql: Queryable, token: string): Promise<OpenInvitation | null> {
  const [row] = await sql<OpenInvitation[]>`
    select i.email, i.role, w.name as "workspaceName", u.name as "invitedBy"
    from invitation i
    join workspace w on w.id = i.workspace_id
    left join member m on m.id = i.invited_by and m.removed_at is null
    left join "user" u on u.id = m.user_id
    where i.hash = ${hash(token)} and i.expires_at > now()`;
  return row ?? null;
}

/** Makes a person a member as they were invited, and uses the invitation up; two at once cannot both. Null when it is not valid. */
export async function acceptInvitation(
  sql: Sql,
  token: string,
  userId: string,
): Promise<{ workspaceId: WorkspaceId; memberId: MemberId } | null> {
  return sql.begin(async (tx) => {
    const [invitation] = await tx<{ workspaceId: WorkspaceId; role: MemberRole }[]>`
      delete from invitation where hash = ${hash(token)} and expires_at > now()
      returning workspace_id as "workspaceId", role`;
    if (!invitation) return null;
    const { workspaceId, role } = invitation;
    // Who was a member once has their row still: what they wrote is theirs again.
    const [member] = await tx<{ memberId: MemberId }[]>`
      insert into member (id, workspace_id, user_id, role)
      values (${newId<MemberId>()}, ${workspaceId}, ${userId}, ${role})
      on conflict (workspace_id, user_id) do update set role = excluded.role, removed_at = null, created_at = now()
      returning id as "memberId"`;
    return member ? { workspaceId, memberId: member.memberId } : null;
  });
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
