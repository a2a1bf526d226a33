/** A sentence made fit to be quoted to a team: no private data, no handles, links or signatures, one line, not too long. */

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const LINK = /https?:\/\/\S+|www\.\S+/gu;
const HANDLE = /(?:^|(?<=\s))@[\p{L}\p{N}_]+/gu;
const IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{2,4}){3,8}\b/gu;
/** Nine digits and more, however grouped: a phone or card number. Shorter ones are orders, prices and dates. */
const LONG_NUMBER = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s().\-–/]{0,2}\d){8,}(?![\p{L}\p{N}])/gu;
const SIGNATURE = /\s*[\^*~]\s?\p{L}{1,12}\.?$/u;
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/u;
const MAX_LETTERS = 220;

export function cleanQuote(text: string): string {
  const cleaned = text
    .replace(EMAIL, '[…]')
    .replace(LINK, '')
    .replace(HANDLE, '')
    .replace(IBAN, '[…]')
    .replace(LONG_NUMBER, (number) => (DATE.test(number) ? number : '[…]'))
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(SIGNATURE, '')
    .replace(/^[\s,;:.!\-–—]+/u, '')
    .replace(/["“”„«»]/gu, "'")
    .trim();
  if (cleaned.length <= MAX_LETTERS) return cleaned;
  const cut = cleaned.slice(0, MAX_LETTERS);
  const word = cut.lastIndexOf(' ');
  return `${cut.slice(0, word > MAX_LETTERS / 2 ? word : MAX_LETTERS).replace(/[\s,;:.\-–—]+$/u, '')} …`;
}
