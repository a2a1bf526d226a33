import type { ConversationFilter } from '../conversations/conversation-filter.ts';
import { filterToSql } from '../conversations/filter-to-sql.ts';
import { inTab, type InboxTab } from '../conversations/in-tab.ts';
import type { AgentId, ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { isTimeout, limitTime } from '../postgres/limit-time.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { MAX_COUNTED, uncounted, type InboxCounts, type TabCount } from './count-inbox.ts';

export interface FilteredQuestion {
  memberId: MemberId;
  agentId?: AgentId | null;
  filter: ConversationFilter;
  /** Only the conversations of this tab, so that only its count is right. */
  within?: InboxTab;
  /** Only these conversations. */
  among?: ConversationId[];
}

/** Nobody waits for a count longer than this, and no connection is held longer by one. */
const MAX_MS = 1_500;

/**
 * How many of the filter's conversations each tab holds. Where there are more than MAX_COUNTED, counting ends there and
 * every count is a least one; where finding that many takes too long, there is none.
 */
export async function countFiltered(
  sql: Sql,
  workspaceId: WorkspaceId,
  { memberId, agentId, filter, within, among }: FilteredQuestion,
): Promise<InboxCounts> {
  const counting = withWorkspace(sql, workspaceId, async (tx) => {
    await limitTime(tx, MAX_MS);
    const count = (tab: InboxTab) => tx`(count(*) filter (where ${inTab(tx, tab, memberId)}))::int`;
    return tx<Record<InboxTab, number>[]>`
      select ${count('all')} as all, ${count('live')} as live, ${count('flagged')} as flagged,
        ${count('waiting')} as waiting, ${count('mine')} as mine, ${count('snoozed')} as snoozed,
        ${count('resolved')} as resolved
      from (
        select c.last_at, c.ended_at, c.flag_kinds, c.handoff, c.assignee_id, c.status
        from conversation c
        left join analysis n on n.conversation_id = c.id
        where c.workspace_id = ${workspaceId}
          ${agentId ? tx`and c.agent_id = ${agentId}` : tx``}
          ${within ? tx`and ${inTab(tx, within, memberId)}` : tx``}
          ${among ? tx`and c.id = any(${among}::uuid[])` : tx``}
          and ${filterToSql(tx, filter, { memberId, now: new Date() })}
        limit ${MAX_COUNTED + 1}
      ) as c`;
  });
  const [row] = await counting.catch((error: unknown) => {
    if (isTimeout(error)) return [];
    throw error;
  });
  if (!row) return uncounted;
  const { all } = row;
  const tell = (count: number): TabCount | null => {
    if (all <= MAX_COUNTED) return { count, precision: 'exact' };
    return count === 0 ? null : { count: Math.min(count, MAX_COUNTED), precision: 'at least' };
  };
  return {
    all: tell(all),
    live: tell(row.live),
    flagged: tell(row.flagged),
    waiting: tell(row.waiting),
    mine: tell(row.mine),
    snoozed: tell(row.snoozed),
    resolved: tell(row.resolved),
  };
}
