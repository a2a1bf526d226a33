import {
  countFiltered,
  countInbox,
  listPending,
  uncounted,
  type InboxCounts,
  type MemberId,
  type Sql,
  type TabCount,
  type WorkspaceId,
} from '@debrief/db';
import { countTabs, type ClickHouse, type FactTabCounts } from '@debrief/db/clickhouse';
import { toFactFilter } from '@debrief/pipelines/filter';
import { readFilter, type ReadFilter } from '../filter/read-filter.ts';
import type { InboxView } from './inbox-url.ts';

interface Stores {
  sql: Sql;
  clickhouse: ClickHouse;
  /** Told when ClickHouse could not count. */
  warn?: (cause: unknown) => void;
}

interface Asker {
  view: InboxView;
  memberId: MemberId;
}

/** Seconds that ClickHouse may count before Postgres is asked for as much as it can say. */
const MAX_SECONDS = 3;

/**
 * How many conversations each tab holds under the view's filter. Without one they are kept sums. With one, facts count
 * what they know of, but for what changed since they were loaded, which Postgres counts: so the sum is of now. What
 * facts know nothing of, or ClickHouse being away, leaves it to Postgres, which stops at some number and says so.
 */
export async function readInboxCounts(
  stores: Stores,
  workspaceId: WorkspaceId,
  { view, memberId }: Asker,
): Promise<InboxCounts> {
  const { sql } = stores;
  const { agentId, q } = view;
  if (q === '') return countInbox(sql, workspaceId, { memberId, agentId });
  const read = await readFilter(sql, workspaceId, { text: q, memberId });
  if (!read.ok) return uncounted;
  try {
    const counts = await countByFacts(stores, workspaceId, { view, memberId }, read);
    if (counts) return counts;
  } catch (cause) {
    stores.warn?.(cause);
  }
  return countFiltered(sql, workspaceId, { memberId, agentId, filter: read.filter });
}

async function countByFacts(
  { sql, clickhouse }: Stores,
  workspaceId: WorkspaceId,
  { view: { agentId }, memberId }: Asker,
  { filter, timeZone }: ReadFilter,
): Promise<InboxCounts | null> {
  const facts = toFactFilter(agentId ? { all: [{ agents: [agentId] }, filter] } : filter);
  if (!facts.ok) return null;
  const pending = await listPending(sql, workspaceId);
  const question = { memberId, agentId, filter };
  const [known, late, { live }, { mine }] = await Promise.all([
    countTabs(
      clickhouse,
      workspaceId,
      { filter: facts.filter, timeZone, without: pending?.ids ?? [], withoutMonths: pending?.months ?? null },
      { maxSeconds: MAX_SECONDS },
    ),
    pending?.ids.length ? countFiltered(sql, workspaceId, { ...question, among: pending.ids }) : null,
    countFiltered(sql, workspaceId, { ...question, within: 'live' }),
    countFiltered(sql, workspaceId, { ...question, within: 'mine' }),
  ]);
  const sum = (tab: keyof FactTabCounts): TabCount => ({
    count: known[tab] + (late?.[tab]?.count ?? 0),
    precision: pending && (!late || late[tab]) ? 'exact' : 'about',
  });
  return {
    all: sum('all'),
    live,
    flagged: sum('flagged'),
    waiting: sum('waiting'),
    mine,
    snoozed: sum('snoozed'),
    resolved: sum('resolved'),
  };
}
