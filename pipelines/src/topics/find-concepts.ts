/** Which concepts a word stands for, in the language it is written in: Spanish "sale" leaves, and is no sale. */
import { splitWords } from '../analyse/index.ts';
import { concepts } from './concepts.ts';

interface Table {
  exact: Map<string, string[]>;
  prefixes: Map<string, string[]>;
  longestPrefix: number;
  known: Map<string, readonly string[]>;
}

const PREFIX_LETTERS = 3;
const MAX_KNOWN = 20_000;
const NO_CONCEPTS: readonly string[] = [];
const ANY = 'any';

const tables = new Map<string, Table>();
for (const { name, words, language } of concepts) {
  for (const word of words) {
    for (const own of [tableOf(language), tableOf(ANY)]) {
      const form = splitWords(word)[0]?.form ?? '';
      const isPrefix = word.endsWith('*') && form.length >= PREFIX_LETTERS;
      const forms = isPrefix ? own.prefixes : own.exact;
      if (!forms.get(form)?.includes(name)) forms.set(form, [...(forms.get(form) ?? []), name]);
      if (isPrefix) own.longestPrefix = Math.max(own.longestPrefix, form.length);
    }
  }
}

function tableOf(language: string): Table {
  const table = tables.get(language) ?? {
    exact: new Map<string, string[]>(),
    prefixes: new Map<string, string[]>(),
    longestPrefix: 0,
    known: new Map<string, readonly string[]>(),
  };
  tables.set(language, table);
  return table;
}

/** At most two a word, the most specific first; in a language that is not known, of any. */
export function conceptsOf(form: string, language: string): readonly string[] {
  const { exact, prefixes, longestPrefix, known } = tables.get(language) ?? tableOf(ANY);
  const cached = known.get(form);
  if (cached) return cached;
  const found = [...(exact.get(form) ?? [])];
  for (let length = Math.min(form.length, longestPrefix); length >= PREFIX_LETTERS; length -= 1) {
    for (const name of prefixes.get(form.slice(0, length)) ?? []) if (!found.includes(name)) found.push(name);
  }
  const result = found.length === 0 ? NO_CONCEPTS : found.slice(0, 2);
  if (known.size < MAX_KNOWN) known.set(form, result);
  return result;
}
