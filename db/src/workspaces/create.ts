import { newId, type WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';

/** Creates a workspace. */
export async function createWorkspace(
  sql: Sql,
  { name, timeZone = 'UTC' }: { name: string; timeZone?: string },
): Promise<WorkspaceId> {
  const id = newId<WorkspaceId>();
  await sql`insert into workspace (id, name, time_zone) values (${id}, ${name}, ${timeZone})`;
  return id;
}
