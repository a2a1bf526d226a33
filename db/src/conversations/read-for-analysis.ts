import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { MessageRole } from './words.ts';

export interface MessageForAnalysis {
  id: MessageId;
  role: MessageRole;
  text: string;
  at: Date;
  sources: { title?: string; url?: string; score?: number }[] | null;
  confidence: number | null;
  answered: boolean | null;
  rating: 'helpful' | 'unhelpful' | null;
  ratingComment: string | null;
}

export interface ConversationForAnalysis {
  contentRevision: number;
  /** `none`: its content has its full analysis. `flags`: it goes on, only flags are wanted. `full`: it rests. */
  due: 'none' | 'flags' | 'full';
  ended: boolean;
  handoffRequested: boolean;
  /** BCP 47, by the visitor's browser. */
  language: string | null;
  /** In the order they were said. */
  messages: MessageForAnalysis[];
}

/** What an analyser is given of a conversation; null when the workspace has no such one. */
export async function readForAnalysis(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<ConversationForAnalysis | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    // The row before the messages: what arrives in between makes the content newer than the revision read here.
    const [[conversation], messages] = await Promise.all([
      readConversation(tx, workspaceId, id),
      readMessages(tx, workspaceId, id),
    ]);
    return conversation ? { ...conversation, messages } : null;
  });
}

function readConversation(tx: Transaction, workspaceId: WorkspaceId, id: ConversationId) {
  return tx<Omit<ConversationForAnalysis, 'messages'>[]>`
    select content_revision as "contentRevision", ended_at is not null as ended,
      handoff_at is not null as "handoffRequested", language,
      case
        when analysis_due_at is null then 'none'
        when ended_at is not null or analysis_due_at <= now() then 'full'
        else 'flags'
      end as due
    from conversation
    where workspace_id = ${workspaceId} and id = ${id}`;
}

function readMessages(tx: Transaction, workspaceId: WorkspaceId, id: ConversationId) {
  return tx<MessageForAnalysis[]>`
    select m.id, m.role, m.text, m.at, m.sources, m.confidence, m.answered, f.rating, f.comment as "ratingComment"
    from message m
    left join feedback f on f.message_id = m.id
    where m.workspace_id = ${workspaceId} and m.conversation_id = ${id}
    order by m.at, m.position`;
}
