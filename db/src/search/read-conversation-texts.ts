import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

/** Characters of one conversation at most, the newest ones: as many as its search document holds. */
const MAX_CHARACTERS = 2_000_000;

/** What was said in one conversation, in order, to find which messages hold what was searched for. */
export async function readConversationTexts(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<{ id: MessageId; text: string }[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ id: MessageId; text: string }[]>`
      select id, text
      from (
        select id, text, at, position,
          sum(char_length(text)) over (order by at desc, position desc) as characters
        from message
        where conversation_id = ${id} and workspace_id = ${workspaceId}
      ) as newest
      where characters <= ${MAX_CHARACTERS}
      order by at, position`,
  );
}
