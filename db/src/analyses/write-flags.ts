import { uuidv7 } from 'uuidv7';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import { settleFlags, type KindThresholds } from '../tuning/settle-flags.ts';
import { readTuning } from '../tuning/read-tuning.ts';
import type { FlagPlan, FoundFlag, StoredFlag, WeighedFlag } from './plan-flags.ts';

/** All flags of a conversation, withdrawn ones too. */
export async function readStoredFlags(tx: Transaction, id: ConversationId): Promise<StoredFlag[]> {
  return tx<StoredFlag[]>`
    select id, kind, message_id as "messageId", rule, score, coalesce(found_score, score) as "foundScore", reason,
      evidence, status, flagged_by as "flaggedBy"
    from flag
    where conversation_id = ${id}`;
}

/** Found flags as their workspace counts them, under the tuning of this transaction. */
export async function weighFlags(
  tx: Transaction,
  workspaceId: WorkspaceId,
  found: FoundFlag[],
  stored: StoredFlag[],
  thresholds?: KindThresholds,
): Promise<WeighedFlag[]> {
  if (found.length === 0) return [];
  const judged = stored.filter(
    ({ kind, status }) => kind === 'knowledge_gap' && (status === 'right' || status === 'wrong'),
  );
  const flags = found.map((flag) => ({ ...flag, rule: flag.rule ?? null, foundScore: flag.score }));
  return settleFlags(
    flags,
    await readTuning(tx, workspaceId, thresholds),
    new Set(judged.map((flag) => flag.messageId)),
  );
}

/** Carries a plan out; the conversation is locked by this transaction. */
export async function writeFlags(
  tx: Transaction,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  plan: FlagPlan,
  flaggedBy: string,
): Promise<void> {
  const write = [...plan.write, ...plan.unseen.write];
  const withdraw = [...plan.withdraw, ...plan.unseen.withdraw];
  if (withdraw.length > 0) {
    await tx`update flag set status = 'withdrawn' where id = any(${withdraw.map((flag) => flag.id)}::uuid[])`;
  }
  if (write.length === 0) return;
  const rows = write.map(({ kind, messageId, rule, score, foundScore, status, reason, evidence }) => ({
    id: uuidv7(),
    message_id: messageId,
    kind,
    rule,
    score,
    found_score: foundScore,
    status,
    reason,
    evidence: evidence.map((span) => ({ messageId: span.messageId, start: span.start, end: span.end })),
  }));
  await tx`
    insert into flag (id, workspace_id, conversation_id, message_id, kind, rule, score, found_score, status, reason,
      evidence, flagged_by)
    select r.id, ${workspaceId}, ${conversationId}, r.message_id, r.kind, r.rule, r.score, r.found_score, r.status,
      r.reason, r.evidence, ${flaggedBy}
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, message_id uuid, kind text, rule text, score real,
      found_score real, status text, reason text, evidence jsonb)
    on conflict on constraint flag_once do update
    set rule = excluded.rule, score = excluded.score, found_score = excluded.found_score, reason = excluded.reason,
      evidence = excluded.evidence, status = excluded.status, flagged_by = excluded.flagged_by`;
}
