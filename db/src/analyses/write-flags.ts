import { uuidv7 } from 'uuidv7';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { FlagPlan, StoredFlag } from './plan-flags.ts';

/** All flags of a conversation, withdrawn ones too. */
export async function readStoredFlags(tx: Transaction, id: ConversationId): Promise<StoredFlag[]> {
  return tx<StoredFlag[]>`
    select id, kind, message_id as "messageId", score, reason, evidence, status, flagged_by as "flaggedBy"
    from flag
    where conversation_id = ${id}`;
}

/** Carries a plan out; the conversation is locked by this transaction. */
export async function writeFlags(
  tx: Transaction,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  { write, withdraw }: FlagPlan,
  flaggedBy: string,
): Promise<void> {
  if (withdraw.length > 0) {
    await tx`update flag set status = 'withdrawn' where id = any(${withdraw.map((flag) => flag.id)}::uuid[])`;
  }
  if (write.length === 0) return;
  const rows = write.map(({ kind, messageId, score, reason, evidence }) => ({
    id: uuidv7(),
    message_id: messageId,
    kind,
    score,
    reason,
    evidence: evidence.map((span) => ({ messageId: span.messageId, start: span.start, end: span.end })),
  }));
  await tx`
    insert into flag (id, workspace_id, conversation_id, message_id, kind, score, reason, evidence, flagged_by)
    select r.id, ${workspaceId}, ${conversationId}, r.message_id, r.kind, r.score, r.reason, r.evidence, ${flaggedBy}
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, message_id uuid, kind text, score real, reason text,
      evidence jsonb)
    on conflict on constraint flag_once do update
    set score = excluded.score, reason = excluded.reason, evidence = excluded.evidence, status = 'open',
      flagged_by = excluded.flagged_by`;
}
