import {
  findSearchLag,
  listInbox,
  type ConversationId,
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
