import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

/**
 * Asks for another try of one of the workspace's letters, or of all when no id is given; the workers put the jobs back
 * into the queue. Returns how many are tried again that were not already.
 */
export async function retryDeadLetters(sql: Sql, workspaceId: WorkspaceId, id?: string): Promise<number> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
      update dead_letter set retry_asked_at = now(), requeued_at = null
      where workspace_id = ${workspaceId} and dismissed_at is null and retry_asked_at is null
        ${id === undefined ? tx`` : tx`and id = ${id}`}`,
  );
  return rows.count;
}

/** Takes a letter off the list; its work stays undone. False when the workspace has no such letter on it. */
export async function dismissDeadLetter(sql: Sql, workspaceId: WorkspaceId, id: string): Promise<boolean> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
      update dead_letter set dismissed_at = now()
      where workspace_id = ${workspaceId} and id = ${id} and dismissed_at is null and retry_asked_at is null`,
  );
  return rows.count > 0;
}
