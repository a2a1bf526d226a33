/** Evidence or it did not happen: what rests on no text that is really there is taken out of an analysis. */
import type { Analysis, ConversationMessage } from '../analyse/analyser.ts';
import { summarySentencesOf } from './summary-sentences.ts';

export interface Span {
  message: number;
  start: number;
  end: number;
}

/** The span lies within its message and holds more than white space. */
export function spanIsThere(
  { message, start, end }: Span,
  messages: readonly Pick<ConversationMessage, 'text'>[],
): boolean {
  const text = messages[message]?.text;
  return text !== undefined && start < end && end <= text.length && text.slice(start, end).trim() !== '';
}

/**
 * The analysis without summary sentences and flags whose evidence is not in `messages`, and without spans that are not
 * there; sentences left are numbered anew. A summary of which nothing is left is null.
 */
export function checkEvidence<T extends Analysis>(
  analysis: T,
  messages: readonly Pick<ConversationMessage, 'text'>[],
): T {
  const sentences = summarySentencesOf(analysis);
  const evidence = analysis.evidence.filter(
    (entry) => spanIsThere(entry, messages) && entry.sentence < sentences.length,
  );
  const supported = [...new Set(evidence.map(({ sentence }) => sentence))].sort((a, b) => a - b);
  const kept = supported.map((sentence) => sentences[sentence] ?? '');
  return {
    ...analysis,
    summary: kept.length > 0 ? kept.join(' ') : null,
    summarySentences: kept,
    evidence: evidence.map((entry) => ({ ...entry, sentence: supported.indexOf(entry.sentence) })),
    questions: analysis.questions.filter(({ message }) => message < messages.length),
    flags: analysis.flags
      .map((flag) => ({ ...flag, evidence: flag.evidence.filter((entry) => spanIsThere(entry, messages)) }))
      .filter((flag) => flag.message < messages.length && flag.evidence.length > 0),
  };
}
