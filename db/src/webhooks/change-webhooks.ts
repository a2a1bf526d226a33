import { randomBytes } from 'node:crypto';
import { newId, type WebhookId, type WorkspaceId } from '../ids.ts';
import { sealKey } from '../api-keys/keys.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { MAX_WEBHOOKS, TEST_EVENT, type WebhookEvent } from './words.ts';

export interface NewWebhook {
  url: string;
  events: WebhookEvent[];
  /** The desk's secret: the signing secret is kept under it. */
  sealWith: string;
}

/** `full`: the workspace has as many as it may. */
export type WebhookCreated = { outcome: 'created'; id: WebhookId; secret: string } | { outcome: 'full' };

/** Creates a webhook and returns its signing secret, as Standard Webhooks writes it: the only time it is told. */
export async function createWebhook(sql: Sql, workspaceId: WorkspaceId, given: NewWebhook): Promise<WebhookCreated> {
  const { url, events, sealWith } = given;
  const id = newId<WebhookId>();
  const secret = newSecret();
  return withWorkspace(sql, workspaceId, async (tx): Promise<WebhookCreated> => {
    await tx`select from workspace where id = ${workspaceId} for update`;
    const [count] = await tx<{ webhooks: number }[]>`
      select count(*)::int as webhooks from webhook where workspace_id = ${workspaceId}`;
    if ((count?.webhooks ?? 0) >= MAX_WEBHOOKS) return { outcome: 'full' };
    await tx`
      insert into webhook (id, workspace_id, url, events, sealed_secret)
      values (${id}, ${workspaceId}, ${url}, ${events}::text[], ${sealKey(secret, sealWith, 'webhook')})`;
    return { outcome: 'created', id, secret };
  });
}

/** Changes where a webhook is and what it is told. False when the workspace has no such webhook. */
export async function updateWebhook(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: WebhookId,
  { url, events }: Pick<NewWebhook, 'url' | 'events'>,
): Promise<boolean> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    update webhook set url = ${url}, events = ${events}::text[] where id = ${id} and workspace_id = ${workspaceId}`,
  );
  return rows.count > 0;
}

/** Both secrets sign for so long, so that a receiver can be given the new one while it runs. */
export const OLD_SECRET_HOURS = 24;

/**
 * Gives a webhook a new signing secret and returns it: the only time it is told. The one before signs beside it for 24
 * hours; one that was still valid from a rotation before is dropped. Null when the workspace has no such webhook.
 */
export async function rotateWebhookSecret(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: WebhookId,
  { sealWith }: Pick<NewWebhook, 'sealWith'>,
): Promise<{ secret: string; url: string } | null> {
  const secret = newSecret();
  const [webhook] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ url: string }[]>`
    update webhook
    set sealed_old_secret = sealed_secret, sealed_secret = ${sealKey(secret, sealWith, 'webhook')},
      old_secret_until = now() + ${OLD_SECRET_HOURS} * interval '1 hour'
    where id = ${id} and workspace_id = ${workspaceId}
    returning url`,
  );
  return webhook ? { secret, url: webhook.url } : null;
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Switches a webhook off, or on again: what waited is sent then. False when the workspace has no such webhook. */
export async function switchWebhook(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: WebhookId,
  { on }: { on: boolean },
): Promise<boolean> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    update webhook set disabled_at = ${on ? null : new Date()}, disabled_reason = null, failing_since = null,
      resume_at = null
    where id = ${id} and workspace_id = ${workspaceId}`,
  );
  return rows.count > 0;
}

/** Deletes a webhook with all that was to be sent to it. False when the workspace has no such webhook. */
export async function deleteWebhook(sql: Sql, workspaceId: WorkspaceId, id: WebhookId): Promise<boolean> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`delete from webhook where id = ${id} and workspace_id = ${workspaceId}`,
  );
  return rows.count > 0;
}

/** Has a test event sent. False when the workspace has no such webhook, or it is switched off. */
export async function sendTest(sql: Sql, workspaceId: WorkspaceId, webhookId: WebhookId): Promise<boolean> {
  const id = newId();
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    insert into webhook_delivery (id, workspace_id, webhook_id, event, subject, seq, at)
    select ${id}, ${workspaceId}, id, ${TEST_EVENT}, ${`test:${id}`}, 0, now() from webhook
    where id = ${webhookId} and workspace_id = ${workspaceId} and disabled_at is null`,
  );
  return rows.count > 0;
}
