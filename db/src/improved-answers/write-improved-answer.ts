import type { ConversationId, MemberId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { tellChanged } from '../tags/refresh-tags.ts';

/**
 * Keeps what the bot should have said in place of one of its messages; null takes it away. Returns what was kept before
 * (null for nothing), for undo; undefined when the workspace has no such message of a bot.
 */
export async function writeImprovedAnswer(
  sql: Sql,
  workspaceId: WorkspaceId,
  { messageId, memberId, text }: { messageId: MessageId; memberId: MemberId; text: string | null },
): Promise<string | null | undefined> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [conversation] = await tx<{ id: ConversationId }[]>`
      select c.id
      from conversation c
      where c.workspace_id = ${workspaceId}
        and c.id = (select conversation_id from message where id = ${messageId} and role = 'bot')
      for update`;
    if (!conversation) return undefined;
    const [before] = await tx<{ text: string }[]>`select text from improved_answer where message_id = ${messageId}`;
    if ((before?.text ?? null) === text) return text;
    if (text === null) await tx`delete from improved_answer where message_id = ${messageId}`;
    else {
      await tx`
        insert into improved_answer (message_id, workspace_id, conversation_id, member_id, text)
        values (${messageId}, ${workspaceId}, ${conversation.id}, ${memberId}, ${text})
        on conflict (message_id) do update
        set text = excluded.text, member_id = excluded.member_id, updated_at = now()`;
    }
    await tellChanged(tx, workspaceId, [conversation.id]);
    return before?.text ?? null;
  });
}
