import type { Sql } from '../postgres/connect.ts';

/** Makes one row of an agent's many, which changes no sum; returns how many went. Reads across workspaces. */
export async function foldInboxCounts(sql: Sql): Promise<number> {
  const [row] = await sql<[{ folded: number }]>`
    with crowded as (
      select workspace_id, agent_id from inbox_count group by workspace_id, agent_id having count(*) > 1
    ), folded as (
      delete from inbox_count c using crowded
      where c.workspace_id = crowded.workspace_id and c.agent_id = crowded.agent_id
      returning c.*
    ), sums as (
      insert into inbox_count (workspace_id, agent_id, total, flagged, waiting, snoozed, resolved)
      select workspace_id, agent_id, sum(total), sum(flagged), sum(waiting), sum(snoozed), sum(resolved)
      from folded group by workspace_id, agent_id
    )
    select count(*)::int as folded from folded`;
  return row.folded;
}
