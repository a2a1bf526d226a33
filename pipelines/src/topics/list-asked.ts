/** The short questions in a text that could themselves name a topic: "Where do people charge on the way?" */
import { languageOfWords, splitWords, wordClass, wordClassesOf } from '../analyse/index.ts';
import { firstChoice } from './first-choice.ts';
import { isOfOneVisitor, saysNothing } from './list-phrases.ts';
import { contentWords } from './question-terms.ts';
import { shortenQuestion } from './shorten-question.ts';

export interface AskedShortly {
  /** As written, without what leads up to it; with its question mark. */
  surface: string;
  /** The stems of its content words, each once. */
  stems: string[];
  /** One word of content, and no question word before it. */
  saysLittle: boolean;
}

const WORDS = { least: 2, most: 9 };
/** One word is enough where it is long, as compounds are. */
const TELLING_LETTERS = 9;
/** What a piece of a question begins with. */
const PIECE = wordClass.preposition | wordClass.continuation | wordClass.negation | wordClass.yes;

export function listAsked(text: string): AskedShortly[] {
  return text.split(/(?<=[.!?…])\s+|[\n;:]+/u).flatMap((sentence) => {
    const isMarked = sentence.includes('?');
    return shortenQuestion(sentence)
      .flatMap((surface) => [surface, firstChoice(surface) ?? []].flat())
      .flatMap((surface) => readAsked(surface, isMarked) ?? []);
  });
}

/** Null where it does not ask, says nothing or is one visitor's; `isMarked`: its sentence has a question mark. */
export function readAsked(surface: string, isMarked: boolean): AskedShortly | null {
  const words = splitWords(surface);
  if (saysNothing(surface) || words.length > WORDS.most || isOfOneVisitor(surface)) return null;
  const content = contentWords(surface);
  if (words.length < WORDS.least && (words[0]?.form.length ?? 0) < TELLING_LETTERS) return null;
  const first = wordClassesOf(languageOfWords(words)).get(words[0]?.form ?? '') ?? 0;
  // "In the app?" is a piece of one; "geht PayPal?" is whole.
  const isWhole = content.length > 1 || (content.length === 1 && (first & PIECE) === 0 && !/[\d,]/.test(surface));
  const opens = (first & wordClass.interrogative) !== 0;
  // What does not ask is what one visitor tells.
  if (!opens && !(isMarked && isWhole)) return null;
  const stems = [...new Set(content.map(({ stem }) => stem))];
  return { surface: `${surface}?`, stems, saysLittle: !opens && stems.length < 2 };
}
