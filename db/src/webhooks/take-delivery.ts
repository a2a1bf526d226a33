import { isBotPaused } from '../conversations/inbox-row.ts';
import type { HandoffState, ConversationStatus } from '../conversations/words.ts';
import type { WebhookId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { DeliveredEvent, DeliveryState } from './words.ts';

export interface DueDelivery {
  id: string;
  workspaceId: WorkspaceId;
  attempts: number;
}

/** To one receiver; those that get through ask for the next. */
const AT_ONCE = 20;

/**
 * Deliveries to be tried now, the longest due first: of each webhook's conversation only the first that is not through,
 * so that a receiver hears of a conversation in order; of a webhook whose receiver fails one, so that waiting for it
 * keeps no worker from other work. Looks past the tenant guard: ids only.
 */
export async function listDueDeliveries(
  sql: Sql,
  { now, limit }: { now: Date; limit: number },
): Promise<DueDelivery[]> {
  return sql<DueDelivery[]>`
    select d.id, d.workspace_id as "workspaceId", d.attempts
    from webhook w,
      lateral (
        select d.id, d.workspace_id, d.attempts, d.next_at, d.seq
        from webhook_delivery d
        where d.webhook_id = w.id and d.state = 'pending' and d.next_at <= ${now}
          and (d.conversation_id is null or (
            (w.resume_at is null or w.resume_at <= ${now}) and not exists (
              select from webhook_delivery e
              where e.webhook_id = d.webhook_id and e.conversation_id = d.conversation_id and e.state = 'pending'
                and (e.seq, e.id) < (d.seq, d.id))))
        order by d.next_at, d.seq
        limit case when w.failing_since is null then ${AT_ONCE} else 1 end
      ) as d
    where w.disabled_at is null
    order by d.next_at, d.seq
    limit ${limit}`;
}

/** All that is needed to send a delivery, as things are now. */
export interface DeliveryToSend {
  id: string;
  event: DeliveredEvent;
  at: Date;
  state: DeliveryState;
  attempts: number;
  /** Of this round: see `attemptsBefore` in the schema. */
  tries: number;
  webhook: {
    id: WebhookId;
    url: string;
    sealedSecret: string;
    /** The secret before, while it still signs. */
    sealedOldSecret: string | null;
    isOff: boolean;
    failingSince: Date | null;
  };
  conversation: {
    externalId: string;
    agentKey: string;
    status: ConversationStatus;
    handoff: HandoffState;
    botPaused: boolean;
  } | null;
  message: { externalId: string; text: string; at: Date; author: string | null; isRetracted: boolean } | null;
  flag: { id: string; kind: string; score: number } | null;
}

type Row = Omit<DeliveryToSend, 'webhook' | 'conversation' | 'message' | 'flag'> & {
  webhookId: WebhookId;
  url: string;
  sealedSecret: string;
  sealedOldSecret: string | null;
  isOff: boolean;
  failingSince: Date | null;
  externalId: string | null;
  agentKey: string | null;
  conversationStatus: ConversationStatus | null;
  handoff: HandoffState | null;
  botPaused: boolean | null;
  messageId: string | null;
  text: string | null;
  saidAt: Date | null;
  author: string | null;
  isRetracted: boolean;
  flagId: string | null;
  kind: string | null;
  score: number | null;
};

/** The delivery with what it tells; null when it is gone, with its webhook or its conversation. */
export async function readDelivery(sql: Sql, workspaceId: WorkspaceId, id: string): Promise<DeliveryToSend | null> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<Row[]>`
    select d.id, d.event, d.at, d.state, d.attempts, d.attempts - d.attempts_before as tries,
      w.id as "webhookId", w.url, w.sealed_secret as "sealedSecret",
      case when w.old_secret_until > now() then w.sealed_old_secret end as "sealedOldSecret", w.disabled_at is not null as "isOff",
      w.failing_since as "failingSince",
      c.external_id as "externalId", a.key as "agentKey", c.status as "conversationStatus", c.handoff,
      ${isBotPaused(tx)} as "botPaused", m.external_id as "messageId", m.text, m.at as "saidAt", u.name as author,
      m.retracted_at is not null as "isRetracted",
      f.id as "flagId", f.kind, f.score
    from webhook_delivery d
    join webhook w on w.id = d.webhook_id
    left join conversation c on c.id = d.conversation_id
    left join agent a on a.id = c.agent_id
    left join message m on m.id = d.message_id
    left join member t on t.id = m.member_id
    left join "user" u on u.id = t.user_id
    left join flag f on f.id = d.flag_id
    where d.workspace_id = ${workspaceId} and d.id = ${id}`,
  );
  return row ? fromRow(row) : null;
}

function fromRow(row: Row): DeliveryToSend {
  const { id, event, at, state, attempts, tries, externalId, agentKey, conversationStatus, handoff } = row;
  const { webhookId, url, sealedSecret, sealedOldSecret, isOff, failingSince } = row;
  const { messageId, text, saidAt, author, isRetracted, flagId, kind, score } = row;
  const isKnown = externalId !== null && agentKey !== null && conversationStatus !== null && handoff !== null;
  const botPaused = row.botPaused === true;
  return {
    ...{ id, event, at, state, attempts, tries },
    webhook: { id: webhookId, url, sealedSecret, sealedOldSecret, isOff, failingSince },
    conversation: isKnown ? { externalId, agentKey, status: conversationStatus, handoff, botPaused } : null,
    message:
      messageId !== null && text !== null && saidAt !== null
        ? { externalId: messageId, text, at: saidAt, author, isRetracted }
        : null,
    flag: flagId !== null && kind !== null && score !== null ? { id: flagId, kind, score } : null,
  };
}
