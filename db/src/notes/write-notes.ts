import { newId, type ConversationId, type MemberId, type NoteId, type WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { tellChanged } from '../tags/refresh-tags.ts';

/** Writes a note and tells everybody; null when the workspace has no such conversation. */
export async function addNote(
  sql: Sql,
  workspaceId: WorkspaceId,
  { conversationId, memberId, text }: { conversationId: ConversationId; memberId: MemberId | null; text: string },
): Promise<NoteId | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [conversation] = await tx`
      select from conversation where workspace_id = ${workspaceId} and id = ${conversationId} for update`;
    if (!conversation) return null;
    const id = newId<NoteId>();
    await tx`
      insert into note ${tx({ id, workspace_id: workspaceId, conversation_id: conversationId, member_id: memberId, text })}`;
    await tellChanged(tx, workspaceId, [conversationId]);
    return id;
  });
}

/** Changes the text of a member's own note. Returns the text before, for undo; null when it is not theirs. */
export async function editNote(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, memberId, text }: { id: NoteId; memberId: MemberId; text: string },
): Promise<string | null> {
  return withOwnNote(sql, workspaceId, { id, memberId }, async (tx, before) => {
    await tx`update note set text = ${text}, edited_at = now() where id = ${id}`;
    return before.text;
  });
}

/** Takes a member's own note away, or brings it back. False when it is not theirs. */
export async function deleteNote(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, memberId, deleted }: { id: NoteId; memberId: MemberId; deleted: boolean },
): Promise<boolean> {
  const found = await withOwnNote(sql, workspaceId, { id, memberId }, async (tx) => {
    await tx`update note set deleted_at = ${deleted ? new Date() : null} where id = ${id}`;
    return true;
  });
  return found ?? false;
}

/** Runs `work` with the note's conversation locked, and tells everybody. */
async function withOwnNote<Result>(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, memberId }: { id: NoteId; memberId: MemberId },
  work: (tx: Transaction, before: { text: string }) => Promise<Result>,
): Promise<Result | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [conversation] = await tx<{ id: ConversationId }[]>`
      select c.id
      from conversation c
      where c.workspace_id = ${workspaceId}
        and c.id = (select conversation_id from note where id = ${id} and member_id = ${memberId})
      for update`;
    const [before] = await tx<{ text: string }[]>`select text from note where id = ${id}`;
    if (!conversation || !before) return null;
    const result = await work(tx, before);
    await tellChanged(tx, workspaceId, [conversation.id]);
    return result;
  });
}
