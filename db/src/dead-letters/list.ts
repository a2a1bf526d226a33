import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { stands } from './standing.ts';

export interface DeadLetter {
  id: string;
  job: string;
  reason: string;
  attempts: number;
  failedAt: Date;
  /** A member asked for another try, and it has not ended yet. */
  retrying: boolean;
  conversationId: ConversationId | null;
  /** The sender's id of the conversation. */
  externalId: string | null;
}

export interface DeadLetters {
  letters: DeadLetter[];
  /** All of them, also those beyond the limit. */
  total: number;
  /** Of all, those that are being tried again. */
  retrying: number;
}

/** The workspace's jobs that were given up and not dismissed, newest first. */
export async function listDeadLetters(
  sql: Sql,
  workspaceId: WorkspaceId,
  { limit = 100 }: { limit?: number } = {},
): Promise<DeadLetters> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const rows = await tx<(DeadLetter & { total: number; retryingTotal: number })[]>`
      select d.id, d.job, d.reason, d.attempts, d.failed_at as "failedAt", d.retry_asked_at is not null as retrying,
        d.conversation_id as "conversationId",
        (select c.external_id from conversation c where c.id = d.conversation_id) as "externalId",
        count(*) over ()::int as total, count(d.retry_asked_at) over ()::int as "retryingTotal"
      from dead_letter d
      where d.workspace_id = ${workspaceId} and d.dismissed_at is null and ${stands(tx)}
      order by d.failed_at desc, d.id
      limit ${limit}`;
    const { total = 0, retryingTotal = 0 } = rows[0] ?? {};
    return {
      letters: rows.map(({ total: _, retryingTotal: __, ...letter }) => letter),
      total,
      retrying: retryingTotal,
    };
  });
}

export interface DeadLetterCount {
  job: string;
  dead: number;
  retrying: number;
}

/** The desk's jobs that were given up and not dismissed, by name. Looks past the tenant guard: numbers only. */
export async function countDeadLetters(sql: Sql): Promise<DeadLetterCount[]> {
  return sql<DeadLetterCount[]>`
    select d.job, count(*) filter (where d.retry_asked_at is null)::int as dead,
      count(*) filter (where d.retry_asked_at is not null)::int as retrying
    from dead_letter d
    where d.dismissed_at is null and ${stands(sql)}
    group by d.job
    order by d.job`;
}
