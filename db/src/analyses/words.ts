import type { MessageId } from '../ids.ts';

/** Characters of a message's text, in UTF-16 code units, end exclusive. */
export interface TextSpan {
  messageId: MessageId;
  start: number;
  end: number;
}

export interface SummaryEvidence extends TextSpan {
  /** Index of the summary's sentence. */
  sentence: number;
}

export const outcomes = [
  'resolved_confirmed',
  'resolved_assumed',
  'unresolved',
  'abandoned',
  'handed_off',
  'no_question',
] as const;
export type Outcome = (typeof outcomes)[number];

export const flagKinds = [
  'knowledge_gap',
  'unhelpful_feedback',
  'failed_answer',
  'wrong_answer',
  'tone',
  'handoff_requested',
  'manual',
] as const;
export type FlagKind = (typeof flagKinds)[number];

/**
 * `right` and `wrong` are a member's verdicts on the flag; `withdrawn` is the analyser's own second thought; `below` is
 * found, and less sure than the workspace asks a flag to be: it is kept for a preview, and shown nowhere.
 */
export const flagStatuses = ['open', 'right', 'wrong', 'withdrawn', 'below'] as const;
export type FlagStatus = (typeof flagStatuses)[number];
