/** Sentences of a conversation made fit to be quoted, each with the span it came from. */
import type { ReadMessage, ReadSentence } from '../read-conversation.ts';
import { isQuestion } from '../signals/visitor-turn.ts';
import { asSentence, cleanQuote } from './clean-quote.ts';
import type { SummaryPhrases } from './phrases.ts';
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
export function isChatter({ message, sentence }: Quotable): boolean {
  const stems = new Set(sentence.stems).size;
  if (sentence.asks || stems > CHATTER_STEMS) return false;
  // "Yes, we ship to Norway" is an answer, whoever agrees in a reply to a question.
  const answers = message.message.role !== 'visitor' && stems > 0;
  return CHATTER.some((category) => sentence.marks[category] && !(answers && category === 'agreement'));
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
  if (!next) return sentence.end;
  const raw = message.message.text.slice(sentence.start, sentence.end);
  if (INTRODUCES.test(raw) && isItem(message, next)) return listEnd(message, sentence, at + 1);
  if (isReference({ message, sentence: next }) || isChatter({ message, sentence: next })) return sentence.end;
  const isShort = message.message.role !== 'visitor' && sentence.words.length < SHORT_WORDS && !next.asks;
  const carriesOn = INTRODUCES.test(raw) || ORDINAL.test(raw) || isShort;
  return carriesOn ? next.end : sentence.end;
}

/** "1." may stand as a sentence of its own, before the item it numbers. */
const ITEM = /^(?:[-*•–]|\d{1,2}[.)])(?:\s|$)/u;
const LIST_LETTERS = 220;

function isItem({ message }: ReadMessage, { start, end }: ReadSentence): boolean {
  return ITEM.test(message.text.slice(start, end));
}

/** The end of the last item that still fits; a sentence further on that is no item ends the list. */
function listEnd(message: ReadMessage, head: ReadSentence, first: number): number {
  let end = head.end;
  let numbered = false;
  for (const sentence of message.sentences.slice(first)) {
    const item = isItem(message, sentence);
    if ((!item && !numbered) || sentence.end - head.start > LIST_LETTERS) break;
    numbered = item && sentence.stems.length === 0;
    if (!numbered) end = sentence.end;
  }
  return end;
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

/** Lines; items of a list that stand in one line. */
const PARTS = /\n+\s*|(?<=[:.;]\s)(?=\d{1,2}[.)]\s)/u;

/** Items of a list become one sentence: "these: one, two". */
function joinParts(all: string, part: string, isListItem: boolean): string {
  if (!all) return part;
  if (!isListItem) return `${all} ${part}`;
  return all.includes(': ') ? `${all}, ${part}` : `${all}: ${part}`;
}

function writeQuote({ message, sentence }: Quotable): string {
  const { text } = message.message;
  const { rage } = sentence.marks;
  const insults = rage ? sentence.words.slice(rage.from, rage.to).map((word) => text.slice(word.start, word.end)) : [];
  const from = contentStart(sentence, message.message);
  const parts = text.slice(from, quoteEnd({ message, sentence })).split(PARTS);
  const quote = parts
    .map((part) => [cleanQuote(part, insults), ITEM.test(part)] as const)
    .filter(([part]) => part !== '')
    .reduce((all, [part, item]) => joinParts(all, part, item), '');
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

/** Two sentences one after the other in a message are one quote. */
function follows(a: Quotable, b: Quotable): boolean {
  return (
    a.message === b.message && a.message.sentences.indexOf(b.sentence) === a.message.sentences.indexOf(a.sentence) + 1
  );
}

/**
 * Puts one quote or two, in the conversation's order, into the place of a template; `backing` is evidence alone.
 */
export function quoting(
  template: string,
  quoted: readonly Quotable[],
  { quotes: [open, close], and }: Pick<SummaryPhrases, 'quotes' | 'and'>,
  backing: readonly Quotable[] = [],
): SummarySentence {
  const inOrder = [...quoted].sort((a, b) => a.message.index - b.message.index || a.sentence.start - b.sentence.start);
  const quote = inOrder
    .map((one, at) => {
      const before = inOrder[at - 1];
      return (!before ? '' : follows(before, one) ? ' ' : close + and + open) + quoteOf(one);
    })
    .join('');
  return { text: template.replace('…', () => open + quote + close), evidence: [...inOrder, ...backing].map(spanOf) };
}
