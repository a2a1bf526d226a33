import { newId, type MemberId, type WorkspaceId } from '../ids.ts';
import type { MemberRole } from '../members/words.ts';
import type { Sql } from '../postgres/connect.ts';

/** A member of the workspace; the user behind has the same id, no password, and an address of its own unless one is given. */
export async function addMember(
  sql: Sql,
  workspaceId: WorkspaceId,
  { name = 'Anna', role = 'operator', email }: { name?: string; role?: MemberRole; email?: string } = {},
): Promise<MemberId> {
  const id = newId<MemberId>();
  await sql`insert into "user" ${sql({ id, name, email: email ?? `${id}@shop.example` })}`;
  await sql`insert into member ${sql({ id, workspace_id: workspaceId, user_id: id, role })}`;
  return id;
}
