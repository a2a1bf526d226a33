import type { ConversationId, MessageId } from '../ids.ts';
import type { KindThresholds } from '../tuning/settle-flags.ts';
import type { FoundFlag } from './plan-flags.ts';
import type { Outcome, SummaryEvidence } from './words.ts';

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

/** Flags found at once, while a conversation goes on. */
export interface FlagsToSave {
  /** The content they were found in. */
  contentRevision: number;
  /** Name of the analyser. */
  flaggedBy: string;
  flags: FoundFlag[];
  /** The analyser's own, where the workspace has none. */
  thresholds?: KindThresholds;
}

/** What was found in one conversation. */
export type FindingsToSave = { conversationId: ConversationId; requestId?: string } & (
  { tier: 'full'; analysis: AnalysisToSave } | { tier: 'flags'; found: FlagsToSave }
);

/**
 * `superseded`: a newer one is there, nothing was written. `gone`: the workspace has no such conversation.
 */
export type SaveResult = 'saved' | 'unchanged' | 'superseded' | 'gone';
