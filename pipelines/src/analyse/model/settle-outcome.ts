/** A model proposes the outcome; what the conversation shows limits it. A visitor cannot talk a chat into being solved. */
import type { Span } from '../../evidence/index.ts';
import type { Analysis, ConversationToAnalyse, Outcome } from '../analyser.ts';

export interface OutcomeFacts {
  conversation: ConversationToAnalyse;
  local: Analysis;
  /** Where the quotes stand that the model gave for its outcome. */
  quoted: readonly Span[];
  /** The flags that will be stored, the model's and ours. */
  flags: Analysis['flags'];
}

/**
 * The proposed outcome where the facts allow it, else the nearest that they do, else the local analyser's: confirmed takes
 * a helpful rating of the last answer or the visitor's last words, quoted; resolved takes an answer that neither visitor
 * nor sender called a failure; handed off takes an operator or a request for one.
 */
export function settleOutcome(proposed: Outcome, facts: OutcomeFacts): Outcome {
  const { conversation, local, flags } = facts;
  const { messages, handoffRequested = false } = conversation;
  if (messages.some(({ role }) => role === 'operator')) return 'handed_off';
  const handedOff = handoffRequested || flags.some(({ kind }) => kind === 'handoff_requested');
  if (proposed === 'handed_off' ? !handedOff : handoffRequested) return local.outcome;
  if (proposed !== 'resolved_confirmed' && proposed !== 'resolved_assumed') return proposed;
  const answer = messages.findLast(({ role }) => role === 'bot');
  if (!answer || answer.rating === 'unhelpful' || answer.answered === false) return local.outcome;
  return proposed === 'resolved_confirmed' && !isConfirmed(facts) ? 'resolved_assumed' : proposed;
}

function isConfirmed({ conversation: { messages }, local, quoted }: OutcomeFacts): boolean {
  const lastWords = messages.findLastIndex(({ role }) => role === 'visitor');
  const firstAnswer = messages.findIndex(({ role }) => role === 'bot');
  return (
    local.outcome === 'resolved_confirmed' ||
    messages.findLast(({ role }) => role === 'bot')?.rating === 'helpful' ||
    (firstAnswer < lastWords && quoted.some(({ message }) => message === lastWords))
  );
}
