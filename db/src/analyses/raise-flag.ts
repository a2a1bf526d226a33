import { uuidv7 } from 'uuidv7';
import type { ConversationId, MemberId, MessageId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { refreshFlagKinds } from './refresh-flag-kinds.ts';

export interface FlagByHand {
  conversationId: ConversationId;
  /** Null when it is about the conversation as a whole. */
  messageId: MessageId | null;
  memberId: MemberId;
  reason: string;
}

/**
 * Flags a conversation, or one message of it, by hand, and tells everybody; flagged again, the new reason stands.
 * Returns the flag's id; null when the workspace has no such conversation or message.
 */
export async function raiseFlag(
  sql: Sql,
  workspaceId: WorkspaceId,
  { conversationId, messageId, memberId, reason }: FlagByHand,
): Promise<string | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const revision = await lock(tx, workspaceId, conversationId);
    if (revision === null) return null;
    if (messageId !== null) {
      const [message] = await tx`select from message where id = ${messageId} and conversation_id = ${conversationId}`;
      if (!message) return null;
    }
    const [flag] = await tx<{ id: string }[]>`
      insert into flag (id, workspace_id, conversation_id, message_id, kind, score, reason, evidence, flagged_by)
      values (${uuidv7()}, ${workspaceId}, ${conversationId}, ${messageId}, 'manual', 1, ${reason}, '[]',
        ${`member:${memberId}`})
      on conflict on constraint flag_once do update
      set reason = excluded.reason, flagged_by = excluded.flagged_by, status = 'open', decided_at = null, decided_by = null
      returning id`;
    await tell(tx, workspaceId, { conversationId, messageId, revision });
    return flag?.id ?? null;
  });
}

/** Takes a flag that was raised by hand away, or brings it back. False when the workspace has no such flag. */
export async function withdrawFlag(
  sql: Sql,
  workspaceId: WorkspaceId,
  { flagId, withdrawn }: { flagId: string; withdrawn: boolean },
): Promise<boolean> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const find = () => tx<{ conversationId: ConversationId; messageId: MessageId | null; isWithdrawn: boolean }[]>`
      select conversation_id as "conversationId", message_id as "messageId", status = 'withdrawn' as "isWithdrawn"
      from flag
      where id = ${flagId} and kind = 'manual'`;
    const [found] = await find();
    if (!found) return false;
    const revision = await lock(tx, workspaceId, found.conversationId);
    const [flag] = await find();
    if (revision === null || !flag) return false;
    if (flag.isWithdrawn === withdrawn) return true;
    await tx`update flag set status = ${withdrawn ? 'withdrawn' : 'open'} where id = ${flagId}`;
    await tell(tx, workspaceId, { ...flag, revision });
    return true;
  });
}

async function lock(tx: Transaction, workspaceId: WorkspaceId, id: ConversationId): Promise<number | null> {
  const [row] = await tx<{ revision: number }[]>`
    select revision from conversation where workspace_id = ${workspaceId} and id = ${id} for update`;
  return row?.revision ?? null;
}

async function tell(
  tx: Transaction,
  workspaceId: WorkspaceId,
  changed: { conversationId: ConversationId; messageId: MessageId | null; revision: number },
): Promise<void> {
  const { conversationId, messageId } = changed;
  const revision = changed.revision + 1;
  if (messageId) await tx`update message set revision = ${revision} where id = ${messageId}`;
  await refreshFlagKinds(tx, conversationId);
  await tx`update conversation set revision = ${revision} where id = ${conversationId}`;
  await appendOutbox(tx, workspaceId, [
    { conversationId, kind: 'conversation.updated', entityId: messageId, revision },
  ]);
}
