import type { AgentId, ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { inboxColumns, inboxFrom, type InboxRow } from './inbox-row.ts';
import { inTab, type InboxTab } from './in-tab.ts';

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
