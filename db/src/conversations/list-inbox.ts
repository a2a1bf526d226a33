import type { AgentId, ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { spansBefore } from '../search/time-tokens.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { inboxColumns, inboxFrom, type InboxRow } from './inbox-row.ts';
import { inTab, type InboxTab } from './in-tab.ts';
import { splitWords } from './split-words.ts';

export interface InboxQuery {
  tab: InboxTab;
  memberId: MemberId;
  agentId?: AgentId | null;
  filter?: ConversationFilter;
  /** Only these, and only those of them that belong: for looking again at rows that changed. */
  among?: ConversationId[];
  /** The place after which to go on: the last row's time and id. */
  after?: InboxCursor | null;
  limit?: number;
  /** Look at so many of the tab's conversations and no further: the page may come out short. */
  lookAt?: number;
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
  rows: MemberInboxRow[];
  /** Null on the last page. */
  next: InboxCursor | null;
}

const PAGE = 50;
/** A word that fills no page from so many of the newest conversations is looked up in the index. */
const LOOK_FOR_WORDS = 400;
/** More documents are looked up than the page needs by so much, so that one look mostly does. */
const SPARE = 3;
const DAY_MS = 86_400_000;

/**
 * One page of the Inbox, newest activity first; the cost does not grow with the page's distance from the top.
 *
 * Where words are looked for, the planner is not asked: its guess of how often they occur is off by thousands for
 * phrases, beginnings and words it has not seen, and a wrong one reads every document. The index is asked for one span of
 * time after the other, the newest first, so that few more documents are read than are shown.
 */
export async function listInbox(sql: Sql, workspaceId: WorkspaceId, query: InboxQuery): Promise<InboxPage> {
  const limit = query.limit ?? PAGE;
  const { words, others } = query.filter ? splitWords(query.filter) : { words: null, others: { all: [] } };
  if (words === null || query.among || query.lookAt) {
    return toPage(await withWorkspace(sql, workspaceId, (tx) => readRows(tx, workspaceId, query, query.lookAt)), limit);
  }
  const rows = await withWorkspace(
    sql,
    workspaceId,
    async (tx) => {
      const newest = await readRows(tx, workspaceId, query, LOOK_FOR_WORDS);
      if (newest.length > limit) return newest;
      const behind = await placeBehind(tx, workspaceId, query, LOOK_FOR_WORDS);
      if (behind === null) return newest;
      const missing = limit + 1 - newest.length;
      const coveredMs = (query.after?.lastAt.getTime() ?? Date.now()) - behind.lastAt.getTime();
      // What is in none of them is rare: naming spans for it would cost more than reading all it is in.
      const enoughMs = newest.length === 0 ? Infinity : (SPARE * missing * coveredMs) / newest.length;
      const ids = await findIds(
        tx,
        workspaceId,
        { ...query, filter: others, after: behind, limit: missing },
        { words, days: Math.max(1, Math.ceil(enoughMs / DAY_MS)) },
      );
      const found = await readRows(tx, workspaceId, { ...query, filter: { all: [] }, among: ids });
      return [...newest, ...found];
    },
    { byKeys: true },
  );
  return toPage(rows, limit);
}

function toPage(rows: MemberInboxRow[], limit: number): InboxPage {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? { lastAt: last.lastAt, id: last.id } : null };
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
async function placeBehind(
  tx: Transaction,
  workspaceId: WorkspaceId,
  query: InboxQuery,
  count: number,
): Promise<InboxCursor | null> {
  const [place] = await tx<InboxCursor[]>`
    select c.last_at as "lastAt", c.id from conversation c where ${inList(tx, workspaceId, query)}
    order by c.last_at desc, c.id desc offset ${count - 1} limit 1`;
  return place ?? null;
}

/** The ids of as many conversations behind the query's place, by the search index. */
async function findIds(
  tx: Transaction,
  workspaceId: WorkspaceId,
  query: InboxQuery & { after: InboxCursor; limit: number },
  { words, days }: { words: string; days: number },
): Promise<ConversationId[]> {
  // What a common word finds must fit, or whole pages of the table are looked through for it.
  await tx`select set_config('work_mem', '32MB', true)`;
  const ids: ConversationId[] = [];
  for (const { tokens, from, before } of spansBefore(query.after.lastAt, days)) {
    const found = await tx<{ id: ConversationId }[]>`
      with found as materialized (
        select s.conversation_id as id from conversation_match s
        where s.document @@ ${tokens === null ? words : `(${words}) & (${tokens})`}::tsquery
      )
      select c.id
      from found f
      join conversation c on c.id = f.id
      left join analysis n on n.conversation_id = c.id
      where ${inList(tx, workspaceId, query)} and ${wanted(tx, query)}
        ${from ? tx`and c.last_at >= ${from}` : tx``}
        ${before ? tx`and c.last_at < ${before}` : tx``}
      order by c.last_at desc, c.id desc
      limit ${query.limit - ids.length}`;
    ids.push(...found.map(({ id }) => id));
    if (ids.length === query.limit) break;
  }
  return ids;
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
