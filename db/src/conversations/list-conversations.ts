import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { conversationColumns, type ConversationRow } from './conversation-row.ts';
import { filterToSql } from './filter-to-sql.ts';
import { inboxFrom } from './inbox-row.ts';

/** The last row of a page. Its time is in microseconds since 1970, all that PostgreSQL keeps: a Date would cut it. */
export interface ConversationCursor {
  lastAtMicros: number;
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
  { limit, after, filter }: { limit: number; after: ConversationCursor | null; filter?: ConversationFilter },
): Promise<ConversationPage> {
  const found = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<(ConversationRow & { lastAtMicros: number })[]>`
      select ${conversationColumns(tx)}, (extract(epoch from c.last_at) * 1000000)::bigint as "lastAtMicros"
      from ${inboxFrom(tx)}
      where c.workspace_id = ${workspaceId}
        ${filter ? tx`and ${filterToSql(tx, filter, { memberId: null, now: new Date() })}` : tx``}
        ${after ? tx`and (c.last_at, c.id) < (${fromMicros(tx, after.lastAtMicros)}, ${after.id})` : tx``}
      order by c.last_at desc, c.id desc
      limit ${limit + 1}`,
  );
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    rows: found.slice(0, limit).map(({ lastAtMicros: _, ...row }) => row),
    next: last ? { lastAtMicros: last.lastAtMicros, id: last.id } : null,
  };
}

function fromMicros(tx: Transaction, micros: number) {
  return tx`timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond'`;
}
