/** Which language a text is in, by its small words; tinyld is asked only where they do not tell. */
import { detectAll } from 'tinyld';
import { lexicons } from '../lexicon/index.ts';
import type { Word } from './words.ts';

/** Votes by language: a word that several languages share counts for each in part. */
export type LanguageVotes = Map<string, number>;

const languagesOfWord = new Map<string, string[]>();
for (const { language, stopWords } of lexicons) {
  for (const word of stopWords) {
    // Single letters are initials and list marks as often as words.
    if (word.length > 1) languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), language]);
  }
}

const CLEAR_VOTES = 1.5;
const CLEAR_SHARE = 0.12;
const TINYLD_LETTERS = 400;
const TINYLD_ACCURACY = 0.08;
/** Nobody chats in Latin: a few words of Portuguese or Italian are taken for it. */
const UNSPOKEN = new Set(['la', 'eo', 'vo', 'tlh']);
const LATIN = /\p{Script=Latin}/u;

/** Adds the votes of these words to `votes`. */
export function voteForLanguages(words: readonly Word[], votes: LanguageVotes): void {
  for (const { form } of words) {
    const languages = languagesOfWord.get(form);
    if (!languages) continue;
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length);
  }
}

/** The language with most votes, and by how many it leads; null when nothing was voted for. */
export function leadingLanguage(votes: LanguageVotes): { language: string; votes: number; lead: number } | null {
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  return first ? { language: first[0], votes: first[1], lead: first[1] - (second?.[1] ?? 0) } : null;
}

/**
 * BCP 47 language of a text of `wordCount` words with these votes; `hint` (the browser's language) decides when the text
 * does not; `und` when nothing does.
 */
export function decideLanguage(votes: LanguageVotes, wordCount: number, text: string, hint?: string): string {
  const leader = leadingLanguage(votes);
  if (leader && leader.votes >= CLEAR_VOTES && leader.votes >= CLEAR_SHARE * wordCount && leader.lead > 0) {
    return leader.language;
  }
  const base = hint?.toLowerCase().split(/[-_]/)[0];
  const [guess, second] = detectAll(text.slice(0, TINYLD_LETTERS));
  const isSpoken = guess && !UNSPOKEN.has(guess.lang);
  const clear = isSpoken && guess.accuracy >= TINYLD_ACCURACY && guess.accuracy > 1.5 * (second?.accuracy ?? 0);
  // Of a word or two in Latin letters it guesses wildly ("hello" is Italian to it); another script tells by itself.
  const isTelling = wordCount >= 3 || !LATIN.test(text);
  if (clear && isTelling) return guess.lang;
  return base ?? leader?.language ?? (isTelling && isSpoken ? guess.lang : undefined) ?? 'und';
}

/** The language most of these words are of, by small words alone; `und` when they say nothing. */
export function languageOfWords(words: readonly Word[]): string {
  const votes: LanguageVotes = new Map();
  voteForLanguages(words, votes);
  return leadingLanguage(votes)?.language ?? 'und';
}
