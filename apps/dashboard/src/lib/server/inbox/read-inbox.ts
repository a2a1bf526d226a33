import {
  findSearchLag,
  listInbox,
  type ConversationId,
  type InboxCursor,
  type InboxPage,
  type MemberId,
  type SearchLag,
  type WorkspaceId,
} from '@debrief/db';
import type { FilterProblem } from '@debrief/pipelines/filter';
import { readFilter } from '../filter/read-filter.ts';
import { formatCursor, type InboxView } from './inbox-url.ts';
import { listFiltered, type FilteredPage, type ListStores } from './list-filtered.ts';
import { showMatches, type FoundRow } from './show-matches.ts';

export interface InboxQuestion {
  view: InboxView;
  memberId: MemberId;
  after?: InboxCursor;
  /** Only these, and only those of them that belong. */
  among?: ConversationId[];
}

export interface FoundPage {
  rows: FoundRow[];
  next: string | null;
  /** The filter is not understood, and nothing is listed. */
  problem: FilterProblem | null;
  /** How far words were looked for; null when none were. */
  searched: SearchLag | null;
  /** Going on would have taken too long: the list was looked through down to this moment. Null where it need not be. */
  lookedBackTo: Date | null;
}

/** Conversations of a page. */
const PAGE = 50;

/** One page of the Inbox under the view's filter. */
export async function readInboxPage(
  stores: ListStores,
  workspaceId: WorkspaceId,
  { view, memberId, after, among }: InboxQuestion,
): Promise<FoundPage> {
  const { sql } = stores;
  const read = view.q === '' ? null : await readFilter(sql, workspaceId, { text: view.q, memberId });
  if (read && !read.ok) return { rows: [], next: null, problem: read.problem, searched: null, lookedBackTo: null };
  const terms = read?.terms ?? [];
  // Before the list: what is indexed in between is shown and said to be missing, never the other way round.
  const searched = terms.length > 0 ? await findSearchLag(sql, workspaceId) : null;
  const list = { tab: view.tab, agentId: view.agentId, memberId, ...(after && { after }) };
  // Words are found by their own index, and rows that are named by their keys.
  const isLong = read !== null && terms.length === 0 && !among;
  const page: InboxPage & Partial<FilteredPage> = isLong
    ? await listFiltered(stores, workspaceId, { ...list, filter: read.filter, limit: PAGE, timeZone: read.timeZone })
    : await listInbox(sql, workspaceId, {
        ...{ ...list, ...(read && { filter: read.filter }) },
        ...(among && { among, limit: among.length }),
      });
  const rows = await showMatches(sql, workspaceId, page.rows, terms);
  return { rows, next: formatCursor(page.next), problem: null, searched, lookedBackTo: page.reached?.lastAt ?? null };
}
