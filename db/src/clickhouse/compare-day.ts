import type { ConversationId, WorkspaceId } from '../ids.ts';
import { getCursor } from '../outbox/cursor.ts';
import type { Sql } from '../postgres/connect.ts';
import type { Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import type { FactTable } from './hash-facts.ts';
import { listClickHouseRevisions, listPostgresRevisions, type StoredRevision } from './list-revisions.ts';

export interface Day {
  workspaceId: WorkspaceId;
  table: FactTable;
  /** `2026-11-01`: of the conversations' start, in UTC. */
  day: string;
}

/** What each store has of one row; null when it has none. A deletion in ClickHouse is there, but shows nothing. */
export interface DifferingRow {
  conversationId: ConversationId;
  postgres: StoredRevision | null;
  clickhouse: StoredRevision | null;
}

export interface DayComparison {
  differing: DifferingRow[];
  /** Rows that differ only because their change is still on its way. */
  pending: number;
}

/**
 * The rows of one day that differ between the stores and will not come right by themselves. Exact while conversations
 * come in: the reader's cursor is read first, so every row that is merely late has an outbox row past it.
 */
export async function compareDay(sql: Sql, clickhouse: ClickHouse, day: Day, reader: string): Promise<DayComparison> {
  const cursor = await getCursor(sql, reader);
  const wanted = await listPostgresRevisions(sql, day.workspaceId, day.table, periodOf(day));
  const stored = await listClickHouseRevisions(clickhouse, day.workspaceId, day.table, periodOf(day));
  const unlike: DifferingRow[] = [];
  for (const id of new Set([...wanted.keys(), ...stored.keys()])) {
    const postgres = wanted.get(id) ?? null;
    const found = stored.get(id) ?? null;
    const shown = found?.deleted ? null : found;
    const conversationId = (postgres ?? found)?.conversationId;
    if (conversationId && postgres?.revision !== shown?.revision) {
      unlike.push({ conversationId, postgres, clickhouse: found });
    }
  }
  const changed = await listChangedAfter(sql, day.workspaceId, cursor, unlike);
  const differing = unlike.filter((row) => !changed.has(row.conversationId));
  return { differing, pending: unlike.length - differing.length };
}

export function periodOf({ day }: Day): Period {
  const from = new Date(`${day}T00:00:00.000Z`);
  return { from, to: new Date(from.getTime() + 86_400_000) };
}

async function listChangedAfter(
  sql: Sql,
  workspaceId: WorkspaceId,
  cursor: number,
  rows: DifferingRow[],
): Promise<Set<ConversationId>> {
  if (rows.length === 0) return new Set();
  const ids = [...new Set(rows.map((row) => row.conversationId))];
  const changed = await sql<{ id: ConversationId }[]>`
    select distinct conversation_id as id from outbox
    where workspace_id = ${workspaceId} and seq > ${cursor} and conversation_id = any(${ids}::uuid[])`;
  return new Set(changed.map((row) => row.id));
}
