import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';

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

/** Stamps messages with the revision in which their flags changed, so that their facts are written anew. */
export async function stampMessages(tx: Transaction, ids: (MessageId | null)[], revision: number): Promise<void> {
  const stamped = ids.filter((id) => id !== null);
  if (stamped.length === 0) return;
  await tx`update message set revision = ${revision} where id = any(${stamped}::uuid[])`;
}
