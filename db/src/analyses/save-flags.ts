import type { ConversationId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { lockAnalysed, stampMessages } from './lock-analysed.ts';
import { planFlags, type FoundFlag } from './plan-flags.ts';
import { refreshFlagKinds } from './refresh-flag-kinds.ts';
import type { SaveResult } from './save-analysis.ts';
import { readStoredFlags, writeFlags } from './write-flags.ts';

export interface FlagsToSave {
  /** The content they were found in. */
  contentRevision: number;
  /** Name of the analyser. */
  flaggedBy: string;
  flags: FoundFlag[];
}

/**
 * Adds flags found at once to those the conversation has; nothing is withdrawn. Saving the same twice changes nothing;
 * flags of older content, or of content that has its full analysis by now, are not saved.
 */
export async function saveFlags(
  sql: Sql,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  made: FlagsToSave,
): Promise<SaveResult> {
  return withWorkspace(sql, workspaceId, async (tx): Promise<SaveResult> => {
    const conversation = await lockAnalysed(tx, workspaceId, conversationId);
    if (!conversation) return 'gone';
    if (conversation.contentRevision !== made.contentRevision || !conversation.analysisDueAt) return 'superseded';

    const stored = await readStoredFlags(tx, conversationId);
    const plan = planFlags(stored, made.flags, { name: made.flaggedBy, exhaustive: false });
    if (plan.write.length === 0) return 'unchanged';

    const revision = conversation.revision + 1;
    await writeFlags(tx, workspaceId, conversationId, plan, made.flaggedBy);
    await stampMessages(
      tx,
      plan.write.map((flag) => flag.messageId),
      revision,
    );
    await refreshFlagKinds(tx, conversationId);
    await tx`update conversation set revision = ${revision} where id = ${conversationId}`;
    await appendOutbox(tx, workspaceId, [{ conversationId, kind: 'analysis.saved', entityId: null, revision }]);
    return 'saved';
  });
}
