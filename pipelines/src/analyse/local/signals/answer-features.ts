/**
 * A bot's answer as numbers between about -1 and 1, each meaning the same in any shop's chat: nothing here looks at which
 * words were used beyond the phrase lists.
 */
import { hasMark, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import type { Exchange } from '../exchanges.ts';
import { findDenial } from './denial.ts';
import { coverage, similarity } from './similarity.ts';

export const answerFeatureNames = [
  'denies',
  'deniesFirst',
  'deniesAlone',
  'deniesThenSays',
  'contrastAfterDenial',
  'misunderstands',
  'deflects',
  'deflectsAlone',
  'apologises',
  'hedges',
  'asksBack',
  'endsAsking',
  'length',
  'short',
  'veryShort',
  'questionCovered',
  'nothingCovered',
  'newShare',
  'repeatsItself',
  'echoes',
  'visitorAsks',
  'visitorChats',
  'visitorLength',
  'turnNumber',
  'coversEarlier',
  'nextRepeats',
  'nextSame',
  'nextCorrects',
  'nextDissatisfied',
  'nextThanks',
  'nextConfirms',
  'nextRages',
  'nextAsks',
  'nextShort',
  'nextOnTopic',
  'nextWantsHuman',
  'nextGivesUp',
  'isLast',
] as const;

export type AnswerFeature = (typeof answerFeatureNames)[number];
export type AnswerFeatures = Record<AnswerFeature, number>;

const flag = (value: unknown) => (value ? 1 : 0);

/** `earlier` are the messages before the answer, oldest first. */
export function readAnswerFeatures(answer: ReadMessage, exchange: Exchange, earlier: readonly ReadMessage[]): AnswerFeatures {
  const denial = findDenial(answer);
  const question = exchange.asked.at(-1);
  const questionStems = question?.stems ?? new Set<string>();
  const covered = coverage(questionStems, answer.stems);
  const recent = earlier.slice(-6);
  const botBefore = earlier.filter((message) => message.message.role === 'bot');
  const said = new Set(recent.flatMap((message) => [...message.stems]));
  const next = exchange.next?.turn;
  const nextMessage = exchange.next?.asked[0];
  const last = answer.sentences.at(-1);
  const alone = denial.sentence !== null && denial.remainderWords < 8;
  return {
    denies: flag(denial.sentence),
    deniesFirst: flag(denial.first),
    deniesAlone: flag(alone),
    deniesThenSays: denial.sentence ? Math.log1p(denial.remainderWords) / 5 : 0,
    contrastAfterDenial: flag(denial.sentence && hasMark(answer, 'contrast')),
    misunderstands: flag(denial.misunderstood),
    deflects: flag(denial.deflects),
    deflectsAlone: flag(denial.deflects && denial.remainderWords < 12),
    apologises: flag(hasMark(answer, 'apology')),
    hedges: shareMarked(answer, 'hedge'),
    asksBack: flag(answer.sentences.length > 0 && answer.sentences.every((s) => s.asks || s.stems.length < 2)),
    endsAsking: flag(last?.asks),
    length: Math.log1p(answer.wordCount) / 5,
    short: flag(answer.wordCount < 12),
    veryShort: flag(answer.wordCount < 5),
    questionCovered: covered,
    nothingCovered: flag(questionStems.size > 0 && covered === 0),
    newShare: answer.stems.size === 0 ? 0 : 1 - coverage(answer.stems, said),
    repeatsItself: Math.max(0, ...botBefore.map((message) => sameness(answer, message))),
    echoes: question ? sameness(answer, question) : 0,
    visitorAsks: flag(exchange.turn?.asks),
    visitorChats: flag(exchange.turn?.smallTalk),
    visitorLength: Math.log1p(question?.wordCount ?? 0) / 4,
    turnNumber: Math.min(1, botBefore.length / 10),
    coversEarlier: coverage(answer.stems, said),
    nextRepeats: flag(next?.repeats),
    nextSame: nextMessage && question ? similarity(nextMessage.stems, question.stems) : 0,
    nextCorrects: flag(next?.corrects),
    nextDissatisfied: flag(next?.dissatisfied),
    nextThanks: flag(next?.thanks),
    nextConfirms: flag(next?.confirms),
    nextRages: flag(next?.rages),
    nextAsks: flag(next?.asks),
    nextShort: flag(nextMessage && nextMessage.wordCount < 4),
    nextOnTopic: nextMessage ? coverage(nextMessage.stems, answer.stems) : 0,
    nextWantsHuman: flag(next?.wantsHuman),
    nextGivesUp: flag(next?.givesUp),
    isLast: flag(!exchange.next),
  };
}

/** Exact repetition counts in full even for messages without content words. */
function sameness(a: ReadMessage, b: ReadMessage): number {
  if (a.message.text.trim() === b.message.text.trim()) return 1;
  return similarity(a.stems, b.stems);
}

function shareMarked(message: ReadMessage, category: keyof ReadSentence['marks']): number {
  const marked = message.sentences.filter((sentence) => sentence.marks[category]).length;
  return message.sentences.length === 0 ? 0 : marked / message.sentences.length;
}
