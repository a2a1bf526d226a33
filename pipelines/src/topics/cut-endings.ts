/** Questions that differ only in the place or product they end with are one without it: "Is there a shop near Leeds?" */
import { readAsked, type AskedShortly } from './list-asked.ts';
import type { Casing } from './word-casing.ts';

/** So many names behind one beginning show that none of them is the matter. */
const FEWEST = 2;
/** The first preposition before one to three words at the end. */
const placed =
  /^(\S+ \S+.*?)\s(?:to|near|in|on|at|from|von|nach|bei|auf|près de|à|sur|cerca de|en|naar|bij|van|op|em|perto de)\s(?:(?:the|your|der|die|das|den|dem|le|la|el|de|het|o|a)\s)?([^\s?]+(?:\s[^\s?]+){0,2})\?$/iu;

export interface CutQuestion extends AskedShortly {
  /** How often it was asked so, with one name or another behind it. */
  endings: number;
}

export function cutEndings(asked: readonly AskedShortly[], casing: Casing): CutQuestion[] {
  const endings = new Map<string, string[]>();
  for (const { surface } of asked) {
    const [, head, name] = placed.exec(surface) ?? [];
    if (head === undefined || name === undefined || !isName(name.toLowerCase(), casing)) continue;
    endings.set(head.toLowerCase(), [...(endings.get(head.toLowerCase()) ?? []), name.toLowerCase()]);
  }
  return [...endings].flatMap(([head, names]) => {
    const whole = new Set(names).size < FEWEST ? null : readAsked(head, true);
    return whole ? [{ ...whole, endings: names.length }] : [];
  });
}

/** Visitors write all of it with capitals or numbers, but for small words: "Isle of Skye". */
function isName(ending: string, casing: Casing): boolean {
  const written = casing.write(ending).split(' ');
  return written.every((word) => word.length < 4 || /^\p{Lu}|\d/u.test(word)) && /^\p{Lu}|\d/u.test(written[0] ?? '');
}
