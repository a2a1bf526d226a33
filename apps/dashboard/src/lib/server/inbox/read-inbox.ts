import {
  countFiltered,
  countInbox,
  findSearchLag,
  listInbox,
  type ConversationId,
  type InboxCounts,
  type InboxCursor,
  type MemberId,
  type SearchLag,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import type { FilterProblem } from '@debrief/pipelines/filter';
import { readFilter } from '../filter/read-filter.ts';
import { formatCursor, type InboxView } from './inbox-url.ts';
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
}

/** One page of the Inbox under the view's filter. */
export async function readInboxPage(
  sql: Sql,
  workspaceId: WorkspaceId,
  { view, memberId, after, among }: InboxQuestion,
): Promise<FoundPage> {
  const read = view.q === '' ? null : await readFilter(sql, workspaceId, { text: view.q, memberId });
  if (read && !read.ok) return { rows: [], next: null, problem: read.problem, searched: null };
  const terms = read?.terms ?? [];
  // Before the list: what is indexed in between is shown and said to be missing, never the other way round.
  const searched = terms.length > 0 ? await findSearchLag(sql, workspaceId) : null;
  const page = await listInbox(sql, workspaceId, {
    tab: view.tab,
    agentId: view.agentId,
    memberId,
    ...(read && { filter: read.filter }),
    ...(after && { after }),
    ...(among && { among, limit: among.length }),
  });
  const rows = await showMatches(sql, workspaceId, page.rows, terms);
  return { rows, next: formatCursor(page.next), problem: null, searched };
}

/** How many conversations each tab holds under the view's filter; null when there are too many to count, or no filter is understood. */
export async function readInboxCounts(
  sql: Sql,
  workspaceId: WorkspaceId,
  { view, memberId }: { view: InboxView; memberId: MemberId },
): Promise<InboxCounts | null> {
  const { agentId, q } = view;
  if (q === '') return countInbox(sql, workspaceId, { memberId, agentId });
  const read = await readFilter(sql, workspaceId, { text: q, memberId });
  return read.ok ? countFiltered(sql, workspaceId, { memberId, agentId, filter: read.filter }) : null;
}
