/** The question of a topic that could stand for the others: short, whole, in words that most of them use. */
import { listAsked, type AskedShortly } from './list-asked.ts';
import type { Casing } from './word-casing.ts';

/** In words that no other question holds: a name, a slip of the keys. */
const ODD = 0.6;
/** It points at what was said before: "how long until they read that?" */
const POINTING = 0.3;
/** "I don't see the lamp?": a statement for all its mark. Not in French, where "je peux …?" asks. */
const STATING = 0.4;
const stating = /^(?:i|we|ich|wir|ik|wij)(?!\p{L})/iu;
/** Two sentences run into one. */
const RUN_ON = 0.4;
/** One word and no question word: "the colour?" */
const SHORT = 0.55;
/** The same asked by many counts for more, but far from in proportion. */
const TIMES_POWER = 0.3;

const pointing =
  /(?<!\p{L})(?:it|its|it[’']s|that|this|they|those|these|them|there|one|he|she|es|das|dies|dem|sie|er|ihn|ça|ca|cela|il|elle|ils|y|eso|esto|lo|isso|isto|ele|ela|dat|dit|hem|deze|lo|ciò|questo)(?!\p{L})/iu;

/** Null where no text holds a short question that is not `used` as a name already. */
export function chooseAsked(texts: readonly string[], casing: Casing, used: ReadonlySet<string>): string | null {
  const asked = texts.map(listAsked);
  const holders = new Map<string, number>();
  const times = new Map<string, number>();
  for (const own of asked) {
    for (const stem of new Set(own.flatMap(({ stems }) => stems))) holders.set(stem, (holders.get(stem) ?? 0) + 1);
    for (const { surface } of own) times.set(surface.toLowerCase(), (times.get(surface.toLowerCase()) ?? 0) + 1);
  }
  const worth = ({ surface, stems, saysLittle }: AskedShortly) => {
    const held = stems.map((stem) => holders.get(stem) ?? 0);
    const spoken = held.reduce((sum, count) => sum + count, 0) / (stems.length + 1);
    const isOdd = texts.length > 3 && held.some((count) => count < 2);
    return (
      spoken *
      (times.get(surface.toLowerCase()) ?? 1) ** TIMES_POWER *
      (isOdd ? ODD : 1) *
      (saysLittle ? SHORT : 1) *
      (pointing.test(surface) ? POINTING : 1) *
      (stating.test(surface) ? STATING : 1) *
      (runsOn(surface, casing) ? RUN_ON : 1)
    );
  };
  let [best, most]: [string | null, number] = [null, 0];
  for (const candidate of asked.flat()) {
    const own = worth(candidate);
    if (own > most && !used.has(foldLabel(candidate.surface))) [best, most] = [candidate.surface, own];
  }
  return best && casing.write(best.toLowerCase());
}

/** Two labels that differ in their marks alone are one. */
export function foldLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/[\s?!.]+$/u, '')
    .trim();
}

/** A capital inside that visitors do not write there. */
function runsOn(surface: string, casing: Casing): boolean {
  return [...surface.matchAll(/(?<=\p{L}\s)\p{Lu}\p{L}+/gu)].some(
    ([word]) => casing.write(word.toLowerCase()) !== word,
  );
}
