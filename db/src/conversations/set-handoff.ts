import type { ConversationId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { HandoffState } from './words.ts';

/**
 * Hands a conversation back to the bot, or takes it from the bot, and tells everybody. Returns who had it before; null
 * when the workspace has no such conversation. To whom it is already given, it is not given again.
 */
export async function setHandoff(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: ConversationId,
  to: 'bot' | 'human',
): Promise<HandoffState | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [before] = await tx<{ handoff: HandoffState; revision: number }[]>`
      select handoff, revision from conversation where workspace_id = ${workspaceId} and id = ${id} for update`;
    if (!before) return null;
    if (before.handoff === to) return to;
    const revision = before.revision + 1;
    await tx`update conversation set handoff = ${to}, bot_held = false, waits_again_at = null, revision = ${revision} where id = ${id}`;
    const kind = to === 'bot' ? 'handoff.returned' : 'handoff.taken';
    await appendOutbox(tx, workspaceId, [{ conversationId: id, kind, entityId: null, revision }]);
    return before.handoff;
  });
}
