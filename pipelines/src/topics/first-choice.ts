/** Of "Do you sell tents or stoves?" the first thing asked for, "Do you sell tents": one is enough to name a topic. */
import { languageOfWords, splitWords } from '../analyse/index.ts';

const choiceWords: Readonly<Record<string, string>> = {
  en: 'or',
  de: 'oder',
  fr: 'ou',
  es: 'o',
  it: 'o',
  pt: 'ou',
  nl: 'of',
};
/** "Visa or Mastercard?" is short enough. */
const FEWEST_WORDS = 4;

/** Null where there is nothing to choose, or too little before the choice: "is steel or alloy better". */
export function firstChoice(surface: string): string | null {
  const words = splitWords(surface);
  const at = findChoice(words);
  const last = words[at - 1];
  return last && at >= FEWEST_WORDS ? surface.slice(0, last.end) : null;
}

export function isChoice(surface: string): boolean {
  const words = splitWords(surface);
  return words.length >= FEWEST_WORDS && findChoice(words) > 0;
}

/** Where the word between two things stands; below 1 without one. */
function findChoice(words: ReturnType<typeof splitWords>): number {
  const or = choiceWords[languageOfWords(words)];
  return words.slice(0, -1).findIndex(({ form }) => form === or);
}
