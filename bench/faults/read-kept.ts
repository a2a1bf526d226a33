/* What the desk keeps or does beside its facts, read by plain queries: tab counts, and deliveries of webhooks. */
import type { Sql, WorkspaceId } from '@debrief/db';
import type { HeardDelivery, KeptCount, StoredDelivery, WebhookLog } from './evidence.ts';

export async function readCounts(sql: Sql, workspaceId: WorkspaceId): Promise<KeptCount[]> {
  return sql<KeptCount[]>`
    select tab.name || ' of ' || a.key as name, tab.kept::bigint as kept, tab.counted
    from agent a
    cross join lateral (
      select coalesce(sum(total), 0) as total, coalesce(sum(flagged), 0) as flagged, coalesce(sum(waiting), 0) as waiting,
        coalesce(sum(snoozed), 0) as snoozed, coalesce(sum(resolved), 0) as resolved
      from inbox_count where agent_id = a.id) k
    cross join lateral (
      select count(*) as total, count(*) filter (where cardinality(flag_kinds) > 0) as flagged,
        count(*) filter (where handoff = 'waiting') as waiting, count(*) filter (where status = 'snoozed') as snoozed,
        count(*) filter (where status = 'resolved') as resolved
      from conversation where agent_id = a.id) n
    cross join lateral (values ('all', k.total, n.total), ('flagged', k.flagged, n.flagged),
      ('waiting', k.waiting, n.waiting), ('snoozed', k.snoozed, n.snoozed), ('resolved', k.resolved, n.resolved)
    ) as tab(name, kept, counted)
    where a.workspace_id = ${workspaceId}`;
}

export async function readWebhook(sql: Sql, workspaceId: WorkspaceId, heard: HeardDelivery[]): Promise<WebhookLog> {
  const deliveries = await sql<StoredDelivery[]>`
    select d.id, d.event, d.state, d.seq, c.external_id as conversation, d.flag_id as "flagId"
    from webhook_delivery d join conversation c on c.id = d.conversation_id where d.workspace_id = ${workspaceId}`;
  const flags = await sql<{ id: string }[]>`
    select f.id from flag f join conversation c on c.id = f.conversation_id
    where f.workspace_id = ${workspaceId} and f.status = 'open' and c.last_at > now() - interval '20 hours'`;
  return { deliveries, heard, flagIds: flags.map(({ id }) => id) };
}
