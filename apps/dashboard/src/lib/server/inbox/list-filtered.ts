/**
 * The list under a filter, at a cost that does not grow with how seldom the filter is met.
 *
 * 1. Postgres looks at the newest conversations of the tab: most filters fill a page from those.
 * 2. For those that do not, facts name what may come behind them, newest first, and Postgres looks at each. What changed
 *    since the facts were loaded is looked at as well, so the page is the one that Postgres alone would find.
 * 3. What facts do not know of, such as who is assigned, mostly has an index of its own: where they know only a part of the
 *    filter, Postgres tries alone first, and not for long.
 * 4. A visitor of few conversations is looked up among the visitors.
 * 5. Where facts know nothing of it, are too far behind or away, Postgres goes through the list for as long as a person
 *    waits. Where even that was not enough the page ends, and says how far it looked.
 */
import {
  findOfVisitors,
  findPlaceBehind,
  isTimeout,
  listInbox,
  listPending,
  type ConversationFilter,
  type ConversationId,
  type InboxCursor,
  type InboxPage,
  type InboxQuery,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { findCandidates, type ClickHouse, type FactFilter } from '@debrief/db/clickhouse';
import { toNearestFactFilter, type WithoutFact } from '@debrief/pipelines/filter';
import { tabFilter } from './tab-filter.ts';

export interface ListStores {
  sql: Sql;
  clickhouse: ClickHouse;
  /** Told when ClickHouse could not help. */
  warn?: (cause: unknown) => void;
}

export interface FilteredList extends InboxQuery {
  filter: ConversationFilter;
  limit: number;
  /** Of the workspace. */
  timeZone: string;
}

export interface FilteredPage extends InboxPage {
  /** The list was looked through down to this place and no further; null where it was looked through as far as needed. */
  reached: InboxCursor | null;
}

export interface Patience {
  /** Conversations of the tab that Postgres looks at first; about 2 ms a thousand. */
  lookAt: number;
  /** Candidates that are looked at together, four times as many each time, and how often. */
  candidates: number;
  rounds: number;
  /** Milliseconds that Postgres goes through the list where facts can help, and where they cannot. */
  tryMs: number;
  walkMs: number;
}

const PATIENCE: Patience = { lookAt: 5_000, candidates: 500, rounds: 6, tryMs: 100, walkMs: 4_000 };
/** For those who go on where a page ends: a program, and work on all of a filter. */
export const UNHURRIED: Patience = { ...PATIENCE, walkMs: 15_000 };
const MOST_CANDIDATES = 8_000;
/** Seconds that ClickHouse may look for candidates. */
const MAX_SECONDS = 3;
/** Before every other id, so that a place behind it is behind its whole millisecond. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000' as ConversationId;

/** One page of the list under a filter. Throws as Postgres does, but not for having taken long. */
export async function listFiltered(
  stores: ListStores,
  workspaceId: WorkspaceId,
  list: FilteredList,
  patience: Patience = PATIENCE,
): Promise<FilteredPage> {
  const { sql, warn } = stores;
  const without = new Set<WithoutFact>();
  const inTab = tabFilter({ tab: list.tab, agentId: list.agentId ?? null }, without);
  const nearest = toNearestFactFilter(list.filter);
  const isKnown = nearest.without.length === 0 && without.size === 0;
  const isUnknown = 'all' in nearest.filter && nearest.filter.all.length === 0;
  const parts = readVisitors(list.filter);
  const isTried = !isUnknown || parts !== null;
  const walked = isKnown ? null : await walk(sql, workspaceId, list, isTried ? patience.tryMs : patience.walkMs);
  if (walked) return walked;
  const among = parts && (await findOfVisitors(sql, workspaceId, { parts, maxMs: patience.walkMs }));
  if (among) return { ...(await listInbox(sql, workspaceId, { ...list, among })), reached: null };

  const newest = await listInbox(sql, workspaceId, { ...list, lookAt: patience.lookAt });
  const behind = newest.next ? null : await findPlaceBehind(sql, workspaceId, list, patience.lookAt);
  if (!behind) return { ...newest, reached: null };
  const filter = { all: [inTab, nearest.filter] };
  const named = isUnknown ? null : listBehind(stores, workspaceId, { list, newest, behind, filter }, patience);
  const found = await named?.catch((cause: unknown) => {
    warn?.(cause);
    return null;
  });
  if (found && (isKnown || !found.reached)) return found;
  const last = isTried ? await walk(sql, workspaceId, list, patience.walkMs) : null;
  return last ?? found ?? { ...newest, reached: behind };
}

/** What visitors' names must hold; null where the filter asks for none, or leaves it open. */
function readVisitors(filter: ConversationFilter): string[] | null {
  const parts = 'all' in filter ? filter.all : [filter];
  return parts.map((part) => ('visitor' in part ? part.visitor : null)).find((part) => part !== null) ?? null;
}

interface Behind {
  list: FilteredList;
  newest: InboxPage;
  behind: InboxCursor;
  filter: FactFilter;
}

/** The page with what facts name behind a place; null where they are too far behind themselves. */
async function listBehind(
  { sql, clickhouse }: ListStores,
  workspaceId: WorkspaceId,
  { list, newest, behind, filter }: Behind,
  { candidates, rounds }: Patience,
): Promise<FilteredPage | null> {
  // Before the facts are asked: what is loaded in between is looked at twice, never left out.
  const pending = await listPending(sql, workspaceId);
  if (!pending) return null;
  const rows = [...newest.rows];
  let place = { upTo: behind.lastAt, after: behind };
  for (let round = 0; round < rounds; round += 1) {
    const { ids, downTo } = await findCandidates(
      clickhouse,
      workspaceId,
      { filter, timeZone: list.timeZone, upTo: place.upTo, limit: Math.min(candidates * 4 ** round, MOST_CANDIDATES) },
      { maxSeconds: MAX_SECONDS },
    );
    const among = [...new Set([...ids, ...pending.ids])];
    const limit = list.limit + 1 - rows.length;
    const found = await listInbox(sql, workspaceId, { ...list, among, after: place.after, limit });
    // Of what changed since, some may stand behind candidates that are yet to be named.
    rows.push(...found.rows.filter(({ lastAt }) => downTo === null || lastAt >= downTo));
    if (rows.length > list.limit || downTo === null) return { ...toPage(rows, list.limit), reached: null };
    place = { upTo: new Date(downTo.getTime() - 1), after: { lastAt: downTo, id: FIRST_ID } };
  }
  return { rows, next: null, reached: place.after };
}

/** The page as Postgres finds it alone; null where that takes longer. */
async function walk(
  sql: Sql,
  workspaceId: WorkspaceId,
  list: FilteredList,
  maxMs: number,
): Promise<FilteredPage | null> {
  try {
    return { ...(await listInbox(sql, workspaceId, { ...list, maxMs })), reached: null };
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

function toPage(found: InboxPage['rows'], limit: number): InboxPage {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? { lastAt: last.lastAt, id: last.id } : null };
}
