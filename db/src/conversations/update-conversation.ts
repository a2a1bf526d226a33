import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { ConversationStatus } from './words.ts';

/** What a member changes about a conversation; a key left out stays as it is. */
export interface ConversationChange {
  status?: ConversationStatus;
  /** With `snoozed` only. */
  snoozedUntil?: Date | null;
  assigneeId?: MemberId | null;
}

/** The same shape, as it was before: applying it undoes the change. */
export type ConversationUndo = Required<ConversationChange>;

/** Changes a conversation and tells everybody; null when the workspace has no such one. A change to the same is none. */
export async function updateConversation(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: ConversationId,
  change: ConversationChange,
): Promise<ConversationUndo | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [before] = await tx<(ConversationUndo & { revision: number })[]>`
      select status, snoozed_until as "snoozedUntil", assignee_id as "assigneeId", revision
      from conversation
      where workspace_id = ${workspaceId} and id = ${id}
      for update`;
    if (!before) return null;
    const { revision, ...undo } = before;
    const after = { ...undo, ...change };
    if (after.status !== 'snoozed') after.snoozedUntil = null;
    const same =
      after.status === undo.status &&
      after.assigneeId === undo.assigneeId &&
      after.snoozedUntil?.getTime() === undo.snoozedUntil?.getTime();
    if (same) return undo;

    await tx`
      update conversation
      set status = ${after.status}, snoozed_until = ${after.snoozedUntil}, assignee_id = ${after.assigneeId},
        revision = ${revision + 1}
      where id = ${id}`;
    await appendOutbox(tx, workspaceId, [
      { conversationId: id, kind: 'conversation.updated', entityId: null, revision: revision + 1 },
    ]);
    return undo;
  });
}
