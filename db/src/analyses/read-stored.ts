/** What is known of conversations before something new is saved about them. */
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { AnalysisToSave } from './findings.ts';
import type { StoredFlag } from './plan-flags.ts';
import type { NumberedQuestion } from './questions.ts';

/** The part of a conversation's row that saving findings reads or changes. */
export interface LockedConversation {
  id: ConversationId;
  revision: number;
  contentRevision: number;
  analysisDueAt: Date | null;
}

export type StoredAnalysis = Omit<AnalysisToSave, 'questions' | 'flags' | 'inputTokens' | 'outputTokens' | 'costUsd'>;

export interface Stored {
  conversation: LockedConversation;
  analysis: StoredAnalysis | null;
  questions: NumberedQuestion[];
  /** All of them, withdrawn ones too. */
  flags: StoredFlag[];
}

/**
 * The conversations with what was found in them before, locked until the transaction ends; those that the workspace does
 * not have are missing. Locked in the order of their ids, as every writer does.
 */
export async function lockStored(
  tx: Transaction,
  workspaceId: WorkspaceId,
  ids: ConversationId[],
): Promise<Map<ConversationId, Stored>> {
  // On their way together, done in this order: what is read is read under the lock.
  const [conversations, analyses, questions, flags] = await Promise.all([
    tx<LockedConversation[]>`
      select id, revision, content_revision as "contentRevision", analysis_due_at as "analysisDueAt"
      from conversation
      where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])
      order by id
      for update`,
    tx<(StoredAnalysis & { conversationId: ConversationId })[]>`
      select conversation_id as "conversationId", content_revision as "contentRevision", analysed_by as "analysedBy",
        fallback_reason as "fallbackReason", summary, evidence, outcome, sentiment, language
      from analysis
      where conversation_id = any(${ids}::uuid[])`,
    tx<(NumberedQuestion & { conversationId: ConversationId })[]>`
      select conversation_id as "conversationId", message_id as "messageId", ordinal, text, answered
      from question
      where conversation_id = any(${ids}::uuid[])`,
    tx<(StoredFlag & { conversationId: ConversationId })[]>`
      select conversation_id as "conversationId", id, kind, message_id as "messageId", rule, score,
        coalesce(found_score, score) as "foundScore", reason, evidence, status, flagged_by as "flaggedBy"
      from flag
      where conversation_id = any(${ids}::uuid[])`,
  ]);
  const stored = new Map<ConversationId, Stored>();
  for (const conversation of conversations) {
    stored.set(conversation.id, { conversation, analysis: null, questions: [], flags: [] });
  }
  for (const { conversationId, ...analysis } of analyses) {
    const known = stored.get(conversationId);
    if (known) known.analysis = analysis;
  }
  for (const { conversationId, ...question } of questions) stored.get(conversationId)?.questions.push(question);
  for (const { conversationId, ...flag } of flags) stored.get(conversationId)?.flags.push(flag);
  return stored;
}
