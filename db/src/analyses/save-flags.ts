import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { lockAnalysed, raiseRevision } from './lock-analysed.ts';
import type { KindThresholds } from '../tuning/settle-flags.ts';
import { planFlags, type FoundFlag } from './plan-flags.ts';
import type { SaveResult } from './save-analysis.ts';
import { readStoredFlags, weighFlags, writeFlags } from './write-flags.ts';

export interface FlagsToSave {
  /** The content they were found in. */
  contentRevision: number;
  /** Name of the analyser. */
  flaggedBy: string;
  flags: FoundFlag[];
  /** The analyser's own, where the workspace has none. */
  thresholds?: KindThresholds;
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
  requestId: string | null = null,
): Promise<SaveResult> {
  return withWorkspace(sql, workspaceId, async (tx): Promise<SaveResult> => {
    const [conversation, stored] = await Promise.all([
      lockAnalysed(tx, workspaceId, conversationId),
      readStoredFlags(tx, conversationId),
    ]);
    if (!conversation) return 'gone';
    if (conversation.contentRevision !== made.contentRevision || !conversation.analysisDueAt) return 'superseded';

    const found = await weighFlags(tx, workspaceId, made.flags, stored, made.thresholds);
    const plan = planFlags(stored, found, { name: made.flaggedBy, exhaustive: false });
    if (plan.write.length === 0) {
      if (plan.unseen.write.length > 0) await writeFlags(tx, workspaceId, conversationId, plan, made.flaggedBy);
      return 'unchanged';
    }
    await Promise.all([
      writeFlags(tx, workspaceId, conversationId, plan, made.flaggedBy),
      raiseRevision(tx, workspaceId, conversation, plan, requestId),
    ]);
    return 'saved';
  });
}
