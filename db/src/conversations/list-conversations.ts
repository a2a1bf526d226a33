import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { conversationColumns, type ConversationRow } from './conversation-row.ts';
import { inboxFrom } from './inbox-row.ts';

/** The last row of a page. Its time is PostgreSQL's own text: a Date would lose the microseconds. */
export interface ConversationCursor {
  lastAt: string;
  id: ConversationId;
}

export interface ConversationPage {
  rows: ConversationRow[];
  /** Null on the last page. */
  next: ConversationCursor | null;
}

/** One page of the workspace's conversations, newest activity first; a page costs the same wherever it is. */
export async function listConversations(
  sql: Sql,
  workspaceId: WorkspaceId,
  { limit, after }: { limit: number; after: ConversationCursor | null },
): Promise<ConversationPage> {
  const found = await withWorkspace(
    sql,
    workspaceId,
    // "nulls last" although there are none: the index says so, and is not used otherwise.
    (tx) => tx<(ConversationRow & { exactLastAt: string })[]>`
      select ${conversationColumns(tx)}, c.last_at::text as "exactLastAt"
      from ${inboxFrom(tx)}
      where c.workspace_id = ${workspaceId}
        ${after ? tx`and (c.last_at, c.id) < (${after.lastAt}::text::timestamptz, ${after.id})` : tx``}
      order by c.last_at desc nulls last, c.id desc nulls last
      limit ${limit + 1}`,
  );
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    rows: found.slice(0, limit).map(({ exactLastAt: _, ...row }) => row),
    next: last ? { lastAt: last.exactLastAt, id: last.id } : null,
  };
}
