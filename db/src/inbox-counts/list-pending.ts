import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

/** Conversations that a count can leave to Postgres, and rows of the outbox that are looked through for them. */
const MAX_PENDING = 1_000;
const MAX_ROWS = 20_000;

/**
 * The workspace's conversations that changed since the facts were loaded: what the outbox reader has not carried yet,
 * which is all of them while it never ran.
 * Null when there are too many to speak of one by one.
 */
export async function listPending(
  sql: Sql,
  workspaceId: WorkspaceId,
  reader = 'analytics',
): Promise<ConversationId[] | null> {
  const [cursor] = await sql<{ seq: number }[]>`select seq from outbox_cursor where reader = ${reader}`;
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ rows: number; ids: ConversationId[] }[]>`
      select count(*)::int as rows, coalesce(array_agg(distinct conversation_id), '{}') as ids
      from (
        select conversation_id from outbox where workspace_id = ${workspaceId} and seq > ${cursor?.seq ?? 0}
        order by seq limit ${MAX_ROWS}
      ) as late`,
  );
  return row && row.rows < MAX_ROWS && row.ids.length <= MAX_PENDING ? row.ids : null;
}
