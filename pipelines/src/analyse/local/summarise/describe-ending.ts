/** How a conversation ended, in a sentence of its own when the reply does not say it already. */
import type { Outcome } from '../../analyser.ts';
import type { Exchange } from '../exchanges.ts';
import type { FoundQuestion } from '../find-questions.ts';
import type { ReadConversation, ReadMessage } from '../read-conversation.ts';
import type { ScoredAnswer } from '../signals/score-turns.ts';
import type { VisitorTurn } from '../signals/visitor-turn.ts';
import type { SummaryPhrases } from './phrases.ts';
import { asksSomething, isQuotable, quoting, type Quotable, type SummarySentence } from './quote.ts';

export interface Subject {
  read: ReadConversation;
  exchanges: readonly Exchange[];
  questions: readonly FoundQuestion[];
  answers: readonly ScoredAnswer[];
  outcome: Outcome;
}

/** Null when there is nothing to add to `want` and the reply to it. */
export function describeEnding(
  subject: Subject,
  want: Quotable,
  replied: boolean,
  phrases: SummaryPhrases,
): SummarySentence | null {
  const { exchanges, read, outcome } = subject;
  const last = exchanges.at(-1);
  const visitorLast = exchanges.findLast(({ asked }) => asked.length > 0);
  const message = visitorLast?.asked.at(-1);
  const turn = visitorLast?.turn;
  if (!last || !message || !turn) return null;
  const say = (text: string, about: ReadMessage = message) => ({ text, evidence: [wholeOf(about)] });
  if (!replied) return say(phrases.noReply);
  const lastWord = last.replies.length === 0;
  const byOperator = read.messages.some((one) => one.message.role === 'operator');
  const asker = byOperator ? null : exchanges.findLast((exchange) => exchange.turn?.wantsHuman)?.asked.at(-1);
  const handedOff = read.conversation.handoffRequested === true && !byOperator;
  if (handedOff) return say(read.conversation.ended ? phrases.wantedHuman : phrases.waiting, asker ?? message);
  if (asker) return say(phrases.wantedHuman, asker);
  const verdict = byOperator ? undefined : lastVerdict(read);
  if (verdict)
    return say(verdict.message.rating === 'helpful' ? phrases.ratedHelpful : phrases.ratedUnhelpful, verdict);
  if (isDispleased(turn) && lastWord) return say(phrases.wentUnhappy);
  const open = byOperator ? null : laterOpenQuestion(subject, want);
  if (open) return quoting(phrases.unanswered, [open], phrases);
  // "Good morning" and "thanks in advance" beside the question say nothing of the answer.
  const reacts = !visitorLast.asked.includes(want.message);
  const content = reacts && (lastWord || outcome === 'resolved_confirmed' || outcome === 'handed_off');
  if (turn.confirms && !turn.asks && content) return say(phrases.confirmed);
  if (turn.thanks && !turn.asks && content && !byOperator) return say(phrases.thanked);
  if (byOperator) return null;
  if (lastWord && turn.asks) return say(phrases.lastUnreplied);
  return wasLeftUnanswered(subject) ? say(phrases.wentUnanswered) : null;
}

function wholeOf({ index, message }: ReadMessage) {
  return { message: index, start: 0, end: message.text.length };
}

function isDispleased({ dissatisfied, rages, givesUp }: VisitorTurn): boolean {
  return dissatisfied || rages || givesUp;
}

/** The bot's last message, if the visitor rated it. */
function lastVerdict({ messages }: ReadConversation): ReadMessage | undefined {
  const last = messages.findLast(({ message }) => message.role === 'bot');
  return last?.message.rating ? last : undefined;
}

function laterOpenQuestion({ read, questions }: Subject, want: Quotable): Quotable | null {
  const open = questions.findLast(({ answered, message }) => answered === 'no' && message.index > want.message.index);
  const sentence = open?.message.sentences.find(({ start }) => start === open.start);
  if (!open || !sentence || !asksSomething(sentence) || new Set(sentence.stems).size < 2) return null;
  // "Five years?" after "we give five years": an echo, not a question of its own.
  const before = read.messages.slice(0, open.message.index).findLast(({ message }) => message.role === 'bot');
  if (before && sentence.stems.every((stem) => before.stems.has(stem))) return null;
  const quotable = { message: open.message, sentence };
  return isQuotable(quotable) ? quotable : null;
}

function wasLeftUnanswered({ answers, outcome }: Subject): boolean {
  const failed = outcome === 'abandoned' || outcome === 'unresolved';
  return failed && Boolean(answers.at(-1)?.isGap);
}
