import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';

/** A few questions more do not make another look worth it; so long after the last one they do. */
const LOOK_AGAIN_HOURS = 6;

/**
 * Workspaces with questions to place, with topics to look at again since some came, or with questions that have no vector
 * of this space yet. Reads across workspaces: for the workers, never for a page.
 */
export async function listTopicWork(sql: Sql, space: string | null = null): Promise<WorkspaceId[]> {
  const rows = await sql<{ id: WorkspaceId }[]>`
    select w.id
    from workspace w
    where exists (select from question q where q.workspace_id = w.id and q.placed_at is null)
      or exists (
        select from topic_upkeep u
        where u.workspace_id = w.id and u.come > 0
          and u.consolidated_at < now() - ${LOOK_AGAIN_HOURS} * interval '1 hour')
      or (${space}::text is not null and exists (select from question q where q.workspace_id = w.id) and not exists (
        select from embedding_state e
        where e.workspace_id = w.id and ((e.space = ${space} and e.is_complete) or e.retry_at > now())))
    order by w.id`;
  return rows.map(({ id }) => id);
}
