import { newId, type AgentId, type WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { ConversationState } from './conversation-state.ts';

export interface LockedConversation extends ConversationState {
  agentKey: string;
}

/**
 * The conversations of these external ids (of every agent), locked until the transaction ends. They are locked in the
 * order of their ids, as every writer does, so that two writers never wait for each other.
 */
export function lockConversations(
  tx: Transaction,
  workspaceId: WorkspaceId,
  externalIds: string[],
): Promise<LockedConversation[]> {
  // `offset 0` keeps each look-up within its loop, whatever the statistics say: see `WorkspaceOptions.byKeys`.
  return tx<LockedConversation[]>`
    with found as materialized (
      select c.id from unnest(${externalIds}::text[]) as given(external_id)
      cross join lateral (
        select id from conversation where workspace_id = ${workspaceId} and external_id = given.external_id offset 0
      ) as c
      order by c.id
    )
    select c.id, c.agent_id as "agentId", a.key as "agentKey", c.external_id as "externalId", c.visitor_id as "visitorId",
      c.revision, c.content_revision as "contentRevision", c.status, c.snoozed_until as "snoozedUntil", c.handoff,
      c.handoff_at as "handoffAt", c.handoff_reason as "handoffReason", c.bot_held as "botHeld",
      c.waits_again_at as "waitsAgainAt", c.started_at as "startedAt",
      c.last_at as "lastAt", c.ended_at as "endedAt", c.message_count as "messageCount",
      c.visitor_count as "visitorCount", c.bot_count as "botCount", c.operator_count as "operatorCount",
      c.preview_role as "previewRole", c.preview_text as "previewText", c.preview_at as "previewAt",
      c.helpful_count as "helpfulCount", c.unhelpful_count as "unhelpfulCount", c.properties,
      c.analysis_due_at as "analysisDueAt", c.channel, c.device, c.os, c.browser, c.country, c.region, c.city,
      c.language, c.time_zone as "timeZone", c.page_url as "pageUrl", c.referrer
    from found
    cross join lateral (select * from conversation where id = found.id offset 0 for update) as c
    cross join lateral (select key from agent where id = c.agent_id offset 0) as a`.execute();
}

/** The ids of the named agents that exist, by key. */
export async function findAgents(
  tx: Transaction,
  workspaceId: WorkspaceId,
  keys: string[],
): Promise<Map<string, AgentId>> {
  const agents = await tx<{ id: AgentId; key: string }[]>`
    select id, key from agent where workspace_id = ${workspaceId} and key = any(${keys})`.execute();
  return new Map(agents.map((agent) => [agent.key, agent.id]));
}

/** Creates the agents that are named for the first time, and adds them to the known ones. */
export async function createAgents(
  tx: Transaction,
  workspaceId: WorkspaceId,
  known: Map<string, AgentId>,
  keys: ReadonlySet<string>,
): Promise<void> {
  const missing = [...keys].filter((key) => !known.has(key)).toSorted();
  if (missing.length === 0) return;
  const rows = missing.map((key) => ({ id: newId<AgentId>(), workspace_id: workspaceId, key, name: key }));
  await tx`insert into agent ${tx(rows)} on conflict do nothing`;
  for (const [key, id] of await findAgents(tx, workspaceId, missing)) known.set(key, id);
}
