import type { WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

/**
 * Runs `work` in one transaction while nobody else changes the workspace's topics: two workers never found one topic
 * twice, and a member's act never meets a consolidation half-way.
 */
export function withTopics<Result>(
  sql: Sql,
  workspaceId: WorkspaceId,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`topics ${workspaceId}`}, 0))`;
    return work(tx);
  });
}
