import type { PendingQuery, Row } from 'postgres';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { conversationColumns, type ConversationRow } from './conversation-row.ts';
import { filterToSql } from './filter-to-sql.ts';
import { findByWords, isBehind, type ListPlace } from './find-by-words.ts';
import { inboxFrom } from './inbox-row.ts';
import { splitWords } from './split-words.ts';

/** The last row of a page. */
export type ConversationCursor = ListPlace;

export interface ConversationPage {
  /** Fewer than the limit, or none, where words are hard to find: the next page goes on looking. */
  rows: ConversationRow[];
  /** Null on the last page. */
  next: ConversationCursor | null;
}

/** One page of the workspace's conversations, newest activity first; a page costs the same wherever it is. */
export async function listConversations(
  sql: Sql,
  workspaceId: WorkspaceId,
  {
    limit,
    after,
    filter,
    among,
  }: {
    limit: number;
    after: ConversationCursor | null;
    filter?: ConversationFilter;
    /** Only these. */
    among?: ConversationId[];
  },
): Promise<ConversationPage> {
  const { clauses, others } = filter ? splitWords(filter) : { clauses: [], others: { all: [] } };
  return withWorkspace(
    sql,
    workspaceId,
    async (tx) => {
      const inList = () => tx`c.workspace_id = ${workspaceId} ${among ? tx`and c.id = any(${among}::uuid[])` : tx``}`;
      const meets = (asked: ConversationFilter) => filterToSql(tx, asked, { memberId: null, now: new Date() });
      const read = (condition: PendingQuery<Row[]>) => tx<(ConversationRow & { lastAtMicros: number })[]>`
        select ${conversationColumns(tx)}, (extract(epoch from c.last_at) * 1000000)::bigint as "lastAtMicros"
        from ${inboxFrom(tx)}
        where ${inList()} and ${condition}
        order by c.last_at desc, c.id desc
        limit ${limit + 1}`;
      if (clauses.length === 0) {
        const behind = after ? tx`${isBehind(tx, after)}` : tx`true`;
        return toPage(await read(tx`${filter ? meets(filter) : tx`true`} and ${behind}`), limit);
      }
      const search = { clauses, inList, others: () => meets(others), after, limit: limit + 1 };
      const { ids, reached } = await findByWords(tx, search);
      const page = toPage(await read(tx`c.id = any(${ids}::uuid[])`), limit);
      return reached === null ? page : { ...page, next: reached };
    },
    { byKeys: clauses.length > 0 || among !== undefined },
  );
}

function toPage(found: (ConversationRow & { lastAtMicros: number })[], limit: number): ConversationPage {
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    rows: found.slice(0, limit).map(({ lastAtMicros: _, ...row }) => row),
    next: last ? { lastAtMicros: last.lastAtMicros, id: last.id } : null,
  };
}
