import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { lookAgain } from '../topics/look-again.ts';

/**
 * Erases a visitor with every conversation, message, rating and finding of theirs, and returns how many conversations
 * there were; null when the workspace knows no such visitor. The facts in ClickHouse follow through the outbox.
 */
export async function eraseVisitor(sql: Sql, workspaceId: WorkspaceId, externalId: string): Promise<number | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [visitor] = await tx<{ id: string }[]>`
      select id from visitor where workspace_id = ${workspaceId} and external_id = ${externalId} for update`;
    if (!visitor) return null;
    const erased = await tx`
      delete from conversation
      where id in (select id from conversation where visitor_id = ${visitor.id} order by id for update)
      returning id`;
    await tx`delete from visitor where id = ${visitor.id}`;
    await lookAgain(tx, workspaceId);
    return erased.length;
  });
}
