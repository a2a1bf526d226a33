/**
 * Two or three sentences: what the visitor wanted, what was done, how it ended. They quote, so that nothing is said that
 * the conversation does not hold.
 */
import type { Analysis, Outcome } from '../../analyser.ts';
import type { Exchange } from '../exchanges.ts';
import type { FoundQuestion } from '../find-questions.ts';
import type { ReadConversation, ReadMessage, ReadSentence } from '../read-conversation.ts';
import type { ScoredAnswer } from '../signals/score-turns.ts';
import { findDenial } from '../signals/denial.ts';
import { isQuestion } from '../signals/visitor-turn.ts';
import { cleanQuote } from './clean-quote.ts';
import { summaryPhrases, wordlessPhrases, type SummaryPhrases } from './phrases.ts';
import { rankReplies, rankWants, type RankedSentence } from './rank-sentences.ts';
import { contentStart } from './trim-opening.ts';

type Span = { message: number; start: number; end: number };

export interface SummarySentence {
  text: string;
  evidence: Span[];
}

interface Subject {
  read: ReadConversation;
  exchanges: readonly Exchange[];
  questions: readonly FoundQuestion[];
  answers: readonly ScoredAnswer[];
  outcome: Outcome;
}

const SHOWN = 0.5;
/** A second sentence backs the quoted one when it says nearly as much. */
const BACKING_SHARE = 0.4;

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
  const [want, backing] = firstQuotable(ranked);
  if (!want) return [];
  const opening = quoting(
    isQuestion(want.sentence) ? (phrases ?? wordlessPhrases).asked : (phrases?.wrote ?? wordlessPhrases.asked),
    want,
    backing,
  );
  const wanted = new Set(ranked.slice(0, 3).flatMap(({ sentence }) => sentence.stems));
  const reply = describeReply(subject, want, wanted, phrases);
  const ending = phrases ? describeEnding(subject, want, reply !== null, phrases) : null;
  return [opening, reply?.sentence, ending].filter((sentence) => sentence !== undefined && sentence !== null);
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

/** Says something that can be repeated to anyone. */
function isQuotable({ message, sentence }: RankedSentence): boolean {
  return sentence.stems.length > 0 && quoteOf(message, sentence) !== '';
}

function quoteOf(message: ReadMessage, sentence: ReadSentence): string {
  const { text } = message.message;
  const { rage } = sentence.marks;
  const insults = rage ? sentence.words.slice(rage.from, rage.to).map((word) => text.slice(word.start, word.end)) : [];
  const quote = cleanQuote(text.slice(contentStart(sentence, message.message), sentence.end), insults);
  return /[\p{L}\p{N}]/u.test(quote) ? quote : '';
}

function spanOf({ message, sentence }: Pick<RankedSentence, 'message' | 'sentence'>): Span {
  return { message: message.index, start: sentence.start, end: sentence.end };
}

function quoting(template: string, quoted: RankedSentence, backing?: RankedSentence): SummarySentence {
  const evidence = [spanOf(quoted)];
  if (backing && backing.score >= BACKING_SHARE * quoted.score) evidence.push(spanOf(backing));
  return { text: template.replace('…', () => quoteOf(quoted.message, quoted.sentence)), evidence };
}

/** What was done: a person's answer to the whole matter, else the bot's to this question. */
function describeReply(
  { read, exchanges, answers }: Subject,
  want: RankedSentence,
  wanted: ReadonlySet<string>,
  phrases: SummaryPhrases | undefined,
): { sentence: SummarySentence } | null {
  const operators = read.messages.filter(({ message }) => message.role === 'operator');
  const own = exchanges.find(({ asked }) => asked.includes(want.message));
  const byOperator = operators.some(hasContent);
  // Only when the bot answered with a question back does its answer stand further on.
  const answering = own?.replies.some(tells) ? own.replies : exchanges.flatMap(({ replies }) => replies);
  const [best, backing] = firstQuotable(
    byOperator ? rankReplies(read, operators, wanted) : rankReplies(read, answering, wanted, own?.replies),
  );
  if (!best) return null;
  if (byOperator || !phrases) return { sentence: quoting((phrases ?? wordlessPhrases).told, best, backing) };
  const gap = answers.find(
    ({ answer, exchange, gap: score }) => exchange === own && answer === best.message && score >= SHOWN,
  );
  const denial = gap && findDenial(gap.answer).sentence;
  if (gap && denial) {
    return { sentence: quoting(phrases.botHadNoAnswer, { message: gap.answer, sentence: denial, score: 1 }) };
  }
  return { sentence: quoting(phrases.botAnswered, best, backing) };
}

function tells(message: ReadMessage): boolean {
  return message.sentences.some(
    ({ stems, asks, marks }) => stems.length > 1 && !asks && !marks.courtesy && !marks.greeting,
  );
}

function hasContent(message: ReadMessage): boolean {
  return message.sentences.some(({ stems }) => stems.length > 0);
}

/** How it ended, when that is more than the reply itself. */
function describeEnding(
  { exchanges, questions, outcome }: Subject,
  want: RankedSentence,
  replied: boolean,
  phrases: SummaryPhrases,
): SummarySentence | null {
  const last = exchanges.at(-1);
  const visitorLast = exchanges.findLast(({ asked }) => asked.length > 0);
  const message = visitorLast?.asked.at(-1);
  const turn = visitorLast?.turn;
  if (!last || !message || !turn) return null;
  const evidence = [{ message: message.index, start: 0, end: message.message.text.length }];
  if (!replied) return { text: phrases.noReply, evidence };
  const open = questions.findLast(({ answered, message: asked }) => answered === 'no' && asked !== want.message);
  if (turn.wantsHuman && outcome !== 'handed_off') return { text: phrases.wantedHuman, evidence };
  if ((turn.dissatisfied || turn.rages || turn.givesUp) && last.replies.length === 0)
    return { text: phrases.wentUnhappy, evidence };
  if (open && outcome !== 'handed_off') {
    const sentence = open.message.sentences.find(({ start }) => start === open.start);
    if (sentence && quoteOf(open.message, sentence))
      return quoting(phrases.unanswered, { message: open.message, sentence, score: 1 });
  }
  if (turn.confirms && !turn.asks && (last.replies.length === 0 || outcome === 'resolved_confirmed'))
    return { text: phrases.confirmed, evidence };
  if (outcome === 'abandoned' && last.replies.length === 0 && turn.asks)
    return { text: phrases.wentUnanswered, evidence };
  return null;
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
