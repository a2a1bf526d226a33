import type { AgentId, WorkspaceId } from '../ids.ts';
import type { PendingQuery, Row } from 'postgres';
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

/** Counts all conversations; returns by how much the kept counts are wrong, and changes nothing. */
export async function findInboxDrift(sql: Sql): Promise<InboxCountDrift[]> {
  return sql<InboxCountDrift[]>`
    select workspace_id as "workspaceId", agent_id as "agentId", total, flagged, waiting, snoozed, resolved
    from (${drift(sql)}) as drift`;
}

/**
 * Counts all conversations and puts the kept counts right; returns what was wrong with them. One statement sees one
 * snapshot, and what it adds is a difference like any other: nobody is kept from writing meanwhile.
 */
export async function recountInbox(sql: Sql): Promise<InboxCountDrift[]> {
  return sql<InboxCountDrift[]>`
    insert into inbox_count (workspace_id, agent_id, total, flagged, waiting, snoozed, resolved)
    ${drift(sql)}
    returning workspace_id as "workspaceId", agent_id as "agentId", total, flagged, waiting, snoozed, resolved`;
}

function drift(sql: Sql): PendingQuery<Row[]> {
  return sql`
    select workspace_id, agent_id, sum(total)::bigint as total, sum(flagged)::bigint as flagged,
      sum(waiting)::bigint as waiting, sum(snoozed)::bigint as snoozed, sum(resolved)::bigint as resolved
    from (
      select workspace_id, agent_id, count(*) as total,
        count(*) filter (where cardinality(flag_kinds) > 0) as flagged,
        count(*) filter (where handoff = 'waiting') as waiting,
        count(*) filter (where status = 'snoozed') as snoozed,
        count(*) filter (where status = 'resolved') as resolved
      from conversation group by workspace_id, agent_id
      union all
      select workspace_id, agent_id, -total, -flagged, -waiting, -snoozed, -resolved from inbox_count
    ) as counted
    group by workspace_id, agent_id
    having (sum(total), sum(flagged), sum(waiting), sum(snoozed), sum(resolved)) <> (0, 0, 0, 0, 0)`;
}
