import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readToneRules } from '../tone-rules/tone-rules.ts';
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
  /** As the sender gave them. */
  visitor: { name: string | null; email: string | null };
  /** What the workspace set about its analysis; null: nothing. */
  settings: {
    threshold: number | null;
    redactNames: boolean;
    budgetUsd: number | null;
    budgetTokens: number | null;
  } | null;
  toneRules: { id: string; name: string; sentence: string; good: string[]; bad: string[] }[];
  /** In the order they were said. */
  messages: MessageForAnalysis[];
}

/** What an analyser is given of conversations; those that the workspace does not have are missing. */
export async function readForAnalysis(
  sql: Sql,
  workspaceId: WorkspaceId,
  ids: ConversationId[],
): Promise<Map<ConversationId, ConversationForAnalysis>> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    // The rows before the messages: what arrives in between makes the content newer than the revision read here.
    const [conversations, toneRules] = await Promise.all([
      readConversations(tx, workspaceId, ids),
      readToneRules(tx, workspaceId),
    ]);
    // Of what was due then: one that is saved meanwhile keeps its words here, and is not analysed as if nothing was said.
    const due = conversations.filter((conversation) => conversation.due !== 'none').map(({ id }) => id);
    const messages = due.length > 0 ? await readMessages(tx, workspaceId, due) : [];
    const read = new Map<ConversationId, ConversationForAnalysis>();
    for (const { id, ...conversation } of conversations) read.set(id, { ...conversation, toneRules, messages: [] });
    for (const { conversationId, ...message } of messages) read.get(conversationId)?.messages.push(message);
    return read;
  });
}

function readConversations(tx: Transaction, workspaceId: WorkspaceId, ids: ConversationId[]) {
  return tx<(Omit<ConversationForAnalysis, 'messages' | 'toneRules'> & { id: ConversationId })[]>`
    select c.id, c.content_revision as "contentRevision", c.ended_at is not null as ended,
      c.handoff_at is not null as "handoffRequested", c.language,
      jsonb_build_object('name', v.name, 'email', v.email) as visitor,
      case when t.workspace_id is not null then jsonb_build_object('threshold', t.threshold, 'redactNames',
        t.redact_names, 'budgetUsd', t.budget_usd, 'budgetTokens', t.budget_tokens) end as settings,
      case
        when c.analysis_due_at is null then 'none'
        when c.ended_at is not null or c.analysis_due_at <= now() then 'full'
        else 'flags'
      end as due
    from conversation c
    left join visitor v on v.id = c.visitor_id
    left join analysis_tuning t on t.workspace_id = c.workspace_id
    where c.workspace_id = ${workspaceId} and c.id = any(${ids}::uuid[])`;
}

/** An answer that still grows is not there yet, and what was taken back is not there any more. */
function readMessages(tx: Transaction, workspaceId: WorkspaceId, ids: ConversationId[]) {
  return tx<(MessageForAnalysis & { conversationId: ConversationId })[]>`
    select m.conversation_id as "conversationId", m.id, m.role, m.text, m.at, m.sources, m.confidence, m.answered,
      f.rating, f.comment as "ratingComment"
    from message m
    left join feedback f on f.message_id = m.id
    where m.workspace_id = ${workspaceId} and m.stream is distinct from 'open' and m.retracted_at is null
      and m.conversation_id = any(${ids}::uuid[])
    order by m.conversation_id, m.at, m.position`;
}
