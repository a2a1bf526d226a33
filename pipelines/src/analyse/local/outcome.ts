/** How a conversation ended, and in what mood, as PRODUCT.md defines its numbers. */
import type { Analysis, Outcome } from '../analyser.ts';
import type { Exchange } from './exchanges.ts';
import type { FoundQuestion } from './find-questions.ts';
import { lexiconOf } from './lexicon/index.ts';
import type { ReadConversation } from './read-conversation.ts';
import type { ScoredAnswer } from './signals/score-turns.ts';
import type { VisitorTurn } from './signals/visitor-turn.ts';

function isNegative(turn: VisitorTurn): boolean {
  return turn.dissatisfied || turn.rages || turn.givesUp || turn.corrects;
}

function isPositive(turn: VisitorTurn): boolean {
  return (turn.confirms || turn.thanks) && !turn.dissatisfied && !turn.rages;
}

export function decideOutcome(
  { conversation, language }: ReadConversation,
  exchanges: readonly Exchange[],
  questions: readonly FoundQuestion[],
  answers: readonly ScoredAnswer[],
): Outcome {
  const byOperator = conversation.messages.some(({ role }) => role === 'operator');
  if (byOperator || conversation.handoffRequested) return 'handed_off';
  const last = exchanges.at(-1);
  if (questions.length === 0 || !last) return 'no_question';
  const lastAnswer = answers.at(-1);
  // Without phrase lists a thank-you cannot be told from a protest.
  const knowsLanguage = lexiconOf(language) !== null;
  const visitorHadLastWord = last.replies.length === 0;
  const turn = last.turn;
  if (lastAnswer?.answer.message.rating === 'unhelpful') return 'abandoned';
  const closesPolitely = turn && (isPositive(turn) || isFarewell(turn) || (!knowsLanguage && !turn.asks));
  if (turn && visitorHadLastWord && !closesPolitely) return 'abandoned';
  if (turn && isNegative(turn) && (lastAnswer?.isGap ?? true)) return 'abandoned';
  const lastQuestion = questions.at(-1);
  const open = lastQuestion?.answered === 'no' || (lastQuestion && wantsHumanAfter(exchanges, lastQuestion));
  if (open) return 'unresolved';
  if (lastAnswer?.answer.message.rating === 'helpful') return 'resolved_confirmed';
  if (turn && isPositive(turn) && !turn.asks) return 'resolved_confirmed';
  if (turn && isNegative(turn)) return 'unresolved';
  if (lastQuestion?.answered === 'unknown' || lastAnswer?.isFailure) return 'unresolved';
  return 'resolved_assumed';
}

function isFarewell(turn: VisitorTurn): boolean {
  return (turn.smallTalk || turn.declines) && !isNegative(turn);
}

function wantsHumanAfter(exchanges: readonly Exchange[], question: FoundQuestion): boolean {
  const from = exchanges.indexOf(question.exchange);
  return exchanges.slice(from).some((exchange) => exchange.turn?.wantsHuman);
}

export function decideSentiment(exchanges: readonly Exchange[]): Analysis['sentiment'] {
  let negative = 0;
  let positive = 0;
  exchanges.forEach(({ turn }, index) => {
    if (!turn) return;
    const weight = index === exchanges.length - 1 ? 1.5 : 1;
    if (turn.rages || turn.dissatisfied || turn.givesUp) negative += weight;
    // A polite "thanks" is no mood; said of something that worked, it is.
    else if (turn.confirms) positive += weight;
    else if (turn.thanks) positive += weight / 2;
  });
  if (negative >= 1 && positive >= 1) return 'mixed';
  if (negative >= 1) return 'negative';
  return positive >= 0.75 ? 'positive' : 'neutral';
}
