/**
 * Two to four sentences: what the visitor wanted, what was done, how it ended. They quote, so that nothing is said that
 * the conversation does not hold.
 */
import type { Analysis, Outcome } from '../../analyser.ts';
import type { Exchange } from '../exchanges.ts';
import type { FoundQuestion } from '../find-questions.ts';
import type { ReadConversation } from '../read-conversation.ts';
import type { ScoredAnswer } from '../signals/score-turns.ts';
import { describeEnding } from './describe-ending.ts';
import { countMore, describeFurther } from './describe-further.ts';
import { describeReply } from './describe-reply.ts';
import { summaryPhrases, wordlessPhrases, type SummaryPhrases } from './phrases.ts';
import { isChatter, type Quotable } from './quotable.ts';
import { endsAsking, isQuotable, quoting, wholeOf, type SummarySentence } from './quote.ts';
import { rankWants, type RankedSentence } from './rank-sentences.ts';

export type { SummarySentence } from './quote.ts';

/** A second sentence backs the quoted one when it says nearly as much. */
const BACKING_SHARE = 0.4;
/** A want of no more words is quoted with what goes with it. */
const WANT_WORDS = 15;
/** Two questions asked together are told together, up to so many words. */
const BOTH_WORDS = 24;
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
  const matters = firstQuotable(ranked.filter((candidate) => !isChatter(candidate)));
  // "Hello, delighted with my bike, thanks!"
  const [want, backing] = matters.length > 0 ? matters : firstQuotable(ranked.filter(saysMore));
  if (!want) return phrases ? describeChatter(read, ranked, phrases) : [];
  const templates = phrases ?? { ...wordlessPhrases, wrote: wordlessPhrases.asked };
  const quoted = quotedOfWant(want, backing);
  const opening = describeWant(templates, quoted, want, backing);
  const wanted = new Set(ranked.slice(0, 3).flatMap(({ sentence }) => sentence.stems));
  const reply = describeReply(subject, quoted, wanted, phrases);
  const ending = phrases ? describeEnding(subject, want, reply, phrases) : null;
  const further = phrases && reply.length < 2 ? describeFurther(subject, want, ending, phrases) : null;
  const told = [opening, ...reply, further, ending].filter((sentence) => sentence !== null);
  const more = phrases ? countMore(subject, told, phrases) : null;
  // How it ended stands last.
  return more ? told.toSpliced(ending ? -1 : told.length, 0, more) : told;
}

/** A visitor who greets, or types "test" to see what happens. */
function describeChatter(
  { messages, conversation }: ReadConversation,
  ranked: readonly RankedSentence[],
  phrases: SummaryPhrases,
): SummarySentence[] {
  const caller = messages.find(({ message, marked }) => message.role === 'visitor' && marked.human);
  const called =
    caller ?? (conversation.handoffRequested ? messages.find(({ message }) => message.role === 'visitor') : null);
  if (called) return [{ text: phrases.wantedHuman, evidence: [wholeOf(called)] }];
  const greeting = messages.find(({ message, marked }) => message.role === 'visitor' && marked.greeting);
  if (greeting) {
    return [{ text: phrases.onlyGreeted, evidence: [wholeOf(greeting)] }];
  }
  const [best] = firstQuotable(ranked);
  return best ? [quoting(phrases.wrote, [best], phrases)] : [];
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
function quotedOfWant(
  want: RankedSentence,
  backing: RankedSentence | undefined,
): [RankedSentence, ...RankedSentence[]] {
  if (!backing || !isBackedBy(want, backing)) return [want];
  const bothAsk = backing.message === want.message && endsAsking(want) && endsAsking(backing);
  const whole =
    !backing.sentence.marks.smallTalk &&
    (backing.sentence.words.length >= FEWEST_WORDS || NUMBER.test(textOf(backing))) &&
    Math.abs(backing.message.index - want.message.index) <= 1 &&
    want.sentence.words.length + backing.sentence.words.length <= (bothAsk ? BOTH_WORDS : WANT_WORDS);
  return whole ? [want, backing] : [want];
}

function isBackedBy(want: RankedSentence, backing: RankedSentence): boolean {
  return backing.score >= BACKING_SHARE * want.score;
}

function describeWant(
  templates: Pick<SummaryPhrases, 'quotes' | 'and' | 'asked'> & { wrote: string },
  quoted: readonly RankedSentence[],
  want: RankedSentence,
  backing: RankedSentence | undefined,
): SummarySentence {
  const further = backing && !quoted.includes(backing) && isBackedBy(want, backing) ? [backing] : [];
  return quoting(quoted.some(endsAsking) ? templates.asked : templates.wrote, quoted, templates, further);
}

function saysMore({ sentence: { stems, marks } }: Quotable): boolean {
  return new Set(stems).size > 1 && !marks.farewell && !marks.smallTalk;
}

function textOf({ message, sentence }: Quotable): string {
  return message.message.text.slice(sentence.start, sentence.end);
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
