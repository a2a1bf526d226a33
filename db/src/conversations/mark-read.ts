import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

/** Notes that a member has seen the first `seenMessages` messages; 0 makes it unread again. A private matter: no outbox. */
export async function markRead(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, memberId, seenMessages }: { id: ConversationId; memberId: MemberId; seenMessages: number },
): Promise<void> {
  await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    insert into read_mark (member_id, conversation_id, workspace_id, seen_messages)
    select ${memberId}, c.id, c.workspace_id, ${seenMessages}
    from conversation c
    where c.workspace_id = ${workspaceId} and c.id = ${id}
    on conflict (member_id, conversation_id) do update set seen_messages = excluded.seen_messages, seen_at = now()`,
  );
}
