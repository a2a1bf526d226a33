import type { ConversationId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { FlagPlan } from './plan-flags.ts';
import { refreshFlagKinds } from './refresh-flag-kinds.ts';

/** The part of a conversation's row that saving an analysis reads or changes. */
export interface AnalysedConversation {
  id: ConversationId;
  revision: number;
  contentRevision: number;
  analysisDueAt: Date | null;
}

/** The conversation, locked until the transaction ends; null when the workspace has no such one. */
export async function lockAnalysed(
  tx: Transaction,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<AnalysedConversation | null> {
  const [row] = await tx<AnalysedConversation[]>`
    select id, revision, content_revision as "contentRevision", analysis_due_at as "analysisDueAt"
    from conversation
    where workspace_id = ${workspaceId} and id = ${id}
    for update`;
  return row ?? null;
}

/**
 * Gives a locked conversation its next revision, and tells of it. The kinds of its flags are counted anew, and messages
 * whose flags changed are stamped with the revision, so that their facts are written again.
 */
export async function raiseRevision(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { id, revision }: AnalysedConversation,
  { write, withdraw }: FlagPlan,
  requestId: string | null,
): Promise<void> {
  const next = revision + 1;
  const changed = [...write, ...withdraw];
  const messageIds = changed.map((flag) => flag.messageId).filter((messageId) => messageId !== null);
  await Promise.all([
    tx`update conversation set revision = ${next} where id = ${id}`,
    changed.length > 0 && refreshFlagKinds(tx, id),
    messageIds.length > 0 && tx`update message set revision = ${next} where id = any(${messageIds}::uuid[])`,
    appendOutbox(tx, workspaceId, [
      { conversationId: id, kind: 'analysis.saved', entityId: null, revision: next, requestId },
    ]),
  ]);
}
