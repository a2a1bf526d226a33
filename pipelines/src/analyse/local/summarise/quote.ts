/** Sentences of a conversation made fit to be quoted, each with the span it came from. */
import type { ReadMessage, ReadSentence } from '../read-conversation.ts';
import { isQuestion } from '../signals/visitor-turn.ts';
import { asSentence, cleanQuote } from './clean-quote.ts';
import { contentStart } from './trim-opening.ts';

export interface Span {
  message: number;
  start: number;
  end: number;
}

export interface SummarySentence {
  text: string;
  evidence: Span[];
}

export interface Quotable {
  message: ReadMessage;
  sentence: ReadSentence;
}

const LINK = /!?\[[^\]]*\]\([^)]*\)?|https?:\/\/\S+|www\.\S+/gu;
const WORD = /[\p{L}\p{N}]+/gu;
/** So many words around a link only introduce it: "More on this in …". */
const INTRODUCTION_WORDS = 4;
const INTRODUCES = /:[\s*_]*$/u;
/** "am 27. Oktober": the stop belongs to the number. */
const ORDINAL = /(?:^|[\s*_])\d{1,2}\.[*_]*$/u;
/** A sentence of fewer words is quoted with the one after it. */
const SHORT_WORDS = 4;
const CHATTER = ['greeting', 'thanks', 'farewell', 'agreement', 'smallTalk', 'confirmation', 'courtesy'] as const;
const CHATTER_STEMS = 2;

/** A greeting, thanks or the like, and next to nothing else. */
export function isChatter({ sentence }: Quotable): boolean {
  return (
    !sentence.asks &&
    CHATTER.some((category) => sentence.marks[category]) &&
    new Set(sentence.stems).size <= CHATTER_STEMS
  );
}

/** The sentence only points to a page, or is a row of a table, which says nothing without its head. */
export function isReference({ message, sentence }: Quotable): boolean {
  const raw = message.message.text.slice(sentence.start, sentence.end);
  if (raw.startsWith('|')) return true;
  const around = raw.replace(LINK, ' ');
  return around !== raw && (around.match(WORD)?.length ?? 0) <= INTRODUCTION_WORDS;
}

/** Asks, and does not merely exclaim ("what a mess"). */
export function asksSomething(sentence: ReadSentence): boolean {
  return isQuestion(sentence) && (sentence.asks || !sentence.marks.rage);
}

/** Says something that can be repeated to anyone. */
export function isQuotable(quotable: Quotable): boolean {
  return quotable.sentence.stems.length > 0 && quoteOf(quotable) !== '';
}

/** Where the quote of a sentence ends: with what it announces, or the rest of a date it was cut in. */
function quoteEnd({ message, sentence }: Quotable): number {
  const at = message.sentences.indexOf(sentence);
  const next = message.sentences[at + 1];
  if (!next || isReference({ message, sentence: next }) || isChatter({ message, sentence: next })) return sentence.end;
  const raw = message.message.text.slice(sentence.start, sentence.end);
  const isShort = message.message.role !== 'visitor' && sentence.words.length < SHORT_WORDS && !next.asks;
  const carriesOn = INTRODUCES.test(raw) || ORDINAL.test(raw) || isShort;
  return carriesOn ? next.end : sentence.end;
}

/** A sentence is looked at several times before it is chosen. */
const quotes = new WeakMap<ReadSentence, string>();

function quoteOf(quotable: Quotable): string {
  const known = quotes.get(quotable.sentence);
  if (known !== undefined) return known;
  const quote = writeQuote(quotable);
  quotes.set(quotable.sentence, quote);
  return quote;
}

function writeQuote({ message, sentence }: Quotable): string {
  const { text } = message.message;
  const { rage } = sentence.marks;
  const insults = rage ? sentence.words.slice(rage.from, rage.to).map((word) => text.slice(word.start, word.end)) : [];
  const from = contentStart(sentence, message.message);
  const parts = text.slice(from, quoteEnd({ message, sentence })).split('\n');
  const quote = parts
    .map((part) => cleanQuote(part, insults))
    .filter(Boolean)
    .join(' ');
  return /[\p{L}\p{N}]/u.test(quote)
    ? asSentence(quote, asksSomething(sentence) && message.message.role === 'visitor' ? '?' : '.')
    : '';
}

/** Also where a signature follows the question mark. */
export function endsAsking(quotable: Quotable): boolean {
  return quoteOf(quotable).endsWith('?');
}

export function spanOf({ message, sentence }: Quotable): Span {
  return { message: message.index, start: sentence.start, end: quoteEnd({ message, sentence }) };
}

/** Fills the places of a template in order; a quote without a place of its own is evidence alone. */
export function quoting(template: string, quoted: readonly Quotable[]): SummarySentence {
  const pieces = template.split('…');
  const text = pieces
    .map((piece, index) => {
      const filler = index < pieces.length - 1 ? quoted[index] : undefined;
      return filler ? piece + quoteOf(filler) : piece;
    })
    .join('');
  return { text, evidence: quoted.map(spanOf) };
}
