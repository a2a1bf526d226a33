import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';

/** Every workspace of the desk, the oldest first. For commands of the desk's owner only: it looks past the tenant guard. */
export async function listWorkspaces(sql: Sql): Promise<{ id: WorkspaceId; name: string }[]> {
  return sql<{ id: WorkspaceId; name: string }[]>`select id, name from workspace order by created_at, id`;
}
