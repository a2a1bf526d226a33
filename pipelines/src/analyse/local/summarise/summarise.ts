/**
 * Two to four sentences: what the visitor wanted, what was done, how it ended. They quote, so that nothing is said that
 * the conversation does not hold.
 */
import type { Analysis, Outcome } from '../../analyser.ts';
import type { Exchange } from '../exchanges.ts';
import type { FoundQuestion } from '../find-questions.ts';
import type { ReadConversation } from '../read-conversation.ts';
import type { ScoredAnswer } from '../signals/score-turns.ts';
import { describeEnding, type Subject } from './describe-ending.ts';
import { describeReply } from './describe-reply.ts';
import { summaryPhrases, wordlessPhrases, type SummaryPhrases } from './phrases.ts';
import {
  asksSomething,
  endsAsking,
  isChatter,
  isQuotable,
  quoting,
  type Quotable,
  type SummarySentence,
} from './quote.ts';
import { rankWants, type RankedSentence } from './rank-sentences.ts';

export type { SummarySentence } from './quote.ts';

/** A second sentence backs the quoted one when it says nearly as much. */
const BACKING_SHARE = 0.4;
/** A want of no more words is quoted with what goes with it. */
const WANT_WORDS = 15;
const FURTHER_QUESTIONS = 2;
const FEWEST_WORDS = 3;
const NUMBER = /\d{3}/u;

export function summarise(
  read: ReadConversation,
  exchanges: readonly Exchange[],
  questions: readonly FoundQuestion[],
  answers: readonly ScoredAnswer[],
  outcome: Outcome,
): SummarySentence[] {
  const subject = { read, exchanges, questions, answers, outcome };
  // A word or two in no language one can tell are told about in that of the desk itself.
  const phrases = summaryPhrases[read.language === 'und' ? 'en' : read.language];
  const ranked = rankWants(read);
  const [want, backing] = firstQuotable(ranked.filter((candidate) => !isChatter(candidate)));
  if (!want) return phrases ? describeGreeting(read, phrases) : [];
  const templates = phrases ?? { ...wordlessPhrases, wrote: wordlessPhrases.asked };
  const opening = describeWant(templates, want, backing);
  const wanted = new Set(ranked.slice(0, 3).flatMap(({ sentence }) => sentence.stems));
  const reply = describeReply(subject, want, wanted, phrases);
  const further = phrases && reply.length < 2 ? describeFurther(subject, want, phrases) : null;
  const ending = phrases ? describeEnding(subject, want, reply.length > 0, phrases) : null;
  return [opening, ...reply, further, ending].filter((sentence) => sentence !== null);
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

/** A short want is quoted with the other half of it. */
function describeWant(
  templates: Pick<SummaryPhrases, 'quotes' | 'and' | 'asked'> & { wrote: string },
  want: RankedSentence,
  backing: RankedSentence | undefined,
): SummarySentence {
  const backs = backing && backing.score >= BACKING_SHARE * want.score;
  const whole =
    backs &&
    (backing.sentence.words.length >= FEWEST_WORDS || NUMBER.test(textOf(backing))) &&
    Math.abs(backing.message.index - want.message.index) <= 1 &&
    want.sentence.words.length + backing.sentence.words.length <= WANT_WORDS;
  const asked = endsAsking(want) || (whole && endsAsking(backing));
  const quoted = whole ? [want, backing] : [want];
  return quoting(asked ? templates.asked : templates.wrote, quoted, templates, backs && !whole ? [backing] : []);
}

function textOf({ message, sentence }: Quotable): string {
  return message.message.text.slice(sentence.start, sentence.end);
}

/** What else the bot was asked, and answered. */
function describeFurther(
  { read, questions }: Subject,
  want: Quotable,
  phrases: SummaryPhrases,
): SummarySentence | null {
  if (read.messages.some(({ message }) => message.role === 'operator')) return null;
  const asked = questions
    .filter(({ answered, leans, message }) => answered !== 'no' && !leans && message.index > want.message.index)
    .flatMap(({ message, start }) => {
      const sentence = message.sentences.find((candidate) => candidate.start === start);
      return sentence &&
        !sentence.marks.human &&
        !sentence.marks.correction &&
        asksSomething(sentence) &&
        sentence.words.length >= FEWEST_WORDS
        ? [{ message, sentence }]
        : [];
    });
  const isNewOne = isNew(want);
  const further: Quotable[] = [];
  for (const question of asked) {
    if (further.length < FURTHER_QUESTIONS && isNewOne(question) && isQuotable(question)) further.push(question);
  }
  if (further.length === 0) return null;
  return quoting(phrases.alsoAsked, further, phrases);
}

/** Passes each question once, and the one already told not at all: people ask the same again. */
function isNew(want: Quotable): (question: Quotable) => boolean {
  const told = new Set([want.sentence.stems.join(' ')]);
  return ({ sentence }) => {
    const words = sentence.stems.join(' ');
    return !told.has(words) && Boolean(told.add(words));
  };
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
