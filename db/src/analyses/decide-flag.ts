import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { refreshFlagKinds } from './refresh-flag-kinds.ts';
import { factRules } from '../tuning/weigh-rule.ts';
import { raiseTuning } from '../tuning/change-tuning.ts';
import type { FlagStatus } from './words.ts';

export type FlagVerdict = Exclude<FlagStatus, 'withdrawn' | 'below'>;

/**
 * A member's word on a flag: right, wrong, or open again. Returns the word before, for undo; null when the workspace
 * has no such flag. The same word twice changes nothing. The rule's weight follows (`tuning/weigh-rule.ts`).
 */
export async function decideFlag(
  sql: Sql,
  workspaceId: WorkspaceId,
  { flagId, memberId, status }: { flagId: string; memberId: MemberId; status: FlagVerdict },
): Promise<FlagVerdict | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    // The conversation first: every writer locks in that order.
    const [conversation] = await tx<{ id: ConversationId; revision: number }[]>`
      select c.id, c.revision
      from conversation c
      where c.workspace_id = ${workspaceId} and c.id = (select conversation_id from flag where id = ${flagId})
      for update`;
    if (!conversation) return null;
    const [flag] = await tx<{ status: FlagVerdict; messageId: string | null; rule: string | null }[]>`
      select status, message_id as "messageId", rule from flag where id = ${flagId} and status not in ('withdrawn', 'below')`;
    if (!flag) return null;
    if (flag.status === status) return flag.status;

    const revision = conversation.revision + 1;
    const decided = status !== 'open';
    await tx`
      update flag
      set status = ${status}, decided_at = ${decided ? new Date() : null}, decided_by = ${decided ? memberId : null}
      where id = ${flagId}`;
    if (flag.messageId) await tx`update message set revision = ${revision} where id = ${flag.messageId}`;
    await refreshFlagKinds(tx, conversation.id);
    if (flag.rule !== null && !factRules.has(flag.rule)) await raiseTuning(tx, workspaceId);
    await tx`update conversation set revision = ${revision} where id = ${conversation.id}`;
    await appendOutbox(tx, workspaceId, [
      { conversationId: conversation.id, kind: 'conversation.updated', entityId: flag.messageId, revision },
    ]);
    return flag.status;
  });
}
