/** The questions a visitor asked, and whether each was answered. */
import type { Analysis } from '../analyser.ts';
import type { Exchange } from './exchanges.ts';
import { hasClass, hasMark, startsWithClass, type ReadMessage, type ReadSentence } from './read-conversation.ts';
import { findDenial } from './signals/denial.ts';
import { groupByExchange, type ScoredAnswer } from './signals/score-turns.ts';
import { isQuestion } from './signals/visitor-turn.ts';
import { mattersOf } from './signals/matters.ts';
import { splitWords } from './text/words.ts';

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
    const found =
      askingSentence(exchange) ??
      (answered === 'no' && before !== 'no' && exchange.replies.length > 0 ? namingSentence(exchange) : null);
    before = answered;
    if (!found) continue;
    const { message, sentence } = found;
    const text = message.message.text.slice(sentence.start, sentence.end).slice(0, MAX_LETTERS);
    const leans = carriesOn(sentence, message);
    const carried = lead !== null && leans ? `${lead} ${text}`.slice(-MAX_LETTERS) : text;
    if (!leans) lead = text;
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

/** "And to Norway?" or "How long does it take?" says nothing without the question before it: that one is put in front. */
function carriesOn(sentence: ReadSentence, message: ReadMessage): boolean {
  const words = new Set(sentence.stems).size;
  if (words === 0) return true;
  // "And do you sell helmets?" is a clause of its own; "also helmets?" is a piece of one.
  const isClause =
    SPEAKERS.some((speaker) => hasClass(sentence, speaker)) || sentence.words.some(({ form }) => spokenTo.has(form));
  if (pointsBack(sentence) && !pointsAtOwnFront(sentence, message)) return words <= (isClause ? 1 : POINTING_WORDS);
  if (isClause || namesMatter(sentence)) return false;
  return words === 1 || (sentence === message.sentences[0] && startsWithClass(message, 'continuation'));
}

/** Has a word that stands for something said before. */
export function pointsBack({ words }: ReadSentence): boolean {
  return words.some(({ form }) => pointing.has(form)) || pointingLast.has(words.at(-1)?.form ?? '');
}

/** Who speaks and who is spoken to: the subject of most questions that are whole. */
const SPEAKERS = ['firstPerson', 'secondPerson'] as const;

/** With more words of its own a question that points back says what it is about. */
const POINTING_WORDS = 2;

/** "Helmets, do you have those?" */
function pointsAtOwnFront({ words, stems, start }: ReadSentence, { message: { text } }: ReadMessage): boolean {
  const at = words.findIndex(({ form }) => pointing.has(form));
  const comma = start + text.slice(start, words[at]?.start).lastIndexOf(',');
  const fronted = words.findLast(({ end }) => end <= comma)?.form;
  return fronted !== undefined && stems.some((stem) => stem.startsWith(fronted.slice(0, STEM_LETTERS)));
}

const STEM_LETTERS = 4;

/** "And the delivery time?" is about delivery, whatever was asked before; "and the price?" is the price of something. */
function namesMatter({ words }: ReadSentence): boolean {
  return [...mattersOf(words.map(({ form }) => form))].some((matter) => !ofSomething.has(matter));
}

const ofSomething = new Set(['price', 'stock', 'abroad', 'currency', 'tax', 'taste', 'news']);

const folded = (words: string) => new Set(splitWords(words).map(({ form }) => form));
/** Words that stand for something said before, in the languages of the lexicon. */
const pointing = folded(
  `it they them those dafür davon damit dazu cela ça eso esto ello isso isto ervan ermee daarvoor ciò`,
);
/** Verbs that say whom they speak to, where no pronoun does. */
const spokenTo = folded(
  `tenéis tienen vendéis venden ofrecéis ofrecen aceptáis aceptan podéis pueden puedo hacéis hacen hay
   têm tem vendem oferecem aceitam podem posso fazem há avete vendete offrite accettate potete posso fate`,
);
/** Articles and a number as well, so they point back at the end of a sentence only. */
const pointingLast = folded('this that one ones das dies dat dit questo quello');

/**
 * A few words without a verb ("low-yield account") ask too: here it was the bot that took them so. Not where it had no
 * answer just before: then they are what the visitor thinks of that.
 */
function namingSentence({ asked, turn }: Exchange): { message: ReadMessage; sentence: ReadSentence } | null {
  if (!turn || turn.dissatisfied || turn.rages || turn.givesUp || turn.thanks || turn.confirms) return null;
  for (const message of asked) {
    const sentence = message.sentences.find(({ stems, marks }) => stems.length > 0 && !marks.human);
    if (sentence) return { message, sentence };
  }
  return null;
}

/** The sentence that asks: with a question mark, else a question by its words, else a request. */
function askingSentence(exchange: Exchange): { message: ReadMessage; sentence: ReadSentence } | null {
  const tests: ((sentence: ReadSentence) => boolean)[] = [
    (sentence) => sentence.asks && sentence.stems.length > 0,
    (sentence) => isQuestion(sentence) && sentence.stems.length > 0,
    (sentence) => Boolean(sentence.marks.request) && sentence.stems.length > 0,
  ];
  const closes = ({ marks }: ReadSentence) =>
    Boolean(marks.farewell || marks.enough || marks.courtesy || marks.giveUp || marks.human);
  for (const test of tests) {
    for (const message of exchange.asked) {
      const sentence = message.sentences.find((candidate) => test(candidate) && !closes(candidate));
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
