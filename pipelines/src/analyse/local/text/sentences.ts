/** Sentences of a message, as spans into its text (UTF-16, end exclusive, white space at both ends left out). */
import { isUnspaced, splitWords, type Word } from './words.ts';

export interface Sentence {
  start: number;
  end: number;
  words: Word[];
  /** Ends in a question mark of any script. */
  asks: boolean;
}

let segmenter: Intl.Segmenter | undefined;
const QUESTION_MARK = /[?？؟;՞]["'”’)\]\s]*$/u;
/** After these a full stop does not end the sentence, whatever follows. */
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|nr|e\.g|i\.e|vs|approx|ca|bzw|z\.\s?b|d\.\s?h|u\.\s?a|inkl|zzgl|evtl|ggf|tel|sr|sra|ud|uds|av|art|bijv|d\.w\.z|ecc|dott|sig|p\.\s?ex|m|mme)\.\s*$/iu;
/** "U.S. Navy" */
const INITIALS = /(?:^|[\s(])(?:\p{Lu}\.){2,}\s*$/u;
/** "Dr. Norma E. Hale" */
const MIDDLE_INITIAL = /(?:mr|mrs|ms|dr|prof)\.?\s\p{Lu}\p{L}+\s\p{Lu}\.\s*$/iu;
const TITLED_LETTERS = 32;
const ABBREVIATION_LETTERS = 12;
const ONLY_LINK = /^https?:\/\/\S+$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Where a sentence may end: final marks with what closes after them, or a line break. */
const BOUNDARY = /([.!?؟۔।]+)["'”’»)\]]*(\s*)|\n\s*/gu;
const STRONG = /[^.]/u;
const GOES_ON = /^\p{Ll}/u;
/** "our website.Please": the space was forgotten. */
const BEGINS = /^\p{Lu}[\p{L} ]/u;
const WORD_BEFORE = /(?:\p{Ll}{3}|\s)$/u;
/** Whom a message is addressed to: "@shop hi, …". It is no word of the sentence. */
const ADDRESSED = /^(?:[.\s]*@[\p{L}\p{N}_]+[\s,:]*)+/u;
/** No more of a text is searched for the start of an address. */
const LINK_LETTERS = 200;

/** Splits at sentence ends and line breaks; never within an abbreviation, and a bare link is no sentence. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const end of isUnspaced(text) ? unspacedEnds(text) : spacedEnds(text)) {
    pushSentence(sentences, text, start, end);
    start = end;
  }
  if (start < text.length) pushSentence(sentences, text, start, text.length);
  return sentences;
}

/** For scripts without spaces between words Unicode's own rules (UAX 29). */
function* unspacedEnds(text: string): Generator<number> {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'sentence' });
  for (const { segment, index } of segmenter.segment(text)) yield index + segment.length;
}

/** The same rules for the others, several times faster. */
function* spacedEnds(text: string): Generator<number> {
  for (const { 0: found, 1: marks, 2: space, index } of text.matchAll(BOUNDARY)) {
    const end = index + found.length;
    if (marks === undefined || space?.includes('\n')) {
      yield end;
      continue;
    }
    if (!space && end < text.length && isInLink(text, end)) continue;
    if (!STRONG.test(marks)) {
      const next = text.slice(end, end + 2);
      if (
        space
          ? GOES_ON.test(next)
          : end < text.length && !(BEGINS.test(next) && WORD_BEFORE.test(text.slice(index - 4, index)))
      ) {
        continue;
      }
      const before = text.slice(Math.max(0, end - ABBREVIATION_LETTERS), end);
      if (ABBREVIATION.test(before) || INITIALS.test(before)) continue;
      if (MIDDLE_INITIAL.test(text.slice(Math.max(0, end - TITLED_LETTERS), end))) continue;
    }
    yield end;
  }
}

/** A full stop or question mark in the middle of an address ends nothing. */
function isInLink(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LINK_LETTERS), at);
  const word = before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')) + 1);
  return word.includes('://') || word.startsWith('www.');
}

function pushSentence(sentences: Sentence[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const end = from + raw.trimEnd().length;
  if (end <= start) return;
  const trimmed = text.slice(start, end);
  if (!LETTER_OR_DIGIT.test(trimmed) || ONLY_LINK.test(trimmed)) return;
  const words = splitWords(text, wordsStart(trimmed, start, from), end);
  sentences.push({ start, end, words, asks: QUESTION_MARK.test(trimmed) });
}

/** After the names a message begins with, unless there is nothing else. */
function wordsStart(sentence: string, start: number, from: number): number {
  const addressed = from === 0 && sentence.includes('@') ? (ADDRESSED.exec(sentence)?.[0].length ?? 0) : 0;
  return addressed < sentence.length ? start + addressed : start;
}
