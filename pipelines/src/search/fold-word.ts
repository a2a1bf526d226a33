/**
 * One spelling for all the ways a word is written: case, accents, umlauts, ligatures, full width, Arabic vowel signs and
 * letter forms, other digits. Index and query both pass through here, so a change needs every document built again.
 */

const plainAscii = /^[a-z0-9]*$/;

/** Accents and vowel points that writers leave out. Vowel signs of Indic scripts are letters to their readers and stay. */
const marks =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\ufe00-\ufe0f]/g;

/** What Unicode's own decomposition leaves apart. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ٱ: 'ا',
};
const special = new RegExp(`[${Object.keys(letters).join('')}\u0660-\u0669\u06f0-\u06f9]`, 'g');

/** The word as it is indexed; '' when nothing of it is left. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (plainAscii.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(marks, '')
    .replace(special, (letter) => letters[letter] ?? String((letter.codePointAt(0) ?? 0) & 0xf))
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}
