import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { fileNames } from './file-names.ts';

/** Characters of one conversation at most, the newest ones: as many as its search document holds. */
const MAX_CHARACTERS = 2_000_000;

/** What was said in one conversation and the names of the files sent with it, in order, to find what was searched for. */
export async function readConversationTexts(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<{ id: MessageId; text: string; files: string | null }[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ id: MessageId; text: string; files: string | null }[]>`
      select id, text, files
      from (
        select m.id, m.text, m.at, m.position, ${fileNames(tx)} as files,
          sum(char_length(m.text)) over (order by m.at desc, m.position desc) as characters
        from message m
        where m.conversation_id = ${id} and m.workspace_id = ${workspaceId} and m.retracted_at is null
      ) as newest
      where characters <= ${MAX_CHARACTERS}
      order by at, position`,
  );
}
