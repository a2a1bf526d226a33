/** Sentences of a conversation made fit to be quoted, each with the spans it came from. */
import type { ReadMessage, ReadSentence } from '../read-conversation.ts';
import { asSentence, cleanQuote } from './clean-quote.ts';
import type { SummaryPhrases } from './phrases.ts';
import { asksPolitely, asksSomething, saysYesOrNo, type Quotable, type Span } from './quotable.ts';
import { extentOf } from './quote-extent.ts';
import { contentStart } from './trim-opening.ts';

export interface SummarySentence {
  text: string;
  evidence: Span[];
}

interface Quote {
  text: string;
  spans: Span[];
}

/** A sentence is looked at several times before it is chosen. */
const quotes = new WeakMap<ReadSentence, Quote>();

function quoteOf(quotable: Quotable): Quote {
  const known = quotes.get(quotable.sentence);
  if (known !== undefined) return known;
  const quote = writeQuote(quotable);
  quotes.set(quotable.sentence, quote);
  return quote;
}

/** Says something that can be repeated to anyone. */
export function isQuotable(quotable: Quotable): boolean {
  const { stems, asks, marks, words } = quotable.sentence;
  // "What is your name?" and "I do not know." have no word of content, and say something all the same.
  const isPoint = quotable.message.message.role !== 'visitor' && saysYesOrNo(quotable.sentence);
  const says = stems.length > 0 || isPoint || ((asks || marks.denial !== undefined) && words.length >= FEWEST_WORDS);
  return says && (isPlain(quotable) || quoteOf(quotable).text !== '');
}

/** Letters and stops alone, of some length: nothing of it is left out of a quote, so that it need not be written to know. */
function isPlain({ message, sentence }: Quotable): boolean {
  if (sentence.marks.rage || sentence.stems.length <= PLAIN_STEMS || message.rest) return false;
  return PLAIN.test(message.message.text.slice(sentence.start, sentence.end));
}

const PLAIN = /^[A-Za-z][A-Za-z ,.'’?!]*$/u;
const PLAIN_STEMS = 3;
const FEWEST_WORDS = 3;
/** Lines; items of a list that stand in one line. */
const PARTS = /\n+\s*|(?<=[:.;]\s)(?=\d{1,2}[.)]\s)|(?<=,\s)(?=\d{1,2}\)\s)/u;
/** "1." may stand as a sentence of its own, before the item it numbers. */
const ITEM = /^(?:[-*•–]|\d{1,2}[.)])(?:\s|$)/u;

/** Items of a list become one sentence: "these: one, two", or "these: one, at 5 €; two, at 7 €". */
function joinParts(parts: readonly (readonly [text: string, isListItem: boolean])[]): string {
  const between = parts.some(([text, isListItem]) => isListItem && text.includes(',')) ? ';' : ',';
  return parts.reduce((all, [part, isListItem]) => {
    if (!all) return part;
    if (!isListItem) return `${all} ${part}`;
    return all.includes(': ') ? `${all.replace(/[.;,]+$/u, '')}${between} ${part}` : `${all}: ${part}`;
  }, '');
}

function writeQuote(quotable: Quotable): Quote {
  const { message, sentence } = quotable;
  const insults = insultsIn(quotable);
  const extent = extentOf(quotable, contentStart(sentence, message.message));
  const parts = extent.text
    .split(PARTS)
    .map((part) => [cleanQuote(part, insults), ITEM.test(part)] as const)
    .filter(([part]) => part !== '');
  const quote = joinParts(parts);
  const said = /[\p{L}\p{N}]/u.test(quote) ? asSentence(quote, asksSomething(quotable) ? '?' : '.') : '';
  return { text: said, spans: extent.spans };
}

function insultsIn({ message: { message }, sentence: { marks, words } }: Quotable): string[] {
  const { rage } = marks;
  return rage ? words.slice(rage.from, rage.to).map((word) => message.text.slice(word.start, word.end)) : [];
}

/** Puts a sentence into a template with the courtesies that open it: "That worked, thank you!"; null when nothing is left. */
export function quotingWhole(
  template: string,
  quotable: Quotable,
  { quotes: [open, close] }: Pick<SummaryPhrases, 'quotes'>,
): SummarySentence | null {
  const { message, sentence } = quotable;
  const { start, end } = sentence;
  const said = cleanQuote(message.message.text.slice(start, end).replaceAll('\n', ' '), insultsIn(quotable));
  if (!/\p{L}/u.test(said)) return null;
  const text = template.replace('…', () => open + asSentence(said, sentence.asks ? '?' : '.') + close);
  return { text, evidence: [{ message: message.index, start, end }] };
}

/** Also where a signature follows the question mark, or "could you send the number, please." has none. */
export function endsAsking(quotable: Quotable): boolean {
  return (
    quoteOf(quotable).text.endsWith('?') ||
    (quotable.message.message.role !== 'visitor' && asksPolitely(quotable.sentence))
  );
}

export function spansOf(quotable: Quotable): Span[] {
  return quoteOf(quotable).spans;
}

/** The whole of a message, as evidence. */
export function wholeOf({ index, message }: ReadMessage): Span {
  return { message: index, start: 0, end: message.text.length };
}

/** What one quote holds, another need not say again. */
function holds(quote: Quote, { message, sentence }: Quotable): boolean {
  return quote.spans.some(
    (span) => span.message === message.index && span.start <= sentence.start && sentence.end <= span.end,
  );
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
  const inOrder = [...quoted]
    .sort((a, b) => a.message.index - b.message.index || a.sentence.start - b.sentence.start)
    .filter((one, at, all) => {
      const isHeld = (other: Quotable) => other !== one && holds(quoteOf(other), one);
      // Two that hold each other, as a short sentence and the one it opens, are quoted as the first.
      return !all.some((other, index) => isHeld(other) && (index < at || !holds(quoteOf(one), other)));
    });
  const quote = inOrder
    .map((one, at) => {
      const before = inOrder[at - 1];
      return (!before ? '' : follows(before, one) ? ' ' : close + and + open) + quoteOf(one).text;
    })
    .join('');
  return {
    text: template.replace('…', () => open + quote + close),
    evidence: [...inOrder, ...backing].flatMap(spansOf),
  };
}
