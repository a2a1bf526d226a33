import type { WebhookId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export interface Attempt {
  id: string;
  webhookId: WebhookId;
  /** Attempts made before this one. */
  attempts: number;
  at: Date;
  durationMs: number;
  /** HTTP status; null when nothing answered. */
  status: number | null;
  /** Null when the receiver took it. */
  error: string | null;
  /** When it is tried again; null: never, or it was taken. */
  nextAt: Date | null;
  /** The receiver is away: nothing else is sent to it before; null when it is not. */
  resumeAt: Date | null;
  /** Why the webhook is switched off with this; null when it is not. */
  disable: string | null;
}

/** Writes what became of an attempt. One that another worker has written meanwhile is left as it is. */
export async function recordAttempt(sql: Sql, workspaceId: WorkspaceId, attempt: Attempt): Promise<void> {
  const { id, webhookId, attempts, at, durationMs, status, error, nextAt, resumeAt, disable } = attempt;
  const state = error === null ? 'delivered' : nextAt === null ? 'failed' : 'pending';
  await withWorkspace(sql, workspaceId, async (tx) => {
    await tx`
      update webhook
      set failing_since = ${error === null ? null : tx`coalesce(failing_since, ${at}::timestamptz)`},
        resume_at = ${resumeAt},
        disabled_at = ${disable === null ? tx`disabled_at` : tx`coalesce(disabled_at, ${at}::timestamptz)`},
        disabled_reason = ${disable === null ? tx`disabled_reason` : disable}
      where id = ${webhookId} and workspace_id = ${workspaceId}
        and (${disable !== null || resumeAt !== null} or (failing_since is null) <> ${error === null})`;
    await tx`
      update webhook_delivery
      set state = ${state}, attempts = attempts + 1, status = ${status}, error = ${error}, tried_at = ${at},
        duration_ms = ${Math.round(durationMs)}, next_at = coalesce(${nextAt}::timestamptz, next_at)
      where id = ${id} and workspace_id = ${workspaceId} and attempts = ${attempts} and state <> 'delivered'`;
  });
}

/** Takes away a delivery that did not get through, where nobody is to hear any more what it tells. */
export async function withdrawDelivery(sql: Sql, workspaceId: WorkspaceId, id: string): Promise<void> {
  await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
      delete from webhook_delivery where workspace_id = ${workspaceId} and id = ${id} and state <> 'delivered'`,
  );
}

/** Deletes deliveries that ended so long ago that nobody asks for them, at most `limit`; returns how many. */
export async function pruneDeliveries(sql: Sql, { before, limit }: { before: Date; limit: number }): Promise<number> {
  const rows = await sql`
    delete from webhook_delivery where id in (
      select id from webhook_delivery where created_at < ${before} order by created_at limit ${limit})`;
  return rows.count;
}
