import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { lookAgain } from '../topics/look-again.ts';

/**
 * Removes the workspace's sample conversations, with the visitors and agents that nothing else refers to, and returns
 * how many conversations there were. Their erasure is told to every reader (a trigger leaves tombstones).
 */
export async function removeSample(sql: Sql, workspaceId: WorkspaceId): Promise<number> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const removed = await tx`
      delete from conversation
      where id in (
        select id from conversation where workspace_id = ${workspaceId} and sample order by id for update
      )
      returning id`;
    await tx`
      delete from visitor v
      where v.workspace_id = ${workspaceId} and not exists (select from conversation c where c.visitor_id = v.id)`;
    await tx`
      delete from agent a
      where a.workspace_id = ${workspaceId} and a.key <> 'default'
        and not exists (select from conversation c where c.agent_id = a.id)`;
    await lookAgain(tx, workspaceId);
    return removed.length;
  });
}

/** How many sample conversations the workspace holds. */
export async function countSample(sql: Sql, workspaceId: WorkspaceId): Promise<number> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ count: number }[]>`
    select count(*)::int as count from conversation where workspace_id = ${workspaceId} and sample`,
  );
  return row?.count ?? 0;
}
