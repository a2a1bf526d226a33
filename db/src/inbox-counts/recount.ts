import type { AgentId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';

export interface InboxCountDrift {
  workspaceId: WorkspaceId;
  agentId: AgentId;
  /** By how much the kept counts were too low. */
  total: number;
  flagged: number;
  waiting: number;
  snoozed: number;
  resolved: number;
}

/**
 * Counts all conversations and puts the kept counts right; returns what was wrong with them. One statement sees one
 * snapshot, and what it adds is a difference like any other: nobody is kept from writing meanwhile.
 */
export async function recountInbox(sql: Sql): Promise<InboxCountDrift[]> {
  return sql<InboxCountDrift[]>`
    with counted as (
      select workspace_id, agent_id, count(*) as total,
        count(*) filter (where cardinality(flag_kinds) > 0) as flagged,
        count(*) filter (where handoff = 'waiting') as waiting,
        count(*) filter (where status = 'snoozed') as snoozed,
        count(*) filter (where status = 'resolved') as resolved
      from conversation group by workspace_id, agent_id
      union all
      select workspace_id, agent_id, -total, -flagged, -waiting, -snoozed, -resolved from inbox_count
    )
    insert into inbox_count (workspace_id, agent_id, total, flagged, waiting, snoozed, resolved)
    select workspace_id, agent_id, sum(total), sum(flagged), sum(waiting), sum(snoozed), sum(resolved)
    from counted group by workspace_id, agent_id
    having (sum(total), sum(flagged), sum(waiting), sum(snoozed), sum(resolved)) <> (0, 0, 0, 0, 0)
    returning workspace_id as "workspaceId", agent_id as "agentId", total, flagged, waiting, snoozed, resolved`;
}
