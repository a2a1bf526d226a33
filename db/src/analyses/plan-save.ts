import { settleFlags, type Tuning } from '../tuning/settle-flags.ts';
import type { AnalysisToSave, FindingsToSave, FlagsToSave, SaveResult } from './findings.ts';
import { planFlags, type FlagPlan, type StoredFlag, type WeighedFlag } from './plan-flags.ts';
import { numberQuestions, sameQuestions, type NumberedQuestion } from './questions.ts';
import type { LockedConversation, Stored, StoredAnalysis } from './read-stored.ts';

/** What is to be written about one conversation. */
export interface SavePlan {
  result: SaveResult;
  conversation: LockedConversation | null;
  requestId: string | null;
  /** Its content has its full analysis: it is due no more. */
  settles: boolean;
  /** Null when what is stored says the same, or more. */
  analysis: AnalysisToSave | null;
  /** In place of all that the conversation has; null when those stay. */
  questions: NumberedQuestion[] | null;
  /** Null when they stay. Changes that nobody sees are written also where the result is `unchanged`. */
  flags: FlagPlan | null;
  flaggedBy: string;
}

/** What to write so that what is stored says what was found; nothing when it says so already. */
export function planSave(stored: Stored | undefined, findings: FindingsToSave, tuning: Tuning): SavePlan {
  const requestId = findings.requestId ?? null;
  const nothing = { requestId, settles: false, analysis: null, questions: null, flags: null, flaggedBy: '' };
  if (!stored) return { result: 'gone', conversation: null, ...nothing };
  const { conversation } = stored;
  const plan =
    findings.tier === 'full'
      ? planAnalysis(stored, findings.analysis, tuning)
      : planFlagsOnly(stored, findings.found, tuning);
  return { conversation, ...nothing, ...plan };
}

type Planned = Pick<SavePlan, 'result'> & Partial<SavePlan>;

/** When the content has moved on, the analysis is saved but stays due, and no flag is withdrawn on its word. */
function planAnalysis(stored: Stored, made: AnalysisToSave, tuning: Tuning): Planned {
  const { conversation, analysis } = stored;
  if (analysis && analysis.contentRevision > made.contentRevision) return { result: 'superseded' };
  const isCurrent = conversation.contentRevision === made.contentRevision;
  const settles = isCurrent && conversation.analysisDueAt !== null;

  const weighed = weighFlags(made, stored.flags, tuning);
  const flags = planFlags(stored.flags, weighed, { name: made.analysedBy, exhaustive: isCurrent });
  const found = numberQuestions(made.questions);
  const questions = sameQuestions(stored.questions, found) ? null : found;
  const saysTheSame = analysis !== null && textOf(analysis) === textOf(made);
  const about = { settles, flags, flaggedBy: made.analysedBy };
  if (saysTheSame && !questions && flags.write.length + flags.withdraw.length === 0) {
    return { result: 'unchanged', ...about };
  }
  return { result: 'saved', ...about, analysis: made, questions };
}

/** Adds to the flags there are and withdraws none; those of older or of fully analysed content come too late. */
function planFlagsOnly(stored: Stored, made: FlagsToSave, tuning: Tuning): Planned {
  const { conversation } = stored;
  const isCurrent = conversation.contentRevision === made.contentRevision && conversation.analysisDueAt !== null;
  if (!isCurrent) return { result: 'superseded' };
  const weighed = weighFlags(made, stored.flags, tuning);
  const flags = planFlags(stored.flags, weighed, { name: made.flaggedBy, exhaustive: false });
  return { result: flags.write.length === 0 ? 'unchanged' : 'saved', flags, flaggedBy: made.flaggedBy };
}

/** Found flags as their workspace counts them. */
function weighFlags(made: AnalysisToSave | FlagsToSave, stored: StoredFlag[], tuning: Tuning): WeighedFlag[] {
  const judged = stored.filter(
    ({ kind, status }) => kind === 'knowledge_gap' && (status === 'right' || status === 'wrong'),
  );
  const flags = made.flags.map((flag) => ({ ...flag, rule: flag.rule ?? null, foundScore: flag.score }));
  return settleFlags(
    flags,
    { ...tuning, defaults: made.thresholds ?? tuning.defaults },
    new Set(judged.map((flag) => flag.messageId)),
  );
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
