import { appendItems, type Sql, type WorkspaceId } from '@debrief/db';

let said = 0;

/** One conversation a question, not yet of any topic, as an analysis leaves them. */
export async function askQuestions(
  sql: Sql,
  workspaceId: WorkspaceId,
  texts: readonly string[],
  more: { visitor?: { id: string; name?: string } } = {},
): Promise<void> {
  for (const text of texts) {
    const conversation = `c-${String((said += 1))}`;
    await appendItems(sql, workspaceId, [{ type: 'message', conversation, id: 'm', role: 'visitor', text, ...more }]);
    await sql`insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
      select m.id, 0, m.workspace_id, m.conversation_id, m.text, 'no'
      from message m join conversation c on c.id = m.conversation_id
      where c.workspace_id = ${workspaceId} and c.external_id = ${conversation}`;
  }
}
