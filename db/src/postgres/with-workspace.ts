import type { WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from './connect.ts';

export interface WorkspaceOptions {
  /**
   * Plans use indexes, whatever the statistics say: a prepared plan that was made while a table was small would read all of
   * it until autovacuum has come by.
   */
  byKeys?: boolean;
  /** Each statement is planned once per connection: where its values change nothing, planning it anew costs more than it. */
  plannedOnce?: boolean;
}

/**
 * Runs `work` in one transaction that can see and write only the given workspace's rows: it takes the non-owner role
 * and names the workspace to the row-level policies, both until the transaction ends.
 */
export function withWorkspace<Result>(
  sql: Sql,
  workspaceId: WorkspaceId,
  work: (tx: Transaction) => Promise<Result>,
  { byKeys = false, plannedOnce = false }: WorkspaceOptions = {},
): Promise<Result> {
  return sql.begin(async (tx) => {
    const keys = byKeys ? tx`, set_config('enable_seqscan', 'off', true)` : tx``;
    const once = plannedOnce ? tx`, set_config('plan_cache_mode', 'force_generic_plan', true)` : tx``;
    // Sent first on this connection and not waited for: what follows it runs after it, or fails with it.
    const entered = tx`
      select set_config('role', 'debrief_tenant', true), set_config('debrief.workspace_id', ${workspaceId}, true)
        ${keys} ${once}`.execute();
    const result = await work(tx);
    await entered;
    return result;
  }) as Promise<Result>;
}
