import type { AgentId, ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { limitTime } from '../postgres/limit-time.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { findByWords, type ListPlace } from './find-by-words.ts';
import { inboxColumns, inboxFrom, type InboxRow } from './inbox-row.ts';
import { inTab, type InboxTab } from './in-tab.ts';
import { splitWords } from './split-words.ts';

export interface InboxQuery {
  tab: InboxTab;
  /** Null for a program, which has read nothing and is assigned nothing. */
  memberId: MemberId | null;
  agentId?: AgentId | null;
  filter?: ConversationFilter;
  /** Only these, and only those of them that belong: for looking again at rows that changed. */
  among?: ConversationId[];
  /** The place after which to go on: the last row's time and id. */
  after?: InboxCursor | null;
  limit?: number;
  /** Look at so many of the tab's conversations and no further: the page may come out short. */
  lookAt?: number;
  /** Milliseconds after which a page of a search is sent as short as it is. */
  enoughMs?: number;
  /** Milliseconds it may take, without words; beyond them it throws what `isTimeout` knows. */
  maxMs?: number;
}

export interface InboxCursor {
  lastAt: Date;
  id: ConversationId;
}

/** An Inbox line as one member sees it. */
export interface MemberInboxRow extends InboxRow {
  /** How many of its messages the member has seen; unread while `messageCount` is more. */
  seenMessages: number;
}

export interface InboxPage {
  /** Fewer than the limit, or none, where words are hard to find: the next page goes on looking. */
  rows: MemberInboxRow[];
  /** Null on the last page. */
  next: InboxCursor | null;
}

const PAGE = 50;
/** One page of the Inbox, newest activity first; the cost does not grow with the page's distance from the top. */
export async function listInbox(sql: Sql, workspaceId: WorkspaceId, query: InboxQuery): Promise<InboxPage> {
  const limit = query.limit ?? PAGE;
  const { clauses, others } = query.filter ? splitWords(query.filter) : { clauses: [], others: { all: [] } };
  if (clauses.length === 0 || query.among || query.lookAt) {
    const rows = await withWorkspace(sql, workspaceId, async (tx) => {
      if (query.maxMs) await limitTime(tx, query.maxMs);
      return readRows(tx, workspaceId, query, query.lookAt);
    });
    return toPage(rows.slice(0, limit), rows.length > limit);
  }
  const { after, ...list } = query;
  return withWorkspace(
    sql,
    workspaceId,
    async (tx) => {
      const { ids, reached } = await findByWords(tx, {
        clauses,
        inList: () => inList(tx, workspaceId, list),
        others: () => wanted(tx, { ...query, filter: others }),
        after: after ? { lastAtMicros: after.lastAt.getTime() * 1_000, id: after.id } : null,
        limit: limit + 1,
        enoughMs: query.enoughMs,
      });
      const among = ids.slice(0, limit);
      const page = toPage(await readRows(tx, workspaceId, { ...list, filter: { all: [] }, among }), ids.length > limit);
      return reached === null ? page : { ...page, next: toCursor(reached) };
    },
    { byKeys: true },
  );
}

/** A Date keeps milliseconds: rounded up, so that nothing is passed over. */
function toCursor({ lastAtMicros, id }: ListPlace): InboxCursor {
  return { lastAt: new Date(Math.ceil(lastAtMicros / 1_000)), id };
}

function toPage(rows: MemberInboxRow[], hasMore: boolean): InboxPage {
  const last = rows.at(-1);
  return { rows, next: hasMore && last ? { lastAt: last.lastAt, id: last.id } : null };
}

/** The page's rows and one more, where there is one; `lookAt` also makes the list be gone through in its order. */
function readRows(
  tx: Transaction,
  workspaceId: WorkspaceId,
  query: InboxQuery,
  lookAt?: number,
): Promise<MemberInboxRow[]> {
  const list = tx`select c.* from conversation c where ${inList(tx, workspaceId, query)}`;
  return tx<MemberInboxRow[]>`
    select ${inboxColumns(tx)}, coalesce(r.seen_messages, 0) as "seenMessages"
    from ${inboxFrom(tx)}
    join (
      -- Chosen before anything is joined, so that no estimate of the joins can lead the plan astray.
      select c.id
      from (${lookAt === undefined ? list : tx`${list} order by c.last_at desc, c.id desc limit ${lookAt}`}) as c
      left join analysis n on n.conversation_id = c.id
      where ${wanted(tx, query)}
      order by c.last_at desc, c.id desc
      limit ${(query.limit ?? PAGE) + 1}
    ) as page on page.id = c.id
    left join read_mark r on r.conversation_id = c.id and r.member_id = ${query.memberId}
    order by c.last_at desc, c.id desc`;
}

/** The place of the last of so many conversations of the list, whatever the filter; null where there are fewer. */
export async function findPlaceBehind(
  sql: Sql,
  workspaceId: WorkspaceId,
  query: InboxQuery,
  count: number,
): Promise<InboxCursor | null> {
  const [place] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<InboxCursor[]>`
      select c.last_at as "lastAt", c.id from conversation c where ${inList(tx, workspaceId, query)}
      order by c.last_at desc, c.id desc offset ${count - 1} limit 1`,
  );
  return place ?? null;
}

function inList(tx: Transaction, workspaceId: WorkspaceId, { tab, memberId, agentId, among, after }: InboxQuery) {
  return tx`
    c.workspace_id = ${workspaceId} and ${inTab(tx, tab, memberId)}
    ${agentId ? tx`and c.agent_id = ${agentId}` : tx``}
    ${among ? tx`and c.id = any(${among}::uuid[])` : tx``}
    ${after ? tx`and (c.last_at, c.id) < (${after.lastAt}, ${after.id})` : tx``}`;
}

function wanted(tx: Transaction, { filter, memberId }: InboxQuery) {
  return filter ? filterToSql(tx, filter, { memberId, now: new Date() }) : tx`true`;
}
