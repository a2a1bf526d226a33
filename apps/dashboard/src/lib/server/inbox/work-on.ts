import {
  changeConversations,
  listInbox,
  type ConversationId,
  type InboxCursor,
  type InboxPage,
  type MemberId,
  type WorkChange,
  type WorkspaceId,
} from '@debrief/db';
import { readFilter } from '../filter/read-filter.ts';
import { formatCursor, type InboxView } from './inbox-url.ts';
import { listFiltered, UNHURRIED, type FilteredPage, type ListStores } from './list-filtered.ts';

/** Conversations per batch: short enough to keep nobody waiting. */
const BATCH = 200;

export interface WorkOrder {
  /** Named by the page, so that a batch sent twice is one. */
  changeId: string;
  memberId: MemberId;
  change: WorkChange;
  /** These conversations, or all of a view from a place on. */
  among: { ids: ConversationId[] } | { view: InboxView; after: InboxCursor | null };
}

export type WorkDone =
  | {
      outcome: 'done';
      /** Conversations looked at, and of those the ones that are not as they were. */
      seen: number;
      changed: number;
      /** Where the next batch begins; null after the last. */
      next: string | null;
    }
  | { outcome: 'unknown'; what: 'member' | 'tag' }
  /** The view's filter is not understood. */
  | { outcome: 'refused'; problem: string };

/** Does one batch of a member's work, in one transaction. */
export async function workOn(
  stores: ListStores,
  workspaceId: WorkspaceId,
  { changeId, memberId, change, among }: WorkOrder,
): Promise<WorkDone> {
  const page = 'ids' in among ? { ids: among.ids, next: null } : await findBatch(stores, workspaceId, memberId, among);
  if ('problem' in page) return { outcome: 'refused', problem: page.problem };
  const result = await changeConversations(stores.sql, workspaceId, {
    ids: page.ids,
    change,
    by: `member:${memberId}`,
    record: { changeId, memberId, what: Object.keys(change).join(' ') },
  });
  if (result.outcome === 'unknown') return result;
  return { outcome: 'done', seen: page.ids.length, changed: result.changed.size, next: page.next };
}

async function findBatch(
  stores: ListStores,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  { view, after }: { view: InboxView; after: InboxCursor | null },
): Promise<{ ids: ConversationId[]; next: string | null } | { problem: string }> {
  const read = view.q === '' ? null : await readFilter(stores.sql, workspaceId, { text: view.q, memberId });
  if (read && !read.ok) return { problem: read.problem.message };
  const list = { tab: view.tab, agentId: view.agentId, memberId, ...(after && { after }), limit: BATCH };
  const page: InboxPage & Partial<FilteredPage> =
    read?.terms.length === 0
      ? await listFiltered(stores, workspaceId, { ...list, filter: read.filter, timeZone: read.timeZone }, UNHURRIED)
      : await listInbox(stores.sql, workspaceId, { ...list, ...(read && { filter: read.filter }) });
  return { ids: page.rows.map(({ id }) => id), next: formatCursor(page.next ?? page.reached ?? null) };
}
