import type { MemberId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import type { MemberRole } from './words.ts';

export interface Membership {
  memberId: MemberId;
  workspaceId: WorkspaceId;
  role: MemberRole;
}

/** The workspace a person works in; null for a person without one. */
export async function findMembership(sql: Sql, userId: string): Promise<Membership | null> {
  const [row] = await sql<Membership[]>`
    select id as "memberId", workspace_id as "workspaceId", role
    from member
    where user_id = ${userId} and removed_at is null
    order by created_at
    limit 1`;
  return row ?? null;
}

export interface MemberRow {
  id: MemberId;
  name: string;
  email: string;
  role: MemberRole;
  createdAt: Date;
}

/** Everybody of the workspace, in the order they joined. */
export async function listMembers(sql: Sql, workspaceId: WorkspaceId): Promise<MemberRow[]> {
  return sql<MemberRow[]>`
    select m.id, u.name, u.email, m.role, m.created_at as "createdAt"
    from member m
    join "user" u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} and m.removed_at is null
    order by m.created_at`;
}
