/** Which workspaces and months hold facts, or should: what there is to reconcile. */
import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { ask } from './ask.ts';
import type { Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { startedAt } from './fact-sources.ts';
import { ch } from './fragment.ts';

/** Workspaces of either store: facts of one that was deleted are a difference too. */
export async function listFactWorkspaces(sql: Sql, clickhouse: ClickHouse): Promise<WorkspaceId[]> {
  const known = await sql<{ id: WorkspaceId }[]>`select id from workspace order by id`;
  // The one question without a workspace's filter: it asks which workspaces there are.
  const found = await clickhouse.query({
    query: 'select distinct toString(workspace_id) as id from conversation_facts order by id',
    format: 'JSONEachRow',
    clickhouse_settings: { readonly: '1', max_execution_time: 60 },
  });
  const facts = z.array(z.object({ id: z.string() })).parse(await found.json());
  return [...new Set([...known.map((row) => row.id), ...facts.map((row) => row.id as WorkspaceId)])];
}

/** The calendar months (UTC) in which conversations of the workspace started, by either store, in order. */
export async function listFactMonths(sql: Sql, clickhouse: ClickHouse, workspaceId: WorkspaceId): Promise<Period[]> {
  // Hops from month to month along the index instead of reading every row.
  const known = await sql<{ month: string }[]>`
    with recursive first_of_month as (
      (select c.started_at from conversation c where c.workspace_id = ${workspaceId} order by c.started_at limit 1)
      union all
      select (
        select c.started_at from conversation c
        where c.workspace_id = ${workspaceId}
          and c.started_at >= (date_trunc('month', f.started_at at time zone 'UTC') + interval '1 month') at time zone 'UTC'
        order by c.started_at limit 1
      )
      from first_of_month f where f.started_at is not null
    )
    select distinct to_char(${sql.unsafe(startedAt)} at time zone 'UTC', 'YYYY-MM') as month
    from first_of_month c where c.started_at is not null`;
  const facts = await ask(
    clickhouse,
    workspaceId,
    {
      from: 'conversation_facts',
      select: ch`distinct formatDateTime(started_at, '%Y-%m', 'UTC') as month`,
      row: z.object({ month: z.string() }),
    },
    { maxSeconds: 60, allVersions: true },
  );
  return [...new Set([...known, ...facts].map((row) => row.month))].sort().map(monthOf);
}

function monthOf(month: string): Period {
  const from = new Date(`${month}-01T00:00:00.000Z`);
  return { from, to: new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1)) };
}
