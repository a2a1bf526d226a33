import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { lockAnalysed, raiseRevision } from './lock-analysed.ts';
import type { KindThresholds } from '../tuning/settle-flags.ts';
import { planFlags, type FoundFlag } from './plan-flags.ts';
import type { Outcome, SummaryEvidence } from './words.ts';
import { readQuestions, replaceQuestions, sameQuestions } from './write-questions.ts';
import { readStoredFlags, weighFlags, writeFlags } from './write-flags.ts';

export interface FoundQuestion {
  messageId: MessageId;
  text: string;
  answered: 'yes' | 'partial' | 'no' | 'unknown';
}

/** A full analysis of one conversation, about its messages by id. */
export interface AnalysisToSave {
  /** The content it is an analysis of. */
  contentRevision: number;
  analysedBy: string;
  fallbackReason: string | null;
  /** Sentences in order. */
  summary: string[];
  evidence: SummaryEvidence[];
  outcome: Outcome;
  sentiment: 'positive' | 'neutral' | 'negative' | 'mixed';
  language: string;
  /** What this analysis cost; the stored figures are those of all analyses of the conversation together. */
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  /** In the order they were asked. */
  questions: FoundQuestion[];
  flags: FoundFlag[];
  /** The analyser's own, where the workspace has none. */
  thresholds?: KindThresholds;
}

/**
 * `superseded`: a newer one is there, nothing was written. `gone`: the workspace has no such conversation.
 */
export type SaveResult = 'saved' | 'unchanged' | 'superseded' | 'gone';

/**
 * Saves a full analysis with its questions and flags in one transaction. Saving the same twice changes nothing. When the
 * content has moved on since it was read, the analysis is saved but stays due, and no flag is withdrawn on its word.
 */
export async function saveAnalysis(
  sql: Sql,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  made: AnalysisToSave,
  requestId: string | null = null,
): Promise<SaveResult> {
  return withWorkspace(sql, workspaceId, async (tx): Promise<SaveResult> => {
    // On their way together, done in this order: what is read is read under the lock.
    const [conversation, stored, questions, flags] = await Promise.all([
      lockAnalysed(tx, workspaceId, conversationId),
      readStored(tx, conversationId),
      readQuestions(tx, conversationId),
      readStoredFlags(tx, conversationId),
    ]);
    if (!conversation) return 'gone';
    if (stored && stored.contentRevision > made.contentRevision) return 'superseded';

    const current = conversation.contentRevision === made.contentRevision;
    const found = await weighFlags(tx, workspaceId, made.flags, flags, made.thresholds);
    const plan = planFlags(flags, found, { name: made.analysedBy, exhaustive: current });
    const questionsChanged = !sameQuestions(questions, made.questions);
    const analysisChanged = !stored || textOf(stored) !== textOf(made);
    if (!analysisChanged && !questionsChanged && plan.write.length + plan.withdraw.length === 0) {
      await Promise.all([
        writeFlags(tx, workspaceId, conversationId, plan, made.analysedBy),
        current && settle(tx, conversationId),
      ]);
      return 'unchanged';
    }

    await Promise.all([
      writeAnalysis(tx, workspaceId, conversationId, made),
      questionsChanged && replaceQuestions(tx, workspaceId, conversationId, made.questions),
      writeFlags(tx, workspaceId, conversationId, plan, made.analysedBy),
      current && settle(tx, conversationId),
      raiseRevision(tx, workspaceId, conversation, plan, requestId),
    ]);
    return 'saved';
  });
}

/** Its content has its full analysis. */
async function settle(tx: Transaction, id: ConversationId): Promise<void> {
  await tx`update conversation set analysis_due_at = null where id = ${id} and analysis_due_at is not null`;
}

type StoredAnalysis = Omit<AnalysisToSave, 'questions' | 'flags' | 'inputTokens' | 'outputTokens' | 'costUsd'>;

async function readStored(tx: Transaction, id: ConversationId): Promise<StoredAnalysis | null> {
  const [row] = await tx<StoredAnalysis[]>`
    select content_revision as "contentRevision", analysed_by as "analysedBy", fallback_reason as "fallbackReason",
      summary, evidence, outcome, sentiment, language
    from analysis
    where conversation_id = ${id}`;
  return row ?? null;
}

/** What an analysis says, without what it cost; equal texts say the same. */
function textOf(made: StoredAnalysis): string {
  return JSON.stringify([
    made.contentRevision,
    made.analysedBy,
    made.fallbackReason,
    made.summary,
    made.evidence.map((span) => [span.sentence, span.messageId, span.start, span.end]),
    made.outcome,
    made.sentiment,
    made.language,
  ]);
}

async function writeAnalysis(
  tx: Transaction,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  made: AnalysisToSave,
): Promise<void> {
  const evidence = made.evidence.map(({ sentence, messageId, start, end }) => ({ sentence, messageId, start, end }));
  await tx`
    insert into analysis (conversation_id, workspace_id, content_revision, analysed_by, fallback_reason, summary,
      evidence, outcome, sentiment, language, input_tokens, output_tokens, cost_usd)
    values (${conversationId}, ${workspaceId}, ${made.contentRevision}, ${made.analysedBy}, ${made.fallbackReason},
      ${made.summary}::text[], ${tx.json(evidence)}, ${made.outcome}, ${made.sentiment}, ${made.language},
      ${made.inputTokens}, ${made.outputTokens}, ${made.costUsd})
    on conflict (conversation_id) do update
    set content_revision = excluded.content_revision, analysed_by = excluded.analysed_by,
      fallback_reason = excluded.fallback_reason, analysed_at = now(), summary = excluded.summary,
      evidence = excluded.evidence, outcome = excluded.outcome, sentiment = excluded.sentiment,
      language = excluded.language, input_tokens = analysis.input_tokens + excluded.input_tokens,
      output_tokens = analysis.output_tokens + excluded.output_tokens,
      cost_usd = analysis.cost_usd + excluded.cost_usd`;
}
