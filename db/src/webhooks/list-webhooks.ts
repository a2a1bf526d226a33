import type { ConversationId, WebhookId, WorkspaceId } from '../ids.ts';
import type { Queryable, Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { DeliveredEvent, DeliveryState, WebhookEvent } from './words.ts';

export interface WebhookRow {
  id: WebhookId;
  url: string;
  events: WebhookEvent[];
  createdAt: Date;
  failingSince: Date | null;
  /** Until then the secret before the last rotation signs as well; null when none does. */
  oldSecretUntil: Date | null;
  disabledAt: Date | null;
  /** Null when a member switched it off. */
  disabledReason: string | null;
  /** Still to be sent. */
  pending: number;
}

/** The workspace's webhooks, oldest first; never their secrets. */
export async function listWebhooks(sql: Sql, workspaceId: WorkspaceId): Promise<WebhookRow[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<WebhookRow[]>`
    select w.id, w.url, w.events, w.created_at as "createdAt", w.failing_since as "failingSince",
      case when w.old_secret_until > now() then w.old_secret_until end as "oldSecretUntil", w.disabled_at as "disabledAt", w.disabled_reason as "disabledReason",
      (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.state = 'pending') as pending
    from webhook w
    where w.workspace_id = ${workspaceId}
    order by w.id`,
  );
}

export interface DeliveryRow {
  id: string;
  webhookId: WebhookId;
  event: DeliveredEvent;
  state: DeliveryState;
  attempts: number;
  /** HTTP status of the last answer; null when there was none. */
  status: number | null;
  error: string | null;
  durationMs: number | null;
  createdAt: Date;
  /** Of the next attempt, while it is pending. */
  nextAt: Date;
  conversationId: ConversationId | null;
  externalId: string | null;
}

/** The last deliveries of each of the workspace's webhooks, newest first. */
export async function listDeliveries(sql: Sql, workspaceId: WorkspaceId, limit: number): Promise<DeliveryRow[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<DeliveryRow[]>`
    select d.id, d.webhook_id as "webhookId", d.event, d.state, d.attempts, d.status, d.error,
      d.duration_ms as "durationMs", d.created_at as "createdAt", d.next_at as "nextAt",
      d.conversation_id as "conversationId", c.external_id as "externalId"
    from webhook w,
      lateral (select * from webhook_delivery where webhook_id = w.id order by created_at desc limit ${limit}) as d
    left join conversation c on c.id = d.conversation_id
    where w.workspace_id = ${workspaceId}
    order by d.created_at desc, d.seq desc`,
  );
}

/** Sends a delivery again that was given up, or does not want to wait. False when the workspace has none such. */
export async function retryDelivery(sql: Sql, workspaceId: WorkspaceId, id: string): Promise<boolean> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const rows = await tx<{ id: WebhookId }[]>`
      update webhook_delivery
      set state = 'pending', next_at = now(), attempts_before = case when state = 'failed' then attempts else attempts_before end
      where id = ${id} and workspace_id = ${workspaceId} and state <> 'delivered'
      returning webhook_id as id`;
    for (const { id: webhookId } of rows) await tx`update webhook set resume_at = null where id = ${webhookId}`;
    return rows.length > 0;
  });
}

/** Webhooks of the whole desk that were switched off because they failed for long. Looks past the tenant guard: a number only. */
export async function countBrokenWebhooks(sql: Queryable): Promise<number> {
  const [row] = await sql<{ webhooks: number }[]>`
    select count(*)::int as webhooks from webhook where disabled_at is not null and disabled_reason is not null`;
  return row?.webhooks ?? 0;
}
