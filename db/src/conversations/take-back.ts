import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { appendItemsWithin } from './append-items.ts';
import type { Refusal } from './incoming.ts';
import { lockConversations } from './lock-conversations.ts';

export interface TakeBack {
  id: ConversationId;
  /** The message's id as programs know it. */
  message: string;
  memberId: MemberId;
  /** Not only what this member wrote. */
  ofAnybody: boolean;
}

export type TakeBackOutcome =
  /** `messageCount` is how many messages the conversation has. */
  | { outcome: 'taken' | 'repeated'; messageCount: number }
  /** It is a colleague's, or a program's. */
  | { outcome: 'not_yours' }
  /** It is nobody's of the team. */
  | { outcome: 'refused'; refusal: Refusal }
  | { outcome: 'gone' };

/**
 * Takes back what a person of the team said, in one transaction with its outbox rows: its words are kept for the team
 * alone, and where nobody's answer is left the conversation waits again. However often it is asked for, it is done once.
 */
export async function takeBack(sql: Sql, workspaceId: WorkspaceId, given: TakeBack): Promise<TakeBackOutcome> {
  const { id, message, memberId, ofAnybody } = given;
  return withWorkspace(sql, workspaceId, async (tx): Promise<TakeBackOutcome> => {
    const [found] = await tx<
      { externalId: string; agentKey: string; isOwn: boolean; role: string; messageCount: number }[]
    >`
      select c.external_id as "externalId", a.key as "agentKey", m.member_id is not distinct from ${memberId} as "isOwn",
        m.role, c.message_count as "messageCount"
      from conversation c
      join agent a on a.id = c.agent_id
      join message m on m.conversation_id = c.id and m.external_id = ${message}
      where c.workspace_id = ${workspaceId} and c.id = ${id}`;
    if (!found) return { outcome: 'gone' };
    const { externalId, agentKey, isOwn, role, messageCount } = found;
    if (role === 'operator' && !isOwn && !ofAnybody) return { outcome: 'not_yours' };
    // The same rows in the same order as `appendItemsWithin`: from here on nobody else writes here.
    await lockConversations(tx, workspaceId, [externalId]);
    const [result] = await appendItemsWithin(tx, workspaceId, [
      { type: 'retraction', conversation: externalId, agent: agentKey, message, memberId },
    ]);
    if (!result) throw new Error('the retraction has no result');
    if (result.status === 'rejected') return { outcome: 'refused', refusal: result.error };
    return { outcome: result.status === 'created' ? 'taken' : 'repeated', messageCount };
  });
}
