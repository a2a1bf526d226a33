/** Sentences of a message, as spans into its text (UTF-16, end exclusive, white space at both ends left out). */
import { splitWords, type Word } from './words.ts';

export interface Sentence {
  start: number;
  end: number;
  words: Word[];
  /** Ends in a question mark of any script. */
  asks: boolean;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
const QUESTION_MARK = /[?？؟;՞]["'”’)\]\s]*$/u;
/** After these a full stop does not end the sentence, whatever follows. */
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|nr|e\.g|i\.e|vs|approx|ca|bzw|z\.\s?b|d\.\s?h|u\.\s?a|inkl|zzgl|evtl|ggf|tel|sr|sra|ud|uds|av|art|bijv|d\.w\.z|ecc|dott|sig|p\.\s?ex|m|mme)\.\s*$/iu;
const ONLY_LINK = /^https?:\/\/\S+$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Splits at sentence ends and line breaks; never within an abbreviation, and a bare link is no sentence. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let open = -1;
  for (const { segment, index } of segmenter.segment(text)) {
    const start = open >= 0 ? open : index;
    const end = index + segment.length;
    if (
      end < text.length &&
      (isInLink(text, end) || ABBREVIATION.test(text.slice(Math.max(start, end - 12), end))) &&
      !segment.endsWith('\n')
    ) {
      open = start;
      continue;
    }
    open = -1;
    pushSentence(sentences, text, start, end);
  }
  return sentences;
}

/** No more of a text is searched for the start of an address. */
const LINK_LETTERS = 200;

/** A full stop or question mark in the middle of an address ends nothing. */
function isInLink(text: string, at: number): boolean {
  if (/\s/u.test(text.slice(at - 1, at + 1))) return false;
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
  sentences.push({ start, end, words: splitWords(text, start, end), asks: QUESTION_MARK.test(trimmed) });
}
