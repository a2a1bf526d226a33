/**
 * Does ClickHouse say what Postgres says? Compared per workspace and day by count and hash, each store computing its
 * own, and where those differ row by row (compare-day.ts). Right while conversations come in.
 */
import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import type { Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { compareDay, periodOf, type Day, type DifferingRow } from './compare-day.ts';
import { listFactMonths, listFactWorkspaces } from './fact-extent.ts';
import { hashClickHouseDays, hashPostgresDays, type DayHash, type FactTable } from './hash-facts.ts';
import { repairFacts } from './repair-facts.ts';

export interface ReconcileOptions {
  /** One workspace; all when absent. */
  workspaceId?: WorkspaceId;
  /** Load the conversations that differ anew. */
  repair?: boolean;
  /** Whose cursor says how far ClickHouse is; `analytics` when absent. */
  reader?: string;
  signal?: AbortSignal;
  /** Called as each difference is found. */
  onDifference?: (difference: DayDifference) => void;
}

export interface DayDifference extends Day {
  postgres: DayHash;
  clickhouse: DayHash;
  /** Rows that only Postgres has, that only ClickHouse has, and that both have in different revisions. */
  missing: number;
  extra: number;
  stale: number;
  /** Loaded anew, compared again and found equal. */
  repaired: boolean;
}

export interface Reconciliation {
  workspaces: number;
  /** Rows of Postgres that were compared. */
  conversations: number;
  messages: number;
  /** Rows that differ because their change is still on its way to ClickHouse: not differences. */
  pending: number;
  differences: DayDifference[];
}

const tables: FactTable[] = ['conversation_facts', 'message_facts'];

/** Compares the facts of one workspace, or all, with Postgres; with `repair` it also puts right what differs. */
export async function reconcile(
  sql: Sql,
  clickhouse: ClickHouse,
  { workspaceId, repair = false, reader = 'analytics', signal, onDifference }: ReconcileOptions = {},
): Promise<Reconciliation> {
  const workspaces = workspaceId ? [workspaceId] : await listFactWorkspaces(sql, clickhouse);
  const result: Reconciliation = {
    workspaces: workspaces.length,
    conversations: 0,
    messages: 0,
    pending: 0,
    differences: [],
  };
  for await (const { day, postgres, clickhouse: shown } of hashDays(sql, clickhouse, workspaces)) {
    signal?.throwIfAborted();
    result[day.table === 'message_facts' ? 'messages' : 'conversations'] += postgres.count;
    if (postgres.count === shown.count && postgres.hash === shown.hash) continue;

    const { differing, pending } = await compareDay(sql, clickhouse, day, reader);
    result.pending += pending;
    if (differing.length === 0) continue;
    const repaired = repair && (await repairDay(sql, clickhouse, day, differing, reader));
    const difference = { ...day, postgres, clickhouse: shown, ...tally(differing), repaired };
    result.differences.push(difference);
    onDifference?.(difference);
  }
  return result;
}

const NOTHING: DayHash = { count: 0, hash: '0' };

async function* hashDays(
  sql: Sql,
  clickhouse: ClickHouse,
  workspaces: WorkspaceId[],
): AsyncGenerator<{ day: Day; postgres: DayHash; clickhouse: DayHash }> {
  for (const workspaceId of workspaces) {
    // A month at a time bounds what one query reads, and how long Postgres must keep a snapshot for it.
    for (const month of await listFactMonths(sql, clickhouse, workspaceId)) {
      for (const table of tables) yield* hashMonth(sql, clickhouse, workspaceId, table, month);
    }
  }
}

async function* hashMonth(
  sql: Sql,
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  table: FactTable,
  month: Period,
): AsyncGenerator<{ day: Day; postgres: DayHash; clickhouse: DayHash }> {
  const wanted = await hashPostgresDays(sql, workspaceId, table, month);
  const shown = await hashClickHouseDays(clickhouse, workspaceId, table, month);
  for (const day of [...new Set([...wanted.keys(), ...shown.keys()])].sort()) {
    yield {
      day: { workspaceId, table, day },
      postgres: wanted.get(day) ?? NOTHING,
      clickhouse: shown.get(day) ?? NOTHING,
    };
  }
}

/** Loads anew what differs, and says whether the day agrees now. */
async function repairDay(
  sql: Sql,
  clickhouse: ClickHouse,
  day: Day,
  differing: DifferingRow[],
  reader: string,
): Promise<boolean> {
  const obstacles = differing.filter(
    ({ postgres, clickhouse: found }) => found && (!postgres || found.revision >= postgres.revision),
  );
  await repairFacts(sql, clickhouse, {
    workspaceId: day.workspaceId,
    period: periodOf(day),
    conversationIds: [...new Set(differing.map((row) => row.conversationId))],
    obstacleIds: [...new Set(obstacles.map((row) => row.conversationId))],
  });
  return (await compareDay(sql, clickhouse, day, reader)).differing.length === 0;
}

function tally(differing: DifferingRow[]): { missing: number; extra: number; stale: number } {
  const isShown = (row: DifferingRow) => row.clickhouse !== null && !row.clickhouse.deleted;
  return {
    missing: differing.filter((row) => row.postgres && !isShown(row)).length,
    extra: differing.filter((row) => !row.postgres).length,
    stale: differing.filter((row) => row.postgres && isShown(row)).length,
  };
}
