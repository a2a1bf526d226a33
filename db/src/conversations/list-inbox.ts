import type { AgentId, ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { inboxColumns, inboxFrom, type InboxRow } from './inbox-row.ts';
import { LIVE_MINUTES } from './live-minutes.ts';

export const inboxTabs = ['all', 'live', 'flagged', 'waiting', 'mine', 'snoozed', 'resolved'] as const;
export type InboxTab = (typeof inboxTabs)[number];

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

/** One page of the Inbox, newest activity first; the cost does not grow with the page's distance from the top. */
export async function listInbox(sql: Sql, workspaceId: WorkspaceId, query: InboxQuery): Promise<InboxPage> {
  const limit = query.limit ?? 50;
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<MemberInboxRow[]>`
    select ${inboxColumns(tx)}, coalesce(r.seen_messages, 0) as "seenMessages"
    from ${inboxFrom(tx)}
    join (
      -- Chosen before anything is joined, so that no estimate of the joins can lead the plan astray.
      select c.id
      from conversation c
      left join analysis n on n.conversation_id = c.id
      where c.workspace_id = ${workspaceId}
        and ${inTab(tx, query.tab, query.memberId)}
        ${query.agentId ? tx`and c.agent_id = ${query.agentId}` : tx``}
        ${query.filter ? tx`and ${filterToSql(tx, query.filter, { memberId: query.memberId, now: new Date() })}` : tx``}
        ${query.among ? tx`and c.id = any(${query.among}::uuid[])` : tx``}
        ${query.after ? tx`and (c.last_at, c.id) < (${query.after.lastAt}, ${query.after.id})` : tx``}
      order by c.last_at desc, c.id desc
      limit ${limit + 1}
    ) as page on page.id = c.id
    left join read_mark r on r.conversation_id = c.id and r.member_id = ${query.memberId}
    order by c.last_at desc, c.id desc`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? { lastAt: last.lastAt, id: last.id } : null };
}

export type InboxCounts = Record<InboxTab, number>;

/** How many conversations each tab holds. */
export async function countInbox(
  sql: Sql,
  workspaceId: WorkspaceId,
  { memberId, agentId }: { memberId: MemberId; agentId?: AgentId | null },
): Promise<InboxCounts> {
  const [row] = await withWorkspace(sql, workspaceId, (tx) => {
    const count = (tab: InboxTab) => tx`
      (select count(*)::int from conversation c
       where c.workspace_id = ${workspaceId} and ${inTab(tx, tab, memberId)}
       ${agentId ? tx`and c.agent_id = ${agentId}` : tx``})`;
    return tx<InboxCounts[]>`
      select ${count('all')} as all, ${count('live')} as live, ${count('flagged')} as flagged,
        ${count('waiting')} as waiting, ${count('mine')} as mine, ${count('snoozed')} as snoozed,
        ${count('resolved')} as resolved`;
  });
  return row ?? { all: 0, live: 0, flagged: 0, waiting: 0, mine: 0, snoozed: 0, resolved: 0 };
}

/** Conversations that are counted at most while a filter is on. */
const MAX_COUNTED = 10_000;

/** How many of the filter's conversations each tab holds; null when there are too many to count at once. */
export async function countFiltered(
  sql: Sql,
  workspaceId: WorkspaceId,
  { memberId, agentId, filter }: { memberId: MemberId; agentId?: AgentId | null; filter: ConversationFilter },
): Promise<InboxCounts | null> {
  const [row] = await withWorkspace(sql, workspaceId, (tx) => {
    const count = (tab: InboxTab) => tx`(count(*) filter (where ${inTab(tx, tab, memberId)}))::int`;
    return tx<InboxCounts[]>`
      select ${count('all')} as all, ${count('live')} as live, ${count('flagged')} as flagged,
        ${count('waiting')} as waiting, ${count('mine')} as mine, ${count('snoozed')} as snoozed,
        ${count('resolved')} as resolved
      from (
        select c.last_at, c.ended_at, c.flag_kinds, c.handoff, c.assignee_id, c.status
        from conversation c
        left join analysis n on n.conversation_id = c.id
        where c.workspace_id = ${workspaceId}
          ${agentId ? tx`and c.agent_id = ${agentId}` : tx``}
          and ${filterToSql(tx, filter, { memberId, now: new Date() })}
        limit ${MAX_COUNTED + 1}
      ) as c`;
  });
  return row && row.all <= MAX_COUNTED ? row : null;
}

function inTab(tx: Transaction, tab: InboxTab, memberId: MemberId) {
  switch (tab) {
    case 'all':
      return tx`true`;
    case 'live':
      return tx`c.last_at > now() - ${LIVE_MINUTES} * interval '1 minute' and c.ended_at is null`;
    case 'flagged':
      return tx`cardinality(c.flag_kinds) > 0`;
    case 'waiting':
      return tx`c.handoff = 'waiting'`;
    case 'mine':
      return tx`c.assignee_id = ${memberId} and c.status <> 'resolved'`;
    case 'snoozed':
      return tx`c.status = 'snoozed'`;
    case 'resolved':
      return tx`c.status = 'resolved'`;
  }
}
