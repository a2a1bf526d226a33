/**
 * From outbox rows to deliveries. Taken again, the same rows plan nothing new: a webhook is told of one subject once.
 * Looks past the tenant guard, as the readers of the outbox do: every join goes by the row's own workspace.
 */
import { newId, type ConversationId, type MessageId, type WebhookId, type WorkspaceId } from '../ids.ts';
import type { OutboxRow } from '../outbox/read.ts';
import type { OutboxKind } from '../outbox/words.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import type { WebhookEvent } from './words.ts';

const eventOf: Partial<Record<OutboxKind, WebhookEvent>> = {
  'message.created': 'operator.replied',
  'message.edited': 'message.edited',
  'message.retracted': 'message.retracted',
  'handoff.requested': 'handoff.requested',
  'handoff.overdue': 'handoff.overdue',
  'handoff.taken': 'bot.paused',
  'handoff.returned': 'bot.resumed',
  'analysis.saved': 'conversation.flagged',
  'conversation.updated': 'conversation.flagged',
};

/** What they tell of visitors and bots, programs know themselves. */
const wordEvents: WebhookEvent[] = ['operator.replied', 'message.edited', 'message.retracted'];

interface Listener {
  id: WebhookId;
  workspaceId: WorkspaceId;
  events: WebhookEvent[];
}

interface Planned {
  id: string;
  webhookId: WebhookId;
  conversationId: ConversationId;
  messageId: MessageId | null;
  event: WebhookEvent;
  seq: number;
  at: string;
}

/**
 * Writes what webhooks are to be told of these rows, and returns how many deliveries are new. Sample data, and what
 * was over a day before it arrived (an import), is told to nobody; an old reply that is changed today is told.
 */
export async function planDeliveries(sql: Sql, rows: OutboxRow[]): Promise<number> {
  const workspaces = [...new Set(rows.filter(({ kind }) => eventOf[kind]).map((row) => row.workspaceId))];
  if (workspaces.length === 0) return 0;
  const listeners = await sql<Listener[]>`
    select id, workspace_id as "workspaceId", events
    from webhook
    where workspace_id = any(${workspaces}::uuid[]) and disabled_at is null`;
  const planned = rows.flatMap((row) => planRow(row, listeners));
  if (planned.length === 0) return 0;
  const flagged = planned.filter(({ event }) => event === 'conversation.flagged');
  const others = planned.filter(({ event }) => event !== 'conversation.flagged');
  // Due together or not at all: a receiver would else hear of a flag before the handoff that came first.
  return sql.begin(async (tx) => {
    // What deliveries refer to is locked as they are written; first, and by id as everybody does, nobody ends up in a circle.
    const ids = planned.map((each) => each.conversationId);
    await tx`select from conversation where id = any(${ids}::uuid[]) order by id for key share`;
    return (await writeFlags(tx, flagged)) + (await writeOthers(tx, others));
  });
}

function planRow(
  { workspaceId, kind, conversationId, entityId, seq, at }: OutboxRow,
  listeners: Listener[],
): Planned[] {
  const event = eventOf[kind];
  if (!event) return [];
  return listeners
    .filter((listener) => listener.workspaceId === workspaceId && listener.events.includes(event))
    .map((listener) => ({
      id: newId(),
      webhookId: listener.id,
      conversationId,
      messageId: entityId as MessageId | null,
      event,
      seq,
      at: at.toISOString(),
    }));
}

async function writeOthers(sql: Transaction, planned: Planned[]): Promise<number> {
  if (planned.length === 0) return 0;
  const written = await sql`
    insert into webhook_delivery (id, workspace_id, webhook_id, conversation_id, message_id, event, subject, seq, at)
    select r.id, c.workspace_id, w.id, c.id, m.id, r.event, 'seq:' || r.seq, r.seq, r.at
    from jsonb_to_recordset(${sql.json(planned.map((each) => ({ ...each })))}) as r(id uuid, "webhookId" uuid, "conversationId" uuid,
      "messageId" uuid, event text, seq bigint, at timestamptz)
    join webhook w on w.id = r."webhookId"
    join conversation c on c.id = r."conversationId" and c.workspace_id = w.workspace_id
    left join message m on m.id = r."messageId" and m.conversation_id = c.id
    where not c.sample and greatest(c.last_at, m.edited_at) >= r.at - interval '1 day'
      and (r.event <> all (${wordEvents}) or m.role = 'operator')
      -- What was taken back is told to nobody any more.
      and (r.event = 'message.retracted' or m.retracted_at is null)
    order by r.seq
    on conflict on constraint webhook_delivery_once do nothing`;
  return written.count;
}

/** One delivery for each flag that is open and that the webhook was not told of; flags older than it are no news. */
async function writeFlags(sql: Transaction, planned: Planned[]): Promise<number> {
  if (planned.length === 0) return 0;
  const lasts = new Map(planned.map((each) => [`${each.webhookId} ${each.conversationId}`, each]));
  const flags = await sql<(Pick<Planned, 'webhookId' | 'conversationId'> & { flagId: string })[]>`
    select w.id as "webhookId", f.conversation_id as "conversationId", f.id as "flagId"
    from webhook w
    join flag f on f.workspace_id = w.workspace_id and f.conversation_id = any(${planned.map((each) => each.conversationId)}::uuid[])
    join conversation c on c.id = f.conversation_id
    where w.id = any(${planned.map((each) => each.webhookId)}::uuid[])
      and f.status = 'open' and f.created_at >= w.created_at and not c.sample and c.last_at >= f.created_at - interval '1 day'
      and not exists (select from webhook_delivery d where d.webhook_id = w.id and d.subject = 'flag:' || f.id)
    order by f.created_at, f.id`;
  const rows = flags.flatMap(({ webhookId, conversationId, flagId }) => {
    const last = lasts.get(`${webhookId} ${conversationId}`);
    return last ? [{ ...last, id: newId(), flagId }] : [];
  });
  if (rows.length === 0) return 0;
  const written = await sql`
    insert into webhook_delivery (id, workspace_id, webhook_id, conversation_id, message_id, flag_id, event, subject, seq, at)
    select r.id, f.workspace_id, r."webhookId", f.conversation_id, f.message_id, f.id, r.event, 'flag:' || f.id, r.seq, r.at
    from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, "webhookId" uuid, "flagId" uuid, event text, seq bigint,
      at timestamptz)
    join flag f on f.id = r."flagId"
    on conflict on constraint webhook_delivery_once do nothing`;
  return written.count;
}
