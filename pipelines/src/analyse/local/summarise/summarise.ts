/**
 * Two to four sentences: what the visitor wanted, what was done, how it ended. They quote, so that nothing is said that
 * the conversation does not hold.
 */
import type { Analysis, Outcome } from '../../analyser.ts';
import type { Exchange } from '../exchanges.ts';
import type { FoundQuestion } from '../find-questions.ts';
import type { ReadConversation, ReadMessage } from '../read-conversation.ts';
import { findDenial } from '../signals/denial.ts';
import type { ScoredAnswer } from '../signals/score-turns.ts';
import { describeEnding, type Subject } from './describe-ending.ts';
import { summaryPhrases, wordlessPhrases, type SummaryPhrases } from './phrases.ts';
import {
  asksSomething,
  endsAsking,
  isChatter,
  isQuotable,
  isReference,
  quoting,
  type Quotable,
  type SummarySentence,
} from './quote.ts';
import { rankReplies, rankWants, type RankedSentence } from './rank-sentences.ts';

export type { SummarySentence } from './quote.ts';

/** A second sentence backs the quoted one when it says nearly as much. */
const BACKING_SHARE = 0.4;
const FURTHER_QUESTIONS = 2;
const FEWEST_WORDS = 3;

export function summarise(
  read: ReadConversation,
  exchanges: readonly Exchange[],
  questions: readonly FoundQuestion[],
  answers: readonly ScoredAnswer[],
  outcome: Outcome,
): SummarySentence[] {
  const subject = { read, exchanges, questions, answers, outcome };
  const phrases = summaryPhrases[read.language];
  const ranked = rankWants(read);
  const [want, backing] = firstQuotable(ranked.filter((candidate) => !isChatter(candidate)));
  if (!want) return phrases ? describeGreeting(read, phrases) : [];
  const templates = phrases ?? { ...wordlessPhrases, wrote: wordlessPhrases.asked };
  const opening = withBacking(endsAsking(want) ? templates.asked : templates.wrote, want, backing);
  const wanted = new Set(ranked.slice(0, 3).flatMap(({ sentence }) => sentence.stems));
  const reply = describeReply(subject, want, wanted, phrases);
  const further = phrases ? describeFurther(subject, want, phrases) : null;
  const ending = phrases ? describeEnding(subject, want, reply !== null, phrases) : null;
  return [opening, reply, further, ending].filter((sentence) => sentence !== null);
}

function describeGreeting({ messages }: ReadConversation, { onlyGreeted }: SummaryPhrases): SummarySentence[] {
  const greeting = messages.find(({ message, marked }) => message.role === 'visitor' && marked.greeting);
  if (!greeting) return [];
  return [{ text: onlyGreeted, evidence: [{ message: greeting.index, start: 0, end: greeting.message.text.length }] }];
}

/** The best two that can be quoted. */
function firstQuotable(ranked: readonly RankedSentence[]): RankedSentence[] {
  const found: RankedSentence[] = [];
  for (const candidate of ranked) {
    if (isQuotable(candidate)) found.push(candidate);
    if (found.length === 2) break;
  }
  return found;
}

function withBacking(template: string, quoted: RankedSentence, backing: RankedSentence | undefined): SummarySentence {
  const backs = backing && backing.score >= BACKING_SHARE * quoted.score;
  return quoting(template, backs ? [quoted, backing] : [quoted]);
}

/** What was done: a person's answer to the whole matter, else the bot's to this question. */
function describeReply(
  { read, exchanges, answers }: Subject,
  want: RankedSentence,
  wanted: ReadonlySet<string>,
  phrases: SummaryPhrases | undefined,
): SummarySentence | null {
  const operators = read.messages.filter(({ message }) => message.role === 'operator');
  const own = exchanges.find(({ asked }) => asked.includes(want.message));
  const byOperator = operators.some(hasContent);
  // When the bot asked back, its answer stands further on.
  const from = own ? exchanges.indexOf(own) : 0;
  const answered = exchanges.slice(from).find(({ replies }) => replies.some(tells));
  const answering = answered?.replies ?? exchanges.flatMap(({ replies }) => replies);
  const ranked = byOperator ? rankReplies(read, operators, wanted) : rankReplies(read, answering, wanted, answering);
  const [best, backing] = firstQuotable(ranked.filter((candidate) => !isReference(candidate) && !isChatter(candidate)));
  if (!best) return null;
  if (!phrases) return withBacking(wordlessPhrases.told, best, backing);
  if (byOperator) {
    const tookOver = read.messages.slice(0, best.message.index).some(({ message }) => message.role === 'bot');
    const told = tookOver ? phrases.tookOver : phrases.told;
    return withBacking(endsAsking(best) ? phrases.teamAsked : told, best, backing);
  }
  const gap = answers.find(
    ({ answer, exchange, isGap }) => exchange === (answered ?? own) && answer === best.message && isGap,
  );
  const denial = gap && findDenial(gap.answer).sentence;
  if (gap && denial) return quoting(phrases.botHadNoAnswer, [{ message: gap.answer, sentence: denial }]);
  if (best.sentence.marks.denial) return withBacking(phrases.botHadNoAnswer, best, backing);
  return withBacking(endsAsking(best) ? phrases.botAskedBack : phrases.botAnswered, best, backing);
}

/** What else the bot was asked, and answered. */
function describeFurther(
  { read, questions }: Subject,
  want: Quotable,
  phrases: SummaryPhrases,
): SummarySentence | null {
  if (read.messages.some(({ message }) => message.role === 'operator')) return null;
  const further = questions
    .filter(({ answered, message }) => answered !== 'no' && message.index > want.message.index)
    .flatMap(({ message, start }) => {
      const sentence = message.sentences.find((candidate) => candidate.start === start);
      return sentence && !sentence.marks.human && asksSomething(sentence) && sentence.words.length >= FEWEST_WORDS
        ? [{ message, sentence }]
        : [];
    })
    .filter(isQuotable)
    .filter(isNew(want))
    .slice(0, FURTHER_QUESTIONS);
  if (further.length === 0) return null;
  return quoting(further.length === 1 ? phrases.alsoAsked : phrases.alsoAskedBoth, further);
}

/** Passes each question once, and the one already told not at all: people ask the same again. */
function isNew(want: Quotable): (question: Quotable) => boolean {
  const told = new Set([want.sentence.stems.join(' ')]);
  return ({ sentence }) => {
    const words = sentence.stems.join(' ');
    return !told.has(words) && Boolean(told.add(words));
  };
}

function tells(message: ReadMessage): boolean {
  return message.sentences.some(
    ({ stems, asks, marks }) => stems.length > 1 && !asks && !marks.courtesy && !marks.greeting,
  );
}

function hasContent(message: ReadMessage): boolean {
  return message.sentences.some(({ stems }) => stems.length > 0);
}

/** The parts of an analysis that a summary fills. */
export function summaryFields(
  sentences: readonly SummarySentence[],
): Pick<Analysis, 'summary' | 'summarySentences' | 'evidence'> {
  return {
    summary: sentences.length > 0 ? sentences.map(({ text }) => text).join(' ') : null,
    summarySentences: sentences.map(({ text }) => text),
    evidence: sentences.flatMap(({ evidence }, sentence) => evidence.map((part) => ({ sentence, ...part }))),
  };
}
