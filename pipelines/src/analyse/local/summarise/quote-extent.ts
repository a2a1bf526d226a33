/** How far the quote of a sentence reaches: with the list or table it announces, the rest of a date, the half of it elsewhere. */
import { pointsBack } from '../leaning.ts';
import { withoutMark } from '../find-rest.ts';
import { type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { isChatter, isReference, saysYesOrNo, type Quotable, type Span } from './quotable.ts';

const INTRODUCES = /:[\s*_]*$/u;
/** "The following changes were made." */
const ANNOUNCES =
  /(?<!\p{L})(?:(?:the|as) follow(?:ing|s)|folgende[nrsm]?|suivante?s?|siguientes?|seguintes?|volgende|seguenti)(?!\p{L})/iu;
/** "am 27. Oktober": the stop belongs to the number. */
const ORDINAL = /(?:^|[\s*_])\d{1,2}\.[*_]*$/u;
/** A sentence of fewer words is quoted with the one after it. */
const SHORT_WORDS = 4;
/** "Yes, we do that." of fewer words is quoted with what it is followed by. */
const POINT_WORDS = 7;
/** One of fewer words of content that points back is quoted with the one before it. */
const LEANING_STEMS = 3;
/** What is announced is quoted as far as it fits. */
const MOST_LETTERS = 220;
/** "1." may stand as a sentence of its own, before the item it numbers. */
const ITEM = /^(?:[-*•–]|\d{1,2}[.)])(?:\s|$)/u;
/** "1. **Data integrity**: …" */
const TITLED = /^(?:[-*•–]|\d{1,2}[.)])\s+[*_]*([^:\n]{3,60}?)[*_]*:/u;
const FIRST_SENTENCE = /^(?:[-*•–]|\d{1,2}[.)])\s.{12,}?[.!?](?=\s)/u;
/** A name and an arrow before the second half. */
const BEFORE_REST = /^(?:@\S+|[\s>.…]|&gt;|\(?\d\/\d\)?)+/u;
const SUBHEAD = /^[^\n:]{1,40}:$/u;
const TABLE_RULE = /^\|[\s:|-]+\|?$/u;

export interface Extent {
  spans: Span[];
  /** The words quoted, line breaks between parts. */
  text: string;
}

/** `from` is where the sentence begins to say something. */
export function extentOf(quotable: Quotable, from: number): Extent {
  const { message, sentence } = quotable;
  const { text } = message.message;
  const announced = INTRODUCES.test(text.slice(sentence.start, sentence.end)) ? announcedBy(quotable) : null;
  const end = announced?.end ?? quoteEnd(quotable);
  const before = end === sentence.end ? leadOf(quotable) : null;
  const start = before?.start ?? sentence.start;
  const own = `${text.slice(before?.start ?? from, announced ? sentence.end : end)}${announced ? `\n${announced.text}` : ''}`;
  const spans = [{ message: message.index, start, end }];
  const rest = message.rest;
  const half = rest && end === lastOf(message)?.end ? rest.sentences[0] : undefined;
  if (!rest || !half) return { spans, text: own };
  const goesOn = rest.message.text.slice(half.start, half.end).replace(BEFORE_REST, '');
  return {
    spans: [...spans, { message: rest.index, start: half.start, end: half.end }],
    text: `${withoutMark(own)} ${goesOn}`,
  };
}

/** The last sentence that says something; "1/2" after it does not. */
export function lastOf({ sentences }: ReadMessage): ReadSentence | undefined {
  return sentences.findLast(({ stems }) => stems.length > 0);
}

/** The sentence before, when this one says little without it: "Update the app. Write to us if it does not help." */
function leadOf({ message, sentence }: Quotable): ReadSentence | null {
  const before = message.sentences[message.sentences.indexOf(sentence) - 1];
  if (!before || before.asks || sentence.end - before.start > MOST_LETTERS) return null;
  const lead = { message, sentence: before };
  if (isReference(lead) || before.marks.apology || before.marks.courtesy || before.marks.greeting) return null;
  const isVisitor = message.message.role === 'visitor';
  if (!isVisitor && before === message.sentences[0] && !sentence.asks) {
    const most = saysYesOrNo(before) ? POINT_WORDS : SHORT_WORDS;
    if (before.words.length < most) return isPoint(lead) ? before : null;
  }
  const leans = pointsBack(sentence) && (isVisitor ? sentence.asks : new Set(sentence.stems).size < LEANING_STEMS);
  return leans && !(sentence.asks && !isVisitor) && before.stems.length > 1 && !isChatter(lead) ? before : null;
}

/** "Yes!", "Not yet.", "It is S.": an answer in a word or two, before the sentence that explains it. */
function isPoint({ message, sentence }: Quotable): boolean {
  const { marks, stems, words } = sentence;
  if (marks.thanks || marks.farewell || marks.smallTalk) return false;
  if (saysYesOrNo(sentence)) return true;
  // People open with a word or two of sympathy as often.
  return message.message.role === 'bot' && (stems.length > 0 || words.length > 1);
}

function quoteEnd({ message, sentence }: Quotable): number {
  const next = message.sentences[message.sentences.indexOf(sentence) + 1];
  if (!next) return sentence.end;
  const raw = message.message.text.slice(sentence.start, sentence.end);
  const following = { message, sentence: next };
  if (isReference(following) || isChatter(following)) return sentence.end;
  const isReply = message.message.role !== 'visitor';
  const isShort = isReply && sentence.words.length < SHORT_WORDS && !next.asks;
  const announces = isReply && ANNOUNCES.test(raw) && next.end - sentence.start <= MOST_LETTERS;
  return INTRODUCES.test(raw) || ORDINAL.test(raw) || isShort || announces ? next.end : sentence.end;
}

/** "The following was changed.", where what follows does not fit into a quote or is not there. */
export function announcesInVain(quotable: Quotable): boolean {
  const { message, sentence } = quotable;
  const raw = message.message.text.slice(sentence.start, sentence.end);
  if (INTRODUCES.test(raw)) return announcedBy(quotable) === null && quoteEnd(quotable) === sentence.end;
  return ANNOUNCES.test(raw) && quoteEnd(quotable) === sentence.end;
}

/** The sentences of the list or table that this one announces, as far as they are quoted with it. */
export function announcedSentences(quotable: Quotable): readonly ReadSentence[] {
  const { message, sentence } = quotable;
  if (!INTRODUCES.test(message.message.text.slice(sentence.start, sentence.end))) return [];
  const end = announcedBy(quotable)?.end ?? quoteEnd(quotable);
  return message.sentences.filter((one) => one.start > sentence.start && one.start < end);
}

interface Announced {
  end: number;
  text: string;
}

/** The list or table right after a sentence that ends in a colon. */
function announcedBy({ message, sentence }: Quotable): Announced | null {
  const lines = linesFrom(message, sentence.end);
  const [first, second] = lines;
  if (first && second && SUBHEAD.test(first.text) && ITEM.test(second.text)) lines.shift();
  if (lines[0]?.text.startsWith('|')) return readTable(lines);
  return lines[0] && ITEM.test(lines[0].text) ? readList(lines, sentence.end - sentence.start) : null;
}

interface Line {
  text: string;
  end: number;
}

function linesFrom({ message: { text } }: ReadMessage, from: number): Line[] {
  const lines: Line[] = [];
  for (const { 0: found, index } of text.slice(from, from + READ_LETTERS).matchAll(/[^\n]+/gu)) {
    const line = found.trim();
    if (line) lines.push({ text: line, end: from + index + found.trimEnd().length });
  }
  return lines;
}

const READ_LETTERS = 2000;

/** The rows without their head: "bike, 5 days, £43; parcel, 2 days, £5". */
function readTable(lines: readonly Line[]): Announced | null {
  const stop = lines.findIndex(({ text }) => !text.startsWith('|'));
  const rows = lines.slice(0, stop < 0 ? undefined : stop);
  const rule = rows.findIndex(({ text }) => TABLE_RULE.test(text));
  return fill(rows.slice(rule + 1).map(({ text, end }) => ({ text: `- ${cellsOf(text).join(', ')}`, end })));
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .map((cell) => cell.trim())
    .filter(Boolean);
}

/** The items, or their titles when the items are long; a line that is no item ends the list. */
function readList(lines: readonly Line[], headLetters: number): Announced | null {
  const stop = lines.findIndex(({ text }) => !ITEM.test(text));
  const items = lines.slice(0, stop < 0 ? undefined : stop).map(firstOf);
  const whole = items.reduce((sum, { text }) => sum + text.length, headLetters);
  const under = lines.findIndex(({ text }) => SUBHEAD.test(text));
  const titles = lines.slice(0, under < 0 ? undefined : under).flatMap(({ text, end }) => {
    const title = TITLED.exec(text);
    return title?.[1] ? [{ text: `- ${title[1]}`, end: end - text.length + title[0].length }] : [];
  });
  const areTitled = titles.length > 1 && TITLED.test(lines[0]?.text ?? '');
  return whole > MOST_LETTERS && areTitled ? fill(titles) : fill(items);
}

/** The first sentence of an item; what follows explains it. */
function firstOf({ text, end }: Line): Line {
  const first = FIRST_SENTENCE.exec(text)?.[0] ?? text;
  return { text: first, end: end - text.length + first.length };
}

function fill(parts: readonly Line[]): Announced | null {
  let letters = 0;
  const fitting = parts.filter(({ text }) => (letters += text.length) <= MOST_LETTERS);
  const end = fitting.at(-1)?.end;
  return end === undefined ? null : { end, text: fitting.map(({ text }) => text).join('\n') };
}
