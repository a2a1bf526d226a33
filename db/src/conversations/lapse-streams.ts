import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { appendItemsWithin } from './append-items.ts';
import { lockConversations } from './lock-conversations.ts';

interface Silent {
  workspaceId: WorkspaceId;
  conversationId: ConversationId;
  externalId: string;
  agentKey: string;
  message: string;
}

const TOGETHER = 100;

/**
 * Takes answers that stopped growing before `silentSince` for whole as they are, however many processes do this at once.
 * Their senders may still say the rest. Returns how many there were, over all workspaces.
 */
export async function lapseStreams(sql: Sql, silentSince: Date): Promise<number> {
  const silent = await sql<Silent[]>`
    select s.workspace_id as "workspaceId", c.id as "conversationId", c.external_id as "externalId",
      a.key as "agentKey", m.external_id as message
    from open_stream s
    join message m on m.id = s.message_id
    join conversation c on c.id = s.conversation_id
    join agent a on a.id = c.agent_id
    where s.grown_at < ${silentSince}
    order by s.grown_at
    limit ${TOGETHER}`;
  let count = 0;
  for (const { workspaceId, conversationId, externalId, agentKey, message } of silent) {
    count += await withWorkspace(sql, workspaceId, async (tx) => {
      // The same rows in the same order as `appendItemsWithin`: from here on no part of it can come.
      await lockConversations(tx, workspaceId, [externalId]);
      const [still] = await tx`
        select from open_stream s
        join message m on m.id = s.message_id
        where m.conversation_id = ${conversationId} and m.external_id = ${message} and s.grown_at < ${silentSince}`;
      if (!still) return 0;
      const item = { type: 'lapse', conversation: externalId, agent: agentKey, message } as const;
      const [result] = await appendItemsWithin(tx, workspaceId, [item]);
      return result?.status === 'created' ? 1 : 0;
    });
  }
  return count;
}
