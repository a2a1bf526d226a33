/**
 * Phrases as a reviewer would jot them down, compiled so that most words of a text cost one look-up however many phrases
 * there are.
 *
 * A phrase is words between spaces, folded as in `words.ts`. `(a|b c)` is a choice, a `?` after a word or choice makes it
 * optional, `word*` is any word that begins so, `~` stands for up to three words, `^` at the start ties it to the
 * beginning of the sentence and `$` at the end to its end.
 */
import { splitWords, type Word } from '../text/words.ts';

export interface PhraseMatch<Category> {
  category: Category;
  /** Indices into the words given, end exclusive. */
  from: number;
  to: number;
}

interface Element {
  kind: 'words' | 'gap' | 'start' | 'end';
  singles: Set<string>;
  prefixes: string[];
  /** Options of more than one word, and those that hold a mark. */
  sequences: Element[][];
  optional: boolean;
}

interface Phrase {
  /** Index into the list of categories. */
  category: number;
  elements: Element[];
  /** Found at the beginning of a sentence only. */
  fromStart: boolean;
}

export type PhraseMatcher<Category> = (words: readonly Word[], found: (match: PhraseMatch<Category>) => void) => void;

const GAP_WORDS = 3;
const NO_MATCH = -1;
/** Prefixes are looked up by so many letters, so none may be shorter. */
const INITIALS = 2;

function element(kind: Element['kind'], optional = false): Element {
  return { kind, singles: new Set(), prefixes: [], sequences: [], optional };
}

/** Reads alternatives up to a closing bracket or the end; `tokens` is consumed from its front. */
function parseAlternatives(tokens: string[]): Element[][] {
  const alternatives: Element[][] = [[]];
  for (let token = tokens.shift(); token !== undefined && token !== ')'; token = tokens.shift()) {
    if (token === '|') {
      alternatives.push([]);
      continue;
    }
    const parts = token === '(' ? [joinAlternatives(parseAlternatives(tokens))] : parseWord(token);
    const optional = tokens[0] === '?';
    if (optional) tokens.shift();
    const only = parts.length === 1 ? parts[0] : undefined;
    if (!optional) alternatives.at(-1)?.push(...parts);
    else if (only) alternatives.at(-1)?.push({ ...only, optional });
    else alternatives.at(-1)?.push({ ...element('words', true), sequences: [parts] });
  }
  return alternatives;
}

function joinAlternatives(alternatives: Element[][]): Element {
  const choice = element('words');
  for (const parts of alternatives) {
    const only = parts.length === 1 ? parts[0] : undefined;
    if (only?.kind === 'words' && !only.optional && only.sequences.length === 0) {
      for (const single of only.singles) choice.singles.add(single);
      choice.prefixes.push(...only.prefixes);
    } else {
      choice.sequences.push(parts);
    }
  }
  return choice;
}

function parseWord(word: string): Element[] {
  if (word === '~') return [element('gap')];
  if (word === '^') return [element('start')];
  if (word === '$') return [element('end')];
  const forms = splitWords(word).map((part) => part.form);
  return forms.map((form, index) => {
    const part = element('words');
    if (word.endsWith('*') && index === forms.length - 1) part.prefixes.push(form);
    else part.singles.add(form);
    return part;
  });
}

function parsePhrase(phrase: string): Element[] {
  const tokens = phrase.match(/[()|?]|[^\s()|?]+/g) ?? [];
  return parseAlternatives([...tokens])[0] ?? [];
}

function startsWithAny(form: string, prefixes: readonly string[]): boolean {
  for (const prefix of prefixes) if (form.startsWith(prefix)) return true;
  return false;
}

/** Where the elements from `index` on end when read at word `at`; `NO_MATCH` when they cannot be read there. */
function read(elements: readonly Element[], index: number, words: readonly Word[], at: number): number {
  const current = elements[index];
  if (!current) return at;
  if (current.kind === 'start') return at === 0 ? read(elements, index + 1, words, at) : NO_MATCH;
  if (current.kind === 'end') return at === words.length ? read(elements, index + 1, words, at) : NO_MATCH;
  if (current.kind === 'gap') {
    for (let skipped = 0; skipped <= GAP_WORDS && at + skipped <= words.length; skipped += 1) {
      const end = read(elements, index + 1, words, at + skipped);
      if (end !== NO_MATCH) return end;
    }
    return NO_MATCH;
  }
  const form = words[at]?.form;
  const { singles, prefixes } = current;
  if (form !== undefined && (singles.has(form) || (prefixes.length > 0 && startsWithAny(form, prefixes)))) {
    const end = read(elements, index + 1, words, at + 1);
    if (end !== NO_MATCH) return end;
  }
  for (const sequence of current.sequences) {
    const middle = read(sequence, 0, words, at);
    const end = middle === NO_MATCH ? NO_MATCH : read(elements, index + 1, words, middle);
    if (end !== NO_MATCH) return end;
  }
  return current.optional ? read(elements, index + 1, words, at) : NO_MATCH;
}

/** Adds every word and prefix that the elements from `index` on can begin with. */
function collectFirst(elements: readonly Element[], index: number, singles: Set<string>, prefixes: Set<string>): void {
  const first = elements[index];
  if (!first) return;
  if (first.kind === 'gap') throw new Error('a phrase may not begin with a gap');
  if (first.kind !== 'words') return collectFirst(elements, index + 1, singles, prefixes);
  for (const single of first.singles) singles.add(single);
  for (const prefix of first.prefixes) prefixes.add(prefix);
  for (const sequence of first.sequences) {
    // "(^|this is) great": an option of marks alone lets the next element come first.
    if (sequence.every((part) => part.kind !== 'words')) collectFirst(elements, index + 1, singles, prefixes);
    else collectFirst(sequence, 0, singles, prefixes);
  }
  if (first.optional) collectFirst(elements, index + 1, singles, prefixes);
}

/**
 * The words of which one must come after `first` when the elements begin with it; null when that cannot be said. Most
 * phrases begin with a word that begins many sentences, so the second is looked at before anything else.
 */
function secondWords(elements: readonly Element[], first: string): ReadonlySet<string> | null {
  const singles = new Set<string>();
  const prefixes = new Set<string>();
  return collectSecond(elements, first, singles, prefixes) && prefixes.size === 0 ? singles : null;
}

/** Adds what may follow `first`; false when that may be anything, or nothing. */
function collectSecond(
  elements: readonly Element[],
  first: string,
  singles: Set<string>,
  prefixes: Set<string>,
): boolean {
  const [current, ...rest] = elements;
  if (!current) return true;
  if (current.kind === 'gap') return false;
  if (current.kind !== 'words') return collectSecond(rest, first, singles, prefixes);
  const begins = current.singles.has(first) || startsWithAny(first, current.prefixes);
  if (begins && !collectCertain(rest, 0, singles, prefixes)) return false;
  for (const sequence of current.sequences) {
    if (!collectSecond([...sequence, ...rest], first, singles, prefixes)) return false;
  }
  return !current.optional || collectSecond(rest, first, singles, prefixes);
}

/** As `collectFirst`; false when the elements may begin with a gap or be empty. */
function collectCertain(
  elements: readonly Element[],
  index: number,
  singles: Set<string>,
  prefixes: Set<string>,
): boolean {
  const first = elements[index];
  if (!first || first.kind !== 'words') return false;
  for (const sequence of first.sequences) if (!collectCertain(sequence, 0, singles, prefixes)) return false;
  for (const single of first.singles) singles.add(single);
  for (const prefix of first.prefixes) prefixes.add(prefix);
  return !first.optional || collectCertain(elements, index + 1, singles, prefixes);
}

/**
 * A matcher that reports, for the words of one sentence, the first place where each category's phrases are found. Throws
 * on a phrase that begins with a gap.
 */
export function compilePhrases<Category>(lists: readonly [Category, readonly string[]][]): PhraseMatcher<Category> {
  const candidatesFor = indexPhrases(lists.map(([, phrases]) => phrases));
  const seen = new Uint8Array(lists.length);
  return (words, found) => {
    seen.fill(0);
    for (let at = 0; at < words.length; at += 1) {
      const candidates = candidatesFor(words[at]?.form ?? '');
      if (candidates.length === 0) continue;
      const next = words[at + 1]?.form ?? '';
      for (const { phrase, second } of candidates) {
        if (seen[phrase.category] || (phrase.fromStart && at > 0)) continue;
        if (second && !second.has(next)) continue;
        const to = read(phrase.elements, 0, words, at);
        const list = lists[phrase.category];
        if (to === NO_MATCH || !list) continue;
        seen[phrase.category] = 1;
        found({ category: list[0], from: at, to });
      }
    }
  };
}

/** A phrase that a certain word may begin. */
interface Candidate {
  phrase: Phrase;
  second: ReadonlySet<string> | null;
}

const NO_PHRASES: readonly Candidate[] = [];
/** So many words are remembered with the phrases they may begin; for more it is worked out each time. */
const REMEMBERED_WORDS = 50_000;

/** A function that gives the phrases a word may begin. */
function indexPhrases(lists: readonly (readonly string[])[]): (form: string) => readonly Candidate[] {
  const byFirstWord = new Map<string, Phrase[]>();
  const byInitials = new Map<string, [string, Phrase][]>();
  lists.forEach((list, category) => {
    for (const text of list) {
      const elements = parsePhrase(text);
      const phrase = { category, elements, fromStart: elements[0]?.kind === 'start' };
      const singles = new Set<string>();
      const prefixes = new Set<string>();
      collectFirst(elements, 0, singles, prefixes);
      for (const single of singles) byFirstWord.set(single, [...(byFirstWord.get(single) ?? []), phrase]);
      for (const prefix of prefixes) {
        const initials = prefix.slice(0, INITIALS);
        byInitials.set(initials, [...(byInitials.get(initials) ?? []), [prefix, phrase]]);
      }
    }
  });
  const known = new Map<string, readonly Candidate[]>();
  return (form) => {
    const remembered = known.get(form);
    if (remembered) return remembered;
    const prefixed = (byInitials.get(form.slice(0, INITIALS)) ?? []).filter(([prefix]) => form.startsWith(prefix));
    const found = [...(byFirstWord.get(form) ?? []), ...prefixed.map(([, phrase]) => phrase)].map((phrase) => ({
      phrase,
      second: secondWords(phrase.elements, form),
    }));
    const candidates = found.length === 0 ? NO_PHRASES : found;
    if (known.size < REMEMBERED_WORDS) known.set(form, candidates);
    return candidates;
  };
}
