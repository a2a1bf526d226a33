import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';

/** A few questions more do not make another look worth it; so long after the last one they do. */
const LOOK_AGAIN_HOURS = 6;

/**
 * Workspaces with questions to place, or with topics to look at again since some came. Reads across workspaces: for the
 * workers, never for a page.
 */
export async function listTopicWork(sql: Sql): Promise<WorkspaceId[]> {
  const rows = await sql<{ id: WorkspaceId }[]>`
    select w.id
    from workspace w
    where exists (select from question q where q.workspace_id = w.id and q.placed_at is null)
      or exists (
        select from topic_upkeep u
        where u.workspace_id = w.id and u.come > 0
          and u.consolidated_at < now() - ${LOOK_AGAIN_HOURS} * interval '1 hour')
    order by w.id`;
  return rows.map(({ id }) => id);
}
