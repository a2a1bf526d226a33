/** Text as the finders read it: every character a plain one of the same length, so offsets stay true. */

const plain: Record<string, string> = {
  '＠': '@',
  '．': '.',
  '＋': '+',
  '／': '/',
  '：': ':',
  '（': '(',
  '）': ')',
};

/**
 * Digits of any script become 0 to 9, dashes a hyphen, spaces a space, full-width signs ASCII. Same length in UTF-16
 * units: whatever lies outside the basic plane stays as it is.
 */
export function fold(text: string): string {
  return text.replace(/[^\x20-\x7e\n]/g, (char) => {
    if (plain[char] !== undefined) return plain[char];
    if (/[\u2010-\u2015\u2212\uff0d]/.test(char)) return '-';
    if (/[\p{Zs}\t]/u.test(char)) return ' ';
    return /\p{Nd}/u.test(char) ? String(digitValue(char)) : char;
  });
}

/** Decimal digits of a script are ten in a row, and each row in the basic plane starts where the one before is no digit. */
function digitValue(char: string): number {
  const code = char.charCodeAt(0);
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero -= 1;
  return code - zero;
}
