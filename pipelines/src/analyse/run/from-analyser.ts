import type { AnalysisToSave, ConversationForAnalysis, FoundFlag, MessageId } from '@debrief/db';
import { spanIsThere, summarySentencesOf } from '../../evidence/index.ts';
import type { Analysis, AnalysisReceipt } from '../analyser.ts';

type Messages = ConversationForAnalysis['messages'];

/** An analysis whose evidence was checked against `messages`, as it is stored: about messages by id. */
export function toStored(
  analysis: Analysis & { receipt: AnalysisReceipt },
  { contentRevision, messages }: Pick<ConversationForAnalysis, 'contentRevision' | 'messages'>,
): AnalysisToSave {
  const { receipt } = analysis;
  return {
    contentRevision,
    analysedBy: receipt.analysedBy,
    fallbackReason: receipt.fallbackReason === null ? null : storable(receipt.fallbackReason),
    summary: summarySentencesOf(analysis).map(storable),
    evidence: analysis.evidence.map(({ sentence, message, start, end }) => ({
      sentence,
      messageId: idAt(messages, message),
      start,
      end,
    })),
    outcome: analysis.outcome,
    sentiment: analysis.sentiment,
    language: storable(analysis.language),
    inputTokens: receipt.inputTokens,
    outputTokens: receipt.outputTokens,
    costUsd: receipt.costUsd,
    questions: analysis.questions.map(({ message, text, answered }) => ({
      messageId: idAt(messages, message),
      text: storable(text),
      answered,
    })),
    flags: toStoredFlags(analysis.flags, messages),
  };
}

/** Flags as they are stored; those that rest on nothing said in `messages` are left out. */
export function toStoredFlags(flags: Analysis['flags'], messages: Messages): FoundFlag[] {
  return flags
    .map((flag) => ({ ...flag, evidence: flag.evidence.filter((span) => spanIsThere(span, messages)) }))
    .filter((flag) => flag.message < messages.length && flag.evidence.length > 0)
    .map(({ kind, message, rule, score, reason, evidence }) => ({
      kind,
      rule: rule ?? null,
      messageId: idAt(messages, message),
      score,
      reason: storable(reason),
      evidence: evidence.map((span) => ({ messageId: idAt(messages, span.message), start: span.start, end: span.end })),
    }));
}

function idAt(messages: Messages, index: number): MessageId {
  const message = messages[index];
  if (!message) throw new RangeError(`an analysis speaks of message ${index} of ${messages.length}`);
  return message.id;
}

/** Postgres holds neither NUL nor half of a surrogate pair, and a quotation may be cut within one. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
