import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { waitsSince } from './inbox-row.ts';

export interface WaitingSummary {
  count: number;
  /** Since when the first of them waits; null when nobody does. */
  since: Date | null;
}

/** How many conversations of the workspace wait for a human, and the longest wait. */
export async function readWaiting(sql: Sql, workspaceId: WorkspaceId): Promise<WaitingSummary> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<WaitingSummary[]>`
      select count(*)::int as count, min(${waitsSince(tx)}) as since
      from conversation c
      where c.workspace_id = ${workspaceId} and c.handoff = 'waiting'`,
  );
  return row ?? { count: 0, since: null };
}
