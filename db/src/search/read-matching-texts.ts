import type { MessageRole } from '../conversations/words.ts';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { fileNames } from './file-names.ts';

export interface MatchingTexts {
  conversationId: ConversationId;
  /** Newest first; behind a text the names of the files sent with it. */
  messages: { role: MessageRole; text: string }[];
}

/** Messages of each conversation at most: a match further back is shown without its words. */
const MAX_MESSAGES = 300;

/** What was said in the given conversations, to show which words of a search were found. */
export async function readMatchingTexts(
  sql: Sql,
  workspaceId: WorkspaceId,
  ids: ConversationId[],
): Promise<MatchingTexts[]> {
  if (ids.length === 0) return [];
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<MatchingTexts[]>`
      select c.id as "conversationId", said.messages
      from unnest(${ids}::uuid[]) as c(id)
      cross join lateral (
        select jsonb_agg(jsonb_build_object('role', m.role, 'text', m.text) order by m.at desc, m.position desc) as messages
        from (
          select m.role, concat_ws(E'\n', nullif(left(m.text, 20000), ''), ${fileNames(tx)}) as text, m.at, m.position
          from message m
          where m.conversation_id = c.id and m.workspace_id = ${workspaceId} and m.retracted_at is null
          order by m.at desc, m.position desc
          limit ${MAX_MESSAGES}
        ) as m
      ) as said
      where said.messages is not null`,
  );
}
