import type { WorkspaceId } from '../ids.ts';
import type { Queryable, Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { OutboxRow } from './read.ts';

/** Rows of one workspace in `(afterSeq, upToSeq]`, oldest first. `upToSeq` must be settled: see read.ts. */
export async function readWorkspaceOutbox(
  sql: Sql,
  workspaceId: WorkspaceId,
  { afterSeq, upToSeq, limit }: { afterSeq: number; upToSeq: number; limit: number },
): Promise<OutboxRow[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<OutboxRow[]>`
      select seq, workspace_id as "workspaceId", conversation_id as "conversationId", kind, entity_id as "entityId",
        revision, request_id as "requestId", at
      from outbox
      where workspace_id = ${workspaceId} and seq > ${afterSeq} and seq <= ${upToSeq}
      order by seq
      limit ${limit}`,
  );
}

/** How many rows a reader at `afterSeq` would be sent, counted no further than `atMost`. */
export async function countWorkspaceOutbox(
  sql: Sql,
  workspaceId: WorkspaceId,
  { afterSeq, atMost }: { afterSeq: number; atMost: number },
): Promise<number> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ rows: number }[]>`
      select count(*)::int as rows from (
        select from outbox where workspace_id = ${workspaceId} and seq > ${afterSeq} limit ${atMost}
      ) as first`,
  );
  return row?.rows ?? 0;
}

/** The first sequence number whose partition still exists; a reader behind it has missed rows that are gone. */
export async function oldestKeptSeq(sql: Queryable): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`
    select coalesce(min(substring(c.relname from '^outbox_([0-9]+)$')::bigint) * 1000000, 0)::bigint as seq
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'outbox'::regclass`;
  return row?.seq ?? 0;
}
