import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { appendItemsWithin } from './append-items.ts';
import { lockConversations } from './lock-conversations.ts';

export interface Reply {
  id: ConversationId;
  memberId: MemberId;
  text: string;
  /** The writer's own name for this reply: sent again with the same text it is the same reply. */
  clientId: string;
  /** How many messages the writer had before them; null sends whatever was said since. */
  seenMessages: number | null;
}

export type ReplyOutcome =
  /** `messageId` is the one that programs are told. */
  | { outcome: 'sent' | 'repeated'; messageId: string }
  /** Another operator wrote since; nothing was sent. `by` is null when a program wrote it. */
  | { outcome: 'overtaken'; by: string | null }
  /** The client id already names a reply with another text. */
  | { outcome: 'conflict' }
  | { outcome: 'gone' };

/**
 * Appends a member's reply to a conversation, in one transaction with its outbox rows. The first one pauses the bot. Of
 * two members who answer at once, the second is told instead of sent.
 */
export async function reply(sql: Sql, workspaceId: WorkspaceId, given: Reply): Promise<ReplyOutcome> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [found] = await tx<{ externalId: string; agentKey: string }[]>`
      select c.external_id as "externalId", a.key as "agentKey"
      from conversation c
      join agent a on a.id = c.agent_id
      where c.workspace_id = ${workspaceId} and c.id = ${given.id}`;
    if (!found) return { outcome: 'gone' };
    // The same rows in the same order as `appendItemsWithin`: from here on nobody else writes here.
    await lockConversations(tx, workspaceId, [found.externalId]);

    const messageId = `reply-${given.clientId}`;
    const overtaker = await findOvertaker(tx, given, messageId);
    if (overtaker) return { outcome: 'overtaken', by: overtaker.name };
    const [result] = await appendItemsWithin(tx, workspaceId, [
      {
        type: 'message',
        conversation: found.externalId,
        agent: found.agentKey,
        id: messageId,
        role: 'operator',
        text: given.text,
        memberId: given.memberId,
      },
    ]);
    if (result?.status === 'created') return { outcome: 'sent', messageId };
    return result?.status === 'duplicate' ? { outcome: 'repeated', messageId } : { outcome: 'conflict' };
  });
}

/** The last operator but the writer who wrote since the writer looked; null too for a reply that is here already. */
async function findOvertaker(
  tx: Transaction,
  { id, memberId, seenMessages }: Reply,
  messageId: string,
): Promise<{ name: string | null } | null> {
  if (seenMessages === null) return null;
  const [row] = await tx<{ name: string | null }[]>`
    select u.name
    from message m
    left join member t on t.id = m.member_id
    left join "user" u on u.id = t.user_id
    where m.conversation_id = ${id} and m.role = 'operator' and m.position >= ${seenMessages}
      and m.member_id is distinct from ${memberId} and m.retracted_at is null
      and not exists (select from message where conversation_id = ${id} and external_id = ${messageId})
    order by m.position desc
    limit 1`;
  return row ?? null;
}
