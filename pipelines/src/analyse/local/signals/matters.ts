/** What a message is about, of the matters that shops and services are asked of: delivery, price, size and so on. */
import { concepts } from '../../../topics/concepts.ts';
import type { ReadMessage } from '../read-conversation.ts';
import { splitWords } from '../text/words.ts';

/** These turn up in answers to any question and so tell no two matters apart. */
const anywhere = new Set(
  'add change create verify remove problem app account email phone address person status duration limit replace activate order'.split(
    ' ',
  ),
);
/** "24 hours before" is not about opening hours. */
const ambiguous = new Set(['hours']);
/** What is no topic by itself, but tells two answers apart. */
const more: readonly { name: string; words: string[] }[] = [
  { name: 'refund', words: ['money', 'geld', 'argent', 'dinero', 'dinheiro', 'soldi', 'denaro'] },
  { name: 'news', words: ['newsletter*', 'boletín', 'nieuwsbrief', 'nouveautés', 'novedades', 'novidades', 'novità'] },
];
const PREFIX_LETTERS = 3;
const REMEMBERED_WORDS = 50_000;

const exact = new Map<string, string[]>();
const prefixes = new Map<string, string[]>();
for (const { name, words } of [...concepts, ...more]) {
  if (anywhere.has(name)) continue;
  for (const word of words) {
    if (ambiguous.has(word)) continue;
    const form = splitWords(word)[0]?.form ?? '';
    const table = word.endsWith('*') && form.length >= PREFIX_LETTERS ? prefixes : exact;
    table.set(form, [...(table.get(form) ?? []), name]);
  }
}
const longest = Math.max(...[...prefixes.keys()].map((prefix) => prefix.length));
const known = new Map<string, readonly string[]>();

function mattersOfWord(form: string): readonly string[] {
  const remembered = known.get(form);
  if (remembered) return remembered;
  const found = new Set(exact.get(form));
  for (let length = Math.min(form.length, longest); length >= PREFIX_LETTERS; length -= 1) {
    for (const name of prefixes.get(form.slice(0, length)) ?? []) found.add(name);
  }
  const matters = [...found];
  if (known.size < REMEMBERED_WORDS) known.set(form, matters);
  return matters;
}

/** The matters a message names; empty when it names none. */
export function readMatters({ forms }: ReadMessage): ReadonlySet<string> {
  return mattersOf(forms);
}

/** Those that these folded words name. */
export function mattersOf(forms: Iterable<string>): ReadonlySet<string> {
  const matters = new Set<string>();
  for (const form of forms) for (const matter of mattersOfWord(form)) matters.add(matter);
  return matters;
}

/** Both name matters, and none in common: the answer is to another question. */
export function isOtherMatter(question: ReadMessage, answer: ReadMessage): boolean {
  const asked = readMatters(question);
  if (asked.size === 0) return false;
  const told = readMatters(answer);
  return told.size > 0 && ![...told].some((matter) => asked.has(matter));
}
