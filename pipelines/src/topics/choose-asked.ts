/** The question of a topic that could stand for the others: short, whole, in words that most of them use. */
import { languageOfWords, splitWords } from '../analyse/index.ts';
import { cutEndings } from './cut-endings.ts';
import { listAsked, type AskedShortly } from './list-asked.ts';
import { faultsOf } from './question-faults.ts';
import { opensQuestion, states } from './shorten-question.ts';
import type { Casing } from './word-casing.ts';

/** In words that no other question holds: a name, a slip of the keys. */
const ODD = 0.6;
/** With a place or a product that few of the others speak of. */
const PARTICULAR = { worth: 0.85, share: 0.2 };
/** One word, and no question word: "the colour?"; a verb before it makes it whole: "do you have a shop?" */
const SHORT = { bare: 0.55, asked: 0.9 };
/** A slip of the keys is rarer in all questions than the word it was to be. */
const COMMON = { from: 50, often: 20, few: 50, power: 0.1 };
/** The same asked by many counts for more, but far from in proportion. */
const TIMES_POWER = 0.3;
/** Of questions in the same words of content the one that begins as the others do is the better English. */
const OPENING_POWER = 0.1;
/** A name that was there stays while it is worth this much of the best. */
export const STAYS_FROM = 0.6;
/** Asked so by so many of a topic it is the topic. */
const MOST = { share: 0.4, least: 3 };

export interface Chosen {
  surface: string;
  /** Most ask in these words, so that no phrase could name the topic better. */
  isUsual: boolean;
}

/** How all visitors write, whatever the topic. */
export interface Speech {
  casing: Casing;
  /** How often each word is written, in small letters. */
  heard: ReadonlyMap<string, number>;
  /** How many questions hold a stem. */
  spread: ReadonlyMap<string, number>;
}

/** As `foldLabel` writes them. */
export interface Names {
  /** Other topics have them. */
  used: ReadonlySet<string>;
  /** This topic had it until now, or an empty string; it stays while it is about as good as another. */
  before: string;
}

/** Null where no text holds a short question that is not another's name already. */
export function chooseAsked(
  texts: readonly string[],
  { casing, spread, heard }: Speech,
  { used, before }: Names,
): Chosen | null {
  const asked = texts.map(listAsked);
  const cut = cutEndings(asked.flat(), casing);
  const counts = countAsked(asked, casing);
  const timesOf = (surface: string) => counts.times.get(withoutNames(surface, casing)) ?? 1;
  const worth = ({ surface, stems, saysLittle, endings = 0 }: AskedShortly & { endings?: number }) => {
    const held = stems.map((stem) => counts.holders.get(stem) ?? 0);
    const isOdd = texts.length > 3 && held.some((count) => count < 2);
    const isParticular = namesIn(surface, casing).some(
      (name) => (counts.words.get(name) ?? 0) < PARTICULAR.share * texts.length,
    );
    return (
      (sum(held) / (stems.length + 1)) *
      (timesOf(surface) + endings) ** TIMES_POWER *
      (counts.openings.get(openingOf(surface)) ?? 1) ** OPENING_POWER *
      Math.exp(mean(stems.map((stem) => Math.log(Math.min(COMMON.from, spread.get(stem) ?? 1))))) ** COMMON.power *
      commonnessOf(surface, heard) ** COMMON.power *
      (isOdd ? ODD : 1) *
      (isParticular ? PARTICULAR.worth : 1) *
      (saysLittle ? (opensQuestion(surface) ? SHORT.asked : SHORT.bare) : 1) *
      faultsOf(surface, casing)
    );
  };
  let [best, most]: [string | null, number] = [null, 0];
  for (const candidate of [...asked.flat(), ...cut]) {
    const name = foldLabel(candidate.surface);
    const own = worth(candidate) / (name === before ? STAYS_FROM : 1);
    const isBetter = own > most || (own === most && candidate.surface.length < (best?.length ?? 0));
    if (isBetter && !used.has(name)) [best, most] = [candidate.surface, own];
  }
  if (best === null) return null;
  const isMost = timesOf(best) >= Math.max(MOST.least, MOST.share * texts.length);
  return { surface: writeAsked(best, casing), isUsual: isMost && faultsOf(best, casing) === 1 };
}

/** Two labels that differ in their marks alone are one. */
export function foldLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/[\s?!.]+$/u, '')
    .trim();
}

/** In how many of a topic's questions: a stem, a whole question but for its names, its first words, a word. */
function countAsked(asked: readonly (readonly AskedShortly[])[], casing: Casing) {
  const countBy = (keysOf: (question: AskedShortly) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const own of asked) {
      for (const key of new Set(own.flatMap(keysOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  return {
    holders: countBy(({ stems }) => stems),
    times: countBy(({ surface }) => [withoutNames(surface, casing)]),
    openings: countBy(({ surface }) => [openingOf(surface)]),
    words: countBy(({ surface }) => splitInWords(surface)),
  };
}

/** In small letters, without marks. */
export function splitInWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Places, products and numbers, in small letters; in German every noun has a capital. */
function namesIn(surface: string, casing: Casing): string[] {
  const named = languageOfWords(splitWords(surface)) === 'de' ? /\d/u : /^\p{Lu}.|\d/u;
  const [, ...rest] = splitInWords(surface);
  return rest.filter((own) => named.test(casing.write(own)));
}

/** "Is the Otter in stock?" and "Is the Heron in stock?" are asked alike. */
function withoutNames(surface: string, casing: Casing): string {
  const names = new Set(namesIn(surface, casing));
  const kept = foldLabel(surface).split(/\s+/);
  return kept
    .map((own) => (names.has(own) ? '*' : own))
    .join(' ')
    .replace(/\*(?: \*)+/g, '*');
}

function openingOf(surface: string): string {
  return surface.toLowerCase().split(' ', 2).join(' ');
}

/** A statement and a single noun need no question mark. */
function writeAsked(surface: string, casing: Casing): string {
  const isNoQuestion = states(surface) || !surface.includes(' ');
  const bare = isNoQuestion ? foldLabel(surface) : surface.toLowerCase();
  return casing.write(bare);
}

/** 1 where all its words are written often, and less for each that is not; in a handful of questions every word is rare. */
function commonnessOf(surface: string, heard: Speech['heard']): number {
  const often = Math.min(COMMON.often, heard.size / COMMON.few);
  return splitInWords(surface).reduce((left, form) => left * Math.min(1, (heard.get(form) ?? 1) / often), 1);
}

function mean(values: readonly number[]): number {
  return sum(values) / Math.max(1, values.length);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
