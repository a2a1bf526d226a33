import type { ConversationId, MemberId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export interface ImprovedAnswer {
  messageId: MessageId;
  text: string;
  memberId: MemberId | null;
  author: string | null;
  updatedAt: Date;
}

/** An improved answer with what it answers, for a knowledge base. */
export interface ListedImprovedAnswer extends ImprovedAnswer {
  conversationId: ConversationId;
  /** The sender's ids. */
  conversationExternalId: string;
  messageExternalId: string;
  agentKey: string;
  /** What the visitor last said before it; null when the bot spoke first. */
  question: string | null;
  /** What the bot said. */
  answer: string;
}

/** A conversation's improved answers. */
export function readImprovedAnswers(tx: Transaction, id: ConversationId) {
  return tx<ImprovedAnswer[]>`
    select i.message_id as "messageId", i.text, i.member_id as "memberId", u.name as author, i.updated_at as "updatedAt"
    from improved_answer i
    left join member m on m.id = i.member_id
    left join "user" u on u.id = m.user_id
    where i.conversation_id = ${id}`;
}

/** The workspace's improved answers, the newest first; `after` is the last one of the page before. */
export async function listImprovedAnswers(
  sql: Sql,
  workspaceId: WorkspaceId,
  { limit, after }: { limit: number; after: { updatedAt: Date; messageId: MessageId } | null },
): Promise<ListedImprovedAnswer[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<ListedImprovedAnswer[]>`
    select i.message_id as "messageId", i.text, i.member_id as "memberId", u.name as author,
      date_trunc('milliseconds', i.updated_at) as "updatedAt", c.id as "conversationId",
      c.external_id as "conversationExternalId", b.external_id as "messageExternalId", a.key as "agentKey",
      q.text as question, b.text as answer
    from improved_answer i
    join message b on b.id = i.message_id
    join conversation c on c.id = i.conversation_id
    join agent a on a.id = c.agent_id
    left join lateral (
      select v.text
      from message v
      where v.conversation_id = c.id and v.role = 'visitor' and (v.at, v.position) < (b.at, b.position)
      order by v.at desc, v.position desc
      limit 1
    ) as q on true
    left join member m on m.id = i.member_id
    left join "user" u on u.id = m.user_id
    where i.workspace_id = ${workspaceId}
      ${after ? tx`and (date_trunc('milliseconds', i.updated_at), i.message_id) < (${after.updatedAt}, ${after.messageId})` : tx``}
    order by date_trunc('milliseconds', i.updated_at) desc, i.message_id desc
    limit ${limit}`,
  );
}
