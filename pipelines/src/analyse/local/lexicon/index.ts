/** The phrase lists of every language, compiled once, and the marks they leave on a sentence. */
import { stemWord } from '../text/stem.ts';
import { foldWord, type Word } from '../text/words.ts';
import { categoriesOfReplies, categoriesOfVisitors, type Category, type Lexicon } from './categories.ts';
import { compilePhrases, type PhraseMatcher } from './compile.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import { dutch } from './nl.ts';
import { portuguese } from './pt.ts';
import { wordClassesOf } from './word-classes.ts';

export interface CompiledLexicon {
  language: string;
  /** What is known of a folded word in this language. */
  describe: (form: string) => WordInfo;
  stopWords: ReadonlySet<string>;
  matchVisitor: PhraseMatcher<Category>;
  matchReply: PhraseMatcher<Category>;
}

const sources: readonly Lexicon[] = [english, german, french, spanish, portuguese, dutch, italian];

function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const stopWords = new Set(lexicon.stopWords.split(' ').map(foldWord));
  return {
    language: lexicon.language,
    describe: createDescriber(lexicon.language, stopWords),
    stopWords,
    matchVisitor: compilePhrases(listPhrases(lexicon, categoriesOfVisitors)),
    matchReply: compilePhrases(listPhrases(lexicon, categoriesOfReplies)),
  };
}

export interface WordInfo {
  isStopWord: boolean;
  /** Bits of `wordClass`. */
  classes: number;
  stem: string;
}

/** So many words of a language are remembered; more are looked up each time. */
const REMEMBERED_WORDS = 50_000;

function createDescriber(language: string, stopWords: ReadonlySet<string>): CompiledLexicon['describe'] {
  const classes = wordClassesOf(language);
  const known = new Map<string, WordInfo>();
  return (form) => {
    const remembered = known.get(form);
    if (remembered) return remembered;
    const info = { isStopWord: stopWords.has(form), classes: classes.get(form) ?? 0, stem: stemWord(form) };
    if (known.size < REMEMBERED_WORDS) known.set(form, info);
    return info;
  };
}

function listPhrases(lexicon: Lexicon, wanted: readonly Category[]): [Category, readonly string[]][] {
  return wanted.map((category) => [category, lexicon.phrases[category]]);
}

const byLanguage = new Map(sources.map((source) => [source.language, compileLexicon(source)]));
export const lexicons: readonly CompiledLexicon[] = [...byLanguage.values()];

/** Null for a language without phrase lists. */
export function lexiconOf(language: string): CompiledLexicon | null {
  return byLanguage.get(language) ?? null;
}

/** For each category found, the first place (as indices into the words, end exclusive). */
export type Marks = Partial<Record<Category, { from: number; to: number }>>;

/** Marks of one sentence of a visitor or of a reply, by the given languages' phrases. */
export function markSentence(
  words: readonly Word[],
  languages: readonly CompiledLexicon[],
  side: 'visitor' | 'reply',
): Marks {
  const marks: Marks = {};
  for (const lexicon of languages) {
    const match = side === 'visitor' ? lexicon.matchVisitor : lexicon.matchReply;
    match(words, ({ category, from, to }) => {
      marks[category] ??= { from, to };
    });
  }
  return marks;
}
