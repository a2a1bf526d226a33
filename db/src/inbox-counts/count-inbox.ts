import { inTab, type InboxTab } from '../conversations/in-tab.ts';
import type { AgentId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export interface TabCount {
  count: number;
  /** `about`: from facts that are behind; `at least`: there are more, and nobody counted on. */
  precision: 'exact' | 'about' | 'at least';
}

/** Null for a tab that nobody could count. */
export type InboxCounts = Record<InboxTab, TabCount | null>;

export const uncounted: InboxCounts = {
  ...{ all: null, live: null, flagged: null, waiting: null },
  ...{ mine: null, snoozed: null, resolved: null },
};

/** What is looked through so far. */
export const MAX_COUNTED = 10_000;

/** The count, where at most one more than MAX_COUNTED were looked at. */
function upTo(count: number): TabCount {
  return count > MAX_COUNTED ? { count: MAX_COUNTED, precision: 'at least' } : { count, precision: 'exact' };
}

/** How many conversations each tab holds: kept sums, but for the two tabs that depend on who looks, and when. */
export async function countInbox(
  sql: Sql,
  workspaceId: WorkspaceId,
  { memberId, agentId }: { memberId: MemberId; agentId?: AgentId | null },
): Promise<InboxCounts> {
  const [row] = await withWorkspace(sql, workspaceId, (tx) => {
    const count = (tab: 'live' | 'mine') => tx`
      (select count(*)::int from (
         select from conversation c
         where c.workspace_id = ${workspaceId} and ${inTab(tx, tab, memberId)}
         ${agentId ? tx`and c.agent_id = ${agentId}` : tx``}
         limit ${MAX_COUNTED + 1}) as few)`;
    return tx<Record<InboxTab, number>[]>`
      select coalesce(sum(total), 0)::bigint as all, coalesce(sum(flagged), 0)::bigint as flagged,
        coalesce(sum(waiting), 0)::bigint as waiting, coalesce(sum(snoozed), 0)::bigint as snoozed,
        coalesce(sum(resolved), 0)::bigint as resolved, ${count('live')} as live, ${count('mine')} as mine
      from inbox_count
      where workspace_id = ${workspaceId} ${agentId ? tx`and agent_id = ${agentId}` : tx``}`;
  });
  if (!row) throw new Error('an aggregate without groups returned no row');
  const exact = (count: number): TabCount => ({ count, precision: 'exact' });
  return {
    all: exact(row.all),
    live: upTo(row.live),
    flagged: exact(row.flagged),
    waiting: exact(row.waiting),
    mine: upTo(row.mine),
    snoozed: exact(row.snoozed),
    resolved: exact(row.resolved),
  };
}
