import type { WorkspaceId } from '../ids.ts';
import { wordKinds } from '../outbox/words.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

/** The outbox reader that keeps the documents. */
export const SEARCH = 'search';

export type SearchLag =
  | { state: 'current' }
  /** What was said since is not found yet. */
  | { state: 'behind'; indexedUpTo: Date }
  /** Conversations of before search was there are still being taken in, the newest first. */
  | { state: 'filling' };

/** How far the workspace can be searched. */
export async function findSearchLag(sql: Sql, workspaceId: WorkspaceId): Promise<SearchLag> {
  const [cursor] = await sql<{ seq: number }[]>`select seq from outbox_cursor where reader = ${SEARCH}`;
  if (!cursor) return { state: 'filling' };
  const [waiting] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ at: Date }[]>`
      select o.at
      from outbox o
      where o.workspace_id = ${workspaceId} and o.seq > ${cursor.seq} and o.kind = any(${wordKinds})
      order by o.seq
      limit 1`,
  );
  return waiting ? { state: 'behind', indexedUpTo: waiting.at } : { state: 'current' };
}
