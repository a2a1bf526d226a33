/**
 * What can be searched for in a text: words, emoji, and pairs of neighbouring characters in scripts that put no space
 * between words (Chinese, Japanese, Thai, Khmer, Lao, Burmese). Pairs find any part of such a text, whereas a word list
 * (`Intl.Segmenter`) cuts by context and by ICU's version: the query would be cut unlike the text it must be found in.
 */
import { foldWord } from './fold-word.ts';

export interface Token {
  /** Folded. */
  token: string;
  /** Where it stands in the text, in UTF-16 code units, end exclusive. */
  start: number;
  end: number;
  /** Where its first character ends; before `end` only in a pair of characters. */
  firstEnd: number;
}

const SPACELESS = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
const pieces = new RegExp(
  [
    String.raw`(?<spaceless>[${SPACELESS}&&[\p{L}\p{M}]]+)`,
    String.raw`(?<word>[[\p{L}\p{N}\p{M}]--[${SPACELESS}&&[\p{L}\p{M}]]]+)`,
    String.raw`(?<emoji>\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])*(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])*)*)`,
  ].join('|'),
  'gv',
);

/** Longer ones are no words; PostgreSQL takes lexemes of 2,046 bytes. */
const MAX_TOKEN = 120;

/** The tokens of a text in order; each stands one place behind the one before. */
export function splitTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: piece, index, groups = {} } of text.matchAll(pieces)) {
    if (groups.spaceless !== undefined) {
      tokens.push(...pairs(piece, index));
      continue;
    }
    const token = groups.word === undefined ? piece.replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '') : foldWord(piece);
    const end = index + piece.length;
    if (token !== '') tokens.push({ token: shorten(token), start: index, end, firstEnd: end });
  }
  return tokens;
}

/** Each character with the one behind it; the last stands alone, so that every place holds exactly one token. */
function pairs(run: string, offset: number): Token[] {
  const characters: Token[] = [];
  let place = offset;
  for (const character of run) {
    const start = place;
    place += character.length;
    const token = foldWord(character);
    if (token !== '') characters.push({ token, start, end: place, firstEnd: place });
  }
  return characters.map((character, at) => {
    const next = characters[at + 1];
    return next ? { ...character, token: character.token + next.token, end: next.end } : character;
  });
}

function shorten(token: string): string {
  return token.length > MAX_TOKEN ? token.slice(0, MAX_TOKEN).replace(/[\ud800-\udbff]$/, '') : token;
}
