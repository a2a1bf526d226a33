import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

/** What visitors began with in the newest conversations of a workspace, sample data left out; `limit` at most. */
export async function readFirstWords(sql: Sql, workspaceId: WorkspaceId, limit: number): Promise<string[]> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ text: string }[]>`
    select m.text
    from (
      select id from conversation
      where workspace_id = ${workspaceId} and not sample
      order by last_at desc, id desc
      limit ${limit}
    ) c
    cross join lateral (
      select left(text, 2000) as text from message
      where conversation_id = c.id and role = 'visitor'
      order by at, position
      limit 1
    ) m`,
  );
  return rows.map(({ text }) => text);
}
