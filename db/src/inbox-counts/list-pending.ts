import { startedAt } from '../clickhouse/fact-sources.ts';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

/** Conversations that a count can leave to Postgres, and rows of the outbox that are looked through for them. */
const MAX_PENDING = 1_000;
const MAX_ROWS = 20_000;

export interface Pending {
  ids: ConversationId[];
  /** The months (UTC, as 202611) in which they started by their facts; null when one of them is gone. */
  months: string[] | null;
}

/**
 * The workspace's conversations that changed since the facts were loaded: what the outbox reader has not carried yet,
 * which is all of them while it never ran.
 * Null when there are too many to speak of one by one.
 */
export async function listPending(sql: Sql, workspaceId: WorkspaceId, reader = 'analytics'): Promise<Pending | null> {
  const [cursor] = await sql<{ seq: number }[]>`select seq from outbox_cursor where reader = ${reader}`;
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ rows: number; ids: ConversationId[]; months: (string | null)[] }[]>`
      with late as (
        select conversation_id from outbox where workspace_id = ${workspaceId} and seq > ${cursor?.seq ?? 0}
        order by seq limit ${MAX_ROWS}
      ), those as (
        select distinct conversation_id as id from late
      )
      select (select count(*)::int from late) as rows, coalesce(array_agg(t.id), '{}') as ids,
        coalesce(array_agg(distinct to_char(${tx.unsafe(startedAt)} at time zone 'UTC', 'YYYYMM')), '{}') as months
      from those t left join conversation c on c.id = t.id`,
  );
  if (!row || row.rows >= MAX_ROWS || row.ids.length > MAX_PENDING) return null;
  const months = row.months.filter((month) => month !== null);
  return { ids: row.ids, months: months.length === row.months.length ? months : null };
}
