/** The questions a visitor asked, and whether each was answered. */
import type { Analysis } from '../analyser.ts';
import type { Exchange } from './exchanges.ts';
import { carriesOn, canLead, remarksOn } from './leaning.ts';
import { hasMark, type ReadMessage, type ReadSentence } from './read-conversation.ts';
import { findDenial } from './signals/denial.ts';
import { groupByExchange, type ScoredAnswer } from './signals/score-turns.ts';
import { isAboutChat } from './signals/chat-words.ts';
import { isQuestion } from './signals/visitor-turn.ts';

export type Answered = Analysis['questions'][number]['answered'];

export interface FoundQuestion {
  message: ReadMessage;
  /** The sentences that ask. */
  start: number;
  end: number;
  text: string;
  /** Says little without the question before it. */
  leans: boolean;
  answered: Answered;
  exchange: Exchange;
}

const MAX_LETTERS = 300;
/** So many words after "I don't know" are an answer in part. */
const PARTIAL_WORDS = 25;

export function findQuestions(exchanges: readonly Exchange[], answers: readonly ScoredAnswer[]): FoundQuestion[] {
  const questions: FoundQuestion[] = [];
  const byExchange = groupByExchange(answers);
  /** The last question that says by itself what it is about. */
  let lead: string | null = null;
  let before: Answered | null = null;
  for (const exchange of exchanges) {
    if (!exchange.turn || exchange.turn.smallTalk) continue;
    const answered = howAnswered(exchange, byExchange.get(exchange) ?? []);
    const wasDenied = before === 'no';
    const isTaken = exchange.replies.length > 0 && answered === 'no' && !wasDenied;
    const found =
      askingSentence(exchange, wasDenied) ??
      (isTaken ? namingSentence(exchange) : null) ??
      (questions.length === 0 && exchange.replies.length > 0 ? openingSentence(exchange) : null);
    before = answered;
    if (!found) continue;
    const { message, sentence } = found;
    const text = message.message.text.slice(sentence.start, sentence.end).slice(0, MAX_LETTERS);
    const leans = carriesOn(sentence, message);
    const carried = lead !== null && leans ? `${lead} ${text}`.slice(-MAX_LETTERS) : text;
    if (!leans && (lead === null || canLead(sentence))) lead = text;
    questions.push({
      message,
      start: sentence.start,
      end: sentence.start + text.length,
      text: carried,
      leans,
      answered,
      exchange,
    });
  }
  return questions;
}

/**
 * A few words without a verb ("low-yield account") ask too: here it was the bot that took them so. Not where it had no
 * answer just before: then they are what the visitor thinks of that.
 */
function namingSentence({ asked, turn }: Exchange): { message: ReadMessage; sentence: ReadSentence } | null {
  if (!turn || turn.dissatisfied || turn.rages || turn.givesUp || turn.thanks || turn.confirms) return null;
  for (const message of asked) {
    const sentence = message.sentences.find((own) => own.stems.length > 0 && !own.marks.human && !isAboutChat(own));
    if (sentence) return { message, sentence };
  }
  return null;
}

/** Fewer words name nothing by themselves. */
const NAMING_WORDS = 2;

/** "My chain broke": what a visitor comes with is what they want something done about, unless it is praise. */
function openingSentence({ asked, turn }: Exchange): { message: ReadMessage; sentence: ReadSentence } | null {
  if (!turn || turn.confirms || turn.wantsHuman || turn.givesUp) return null;
  for (const message of asked) {
    // Thanks in advance stand alone.
    if (message.sentences.some(({ marks, stems }) => marks.thanks && stems.length > NAMING_WORDS)) return null;
    const sentence = message.sentences.find(
      (own) => new Set(own.stems).size >= NAMING_WORDS && !own.marks.thanks && !own.marks.rage && !isAboutChat(own),
    );
    if (sentence) return { message, sentence };
  }
  return null;
}

/** The sentence that asks: with a question mark, else a question by its words, else a request. */
function askingSentence(
  exchange: Exchange,
  wasDenied: boolean,
): { message: ReadMessage; sentence: ReadSentence } | null {
  const tests: ((sentence: ReadSentence) => boolean)[] = [
    (sentence) => sentence.asks && sentence.stems.length > 0,
    (sentence) => isQuestion(sentence) && sentence.stems.length > 0,
    (sentence) => Boolean(sentence.marks.request) && sentence.stems.length > 0,
  ];
  const closes = (sentence: ReadSentence, message: ReadMessage) =>
    Boolean(sentence.marks.farewell || sentence.marks.enough || sentence.marks.courtesy || sentence.marks.giveUp) ||
    Boolean(sentence.marks.human) ||
    isAboutChat(sentence) ||
    (wasDenied && remarksOn(sentence)) ||
    // "I need a person. Is that possible?"
    (hasMark(message, 'human') && sentence.stems.length < NAMING_WORDS);
  for (const test of tests) {
    for (const message of exchange.asked) {
      const sentence = message.sentences.find((candidate) => test(candidate) && !closes(candidate, message));
      if (sentence) return { message, sentence };
    }
  }
  return null;
}

function howAnswered(exchange: Exchange, own: readonly ScoredAnswer[]): Answered {
  if (exchange.replies.length === 0) return exchange.next ? 'unknown' : 'no';
  const byOperator = exchange.replies.find(({ message }) => message.role === 'operator');
  if (byOperator) return hasMark(byOperator, 'denial') ? 'unknown' : 'yes';
  const best = own.reduce<ScoredAnswer | null>((a, b) => (a && a.gap <= b.gap ? a : b), null);
  if (!best) return 'unknown';
  const denial = findDenial(best.answer);
  if (denial.sentence && denial.remainderWords >= PARTIAL_WORDS) return 'partial';
  if (best.isGap) return 'no';
  if (best.features.onlyAsks) return 'unknown';
  return best.isFailure ? 'partial' : 'yes';
}
