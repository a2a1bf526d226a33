import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { isTimeout, limitTime } from '../postgres/limit-time.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { isNamed } from './filter-to-sql.ts';

/** Visitors, and conversations of theirs: more of either are found sooner by going through the list. */
const MOST = 2_000;

/**
 * All conversations of visitors whose name or e-mail address holds one of the parts, in no order; null where they are many,
 * or to look through all visitors takes longer than `maxMs`.
 */
export async function findOfVisitors(
  sql: Sql,
  workspaceId: WorkspaceId,
  { parts, maxMs }: { parts: string[]; maxMs: number },
): Promise<ConversationId[] | null> {
  try {
    return await withWorkspace(sql, workspaceId, async (tx) => {
      await limitTime(tx, maxMs);
      const visitors = await tx<{ id: string }[]>`
        select w.id from visitor w where w.workspace_id = ${workspaceId} and ${isNamed(tx, parts)} limit ${MOST + 1}`;
      if (visitors.length > MOST) return null;
      const found = await tx<{ id: ConversationId }[]>`
        select c.id from conversation c
        where c.workspace_id = ${workspaceId} and c.visitor_id = any(${visitors.map(({ id }) => id)}::uuid[])
        limit ${MOST + 1}`;
      return found.length > MOST ? null : found.map(({ id }) => id);
    });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}
