import type { PendingQuery, Row } from 'postgres';
import type { MemberId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import { LIVE_MINUTES } from './live-minutes.ts';

export const inboxTabs = ['all', 'live', 'flagged', 'waiting', 'mine', 'snoozed', 'resolved'] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** Whether conversation `c` belongs to a member's tab, in the words of the partial indexes. */
export function inTab(tx: Transaction, tab: InboxTab, memberId: MemberId | null): PendingQuery<Row[]> {
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
