import type { AgentId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export interface WorkspaceSettings {
  name: string;
  /** IANA name. */
  timeZone: string;
  /** ISO weekday, 1 Monday … 7 Sunday. */
  weekStart: number;
  idleSeconds: number;
  /** Minutes after which a visitor who waits for a human is told so; null: never. */
  maxWaitMinutes: number | null;
  /** What the visitor is told then; '': a sentence in the conversation's language. */
  waitText: string;
}

/** The workspace's settings; throws when there is no such workspace. */
export async function readWorkspace(sql: Sql, workspaceId: WorkspaceId): Promise<WorkspaceSettings> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<WorkspaceSettings[]>`
    select name, time_zone as "timeZone", week_start as "weekStart", idle_seconds as "idleSeconds",
      max_wait_minutes as "maxWaitMinutes", wait_text as "waitText"
    from workspace
    where id = ${workspaceId}`,
  );
  if (!row) throw new Error(`workspace ${workspaceId} does not exist`);
  return row;
}

export async function updateWorkspace(sql: Sql, workspaceId: WorkspaceId, settings: WorkspaceSettings): Promise<void> {
  await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    update workspace
    set name = ${settings.name}, time_zone = ${settings.timeZone}, week_start = ${settings.weekStart},
      idle_seconds = ${settings.idleSeconds}, max_wait_minutes = ${settings.maxWaitMinutes},
      wait_text = ${settings.waitText}
    where id = ${workspaceId}`,
  );
}

export interface AgentRow {
  id: AgentId;
  key: string;
  name: string;
}

/** The workspace's chatbots, by name. */
export async function listAgents(sql: Sql, workspaceId: WorkspaceId): Promise<AgentRow[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<AgentRow[]>`
    select id, key, name from agent where workspace_id = ${workspaceId} and not archived order by name`,
  );
}

/** Renames an agent; its key stays. False when the workspace has no such agent. */
export async function renameAgent(sql: Sql, workspaceId: WorkspaceId, id: AgentId, name: string): Promise<boolean> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    update agent set name = ${name} where id = ${id} and workspace_id = ${workspaceId} returning id`,
  );
  return rows.length > 0;
}
