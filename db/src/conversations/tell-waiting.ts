import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { appendItemsWithin } from './append-items.ts';
import { waitsSince } from './inbox-row.ts';
import { lockConversations } from './lock-conversations.ts';
import { WAIT_MESSAGE } from './words.ts';

export interface TellWaiting {
  now: Date;
  /** The sentence for a conversation's language (BCP 47; null: unknown), where the workspace has none of its own. */
  textOf: (language: string | null) => string;
}

interface Waiting {
  workspaceId: WorkspaceId;
  id: ConversationId;
  externalId: string;
  agentKey: string;
  since: Date;
  language: string | null;
  /** '' for the sentence in the conversation's language. */
  waitText: string;
}

/** Who asked longer ago has gone, or was imported. */
const TOO_LONG_AGO_MS = 86_400_000;
const TOGETHER = 100;

/**
 * Tells the visitors who wait for a human longer than their workspace allows that it takes longer, once for each time
 * they asked, however many processes do this at once. Returns how many were told, over all workspaces.
 */
export async function tellWaiting(sql: Sql, { now, textOf }: TellWaiting): Promise<number> {
  const due = await sql<Waiting[]>`
    select c.workspace_id as "workspaceId", c.id, c.external_id as "externalId", a.key as "agentKey",
      ${waitsSince(sql)} as since, c.language, w.wait_text as "waitText"
    from conversation c
    join workspace w on w.id = c.workspace_id
    join agent a on a.id = c.agent_id
    where c.handoff = 'waiting' and not c.sample
      and ${waitsSince(sql)} <= ${now}::timestamptz - make_interval(mins => w.max_wait_minutes)
      and c.handoff_at > ${new Date(now.getTime() - TOO_LONG_AGO_MS)}
      and c.told_to_wait_for is distinct from ${waitsSince(sql)}
    order by c.handoff_at
    limit ${TOGETHER}`;
  let count = 0;
  for (const waiting of due) {
    const text = waiting.waitText || textOf(waiting.language);
    if (await withWorkspace(sql, waiting.workspaceId, (tx) => tellOne(tx, waiting, { now, text }))) count += 1;
  }
  return count;
}

/** False when somebody answered, took the conversation over or told the visitor meanwhile. */
async function tellOne(
  tx: Transaction,
  { workspaceId, id, externalId, agentKey, since }: Waiting,
  { now, text }: { now: Date; text: string },
): Promise<boolean> {
  // The same rows in the same order as `appendItemsWithin`: from here on nobody else writes here.
  await lockConversations(tx, workspaceId, [externalId]);
  const [still] = await tx`
    update conversation c
    set told_to_wait_for = ${since}
    where c.id = ${id} and c.handoff = 'waiting' and ${waitsSince(tx)} = ${since}
      and c.told_to_wait_for is distinct from ${since}
    returning c.id`;
  if (!still) return false;
  const messageId = `${WAIT_MESSAGE}${since.getTime()}`;
  const message = {
    type: 'message',
    conversation: externalId,
    agent: agentKey,
    id: messageId,
    role: 'system',
    text,
  } as const;
  const [result] = await appendItemsWithin(tx, workspaceId, [message], { now });
  if (result?.status !== 'created') return false;
  const [said] = await tx<{ messageId: MessageId; revision: number }[]>`
    select m.id as "messageId", c.revision
    from message m
    join conversation c on c.id = m.conversation_id
    where m.conversation_id = ${id} and m.external_id = ${messageId}`;
  if (!said) throw new Error('the message that was just written is not there');
  const { revision } = said;
  await appendOutbox(tx, workspaceId, [
    { conversationId: id, kind: 'handoff.overdue', entityId: said.messageId, revision },
  ]);
  return true;
}
