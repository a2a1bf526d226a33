import type { WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readTuning } from '../tuning/read-tuning.ts';
import type { FindingsToSave, SaveResult } from './findings.ts';
import { planSave, type SavePlan } from './plan-save.ts';
import { lockStored } from './read-stored.ts';
import {
  replaceQuestions,
  stampMessages,
  updateConversations,
  writeAnalyses,
  writeFlags,
  type LivePlan,
} from './write-plans.ts';

/**
 * Saves what was found in conversations of one workspace, each named once, with what tells of it: all in one transaction
 * of a fixed number of statements, or none. Says in their order what became of each. Saving the same twice changes
 * nothing.
 */
export async function saveFindings(
  sql: Sql,
  workspaceId: WorkspaceId,
  findings: FindingsToSave[],
): Promise<SaveResult[]> {
  if (findings.length === 0) return [];
  const ids = findings.map(({ conversationId }) => conversationId);
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [stored, tuning] = await Promise.all([lockStored(tx, workspaceId, ids), readTuning(tx, workspaceId)]);
    const plans = findings.map((each) => planSave(stored.get(each.conversationId), each, tuning));
    const living = plans.filter(isLive);
    const saved = living.filter(({ result }) => result === 'saved');
    const told = saved.map(({ conversation, requestId }) => ({
      conversationId: conversation.id,
      kind: 'analysis.saved' as const,
      entityId: null,
      revision: conversation.revision + 1,
      requestId,
    }));
    // On their way together, done in this order: the kinds of flags are counted after the flags are written.
    await Promise.all([
      writeAnalyses(tx, workspaceId, living),
      replaceQuestions(tx, workspaceId, living),
      writeFlags(tx, workspaceId, living),
      stampMessages(tx, saved),
      updateConversations(tx, living),
      appendOutbox(tx, workspaceId, told),
    ]);
    return plans.map(({ result }) => result);
  });
}

function isLive(plan: SavePlan): plan is LivePlan {
  return plan.conversation !== null;
}
