import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readNotes, type NoteView } from './read-notes.ts';

/** The notes of one of the workspace's conversations, in the order they were written. */
export async function listNotes(sql: Sql, workspaceId: WorkspaceId, id: ConversationId): Promise<NoteView[]> {
  return withWorkspace(sql, workspaceId, (tx) => readNotes(tx, id));
}
