/** What the visitor says next, and whether they say anything. */
import type { Exchange } from '../exchanges.ts';
import { hasClass, hasMark, startsWithClass, type ReadMessage } from '../read-conversation.ts';
import { coverage, similarity } from './similarity.ts';

const flag = (value: unknown) => (value ? 1 : 0);

export function readReaction(answer: ReadMessage, exchange: Exchange) {
  const next = exchange.next?.turn;
  const message = exchange.next?.asked[0];
  const question = exchange.asked.at(-1);
  const fromAnswer = message
    ? [...message.stems].some((stem) => answer.stems.has(stem) && !question?.stems.has(stem))
    : false;
  return {
    isLast: flag(!message),
    nextLength: Math.log1p(message?.wordCount ?? 0),
    nextShort: flag(message && message.wordCount < 3),
    nextAsks: flag(message?.asks),
    nextRepeats: flag(next?.repeats),
    nextSame: message && question ? similarity(message.stems, question.stems) : 0,
    nextCorrects: flag(next?.corrects),
    nextBewildered: flag(message && hasMark(message, 'bewilderment')),
    nextDissatisfied: flag(next?.dissatisfied),
    nextRages: flag(next?.rages),
    nextRetries: flag(message && hasMark(message, 'retry')),
    nextWantsOther: flag(hasClass(message, 'alternative')),
    nextThanks: flag(next?.thanks),
    nextConfirms: flag(next?.confirms),
    nextAgrees: flag(startsWithClass(message, 'yes')),
    nextNegates: flag(startsWithClass(message, 'negation')),
    nextHasNegation: flag(hasClass(message, 'negation')),
    nextWantsHuman: flag(next?.wantsHuman),
    nextGivesUp: flag(next?.givesUp),
    nextCovered: message ? coverage(message.stems, answer.stems) : 0,
    nextTakesUp: flag(fromAnswer),
    nextAsksAboutIt: flag(message?.asks && fromAnswer),
    questionGetsReply: flag(answer.asks && message && !message.asks),
    questionGetsQuestion: flag(answer.asks && message?.asks),
    statementGetsQuestion: flag(!answer.asks && message?.asks),
  };
}
