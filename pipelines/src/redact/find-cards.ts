import type { Found } from './find.ts';

/** Issuer ranges and their lengths (ISO/IEC 7812; the issuers' own documents). */
const issuers: { prefix: RegExp; lengths: number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:30[0-5]|36|3[89])/, lengths: [14, 16] },
  { prefix: /^(?:6011|64[4-9]|65|62|35(?:2[89]|[3-8]))/, lengths: [16, 17, 18, 19] },
  { prefix: /^220[0-4]/, lengths: [16] },
  { prefix: /^(?:50|5[6-8]|6[37])/, lengths: [16, 18, 19] },
];

const candidate = /(?<![\p{L}\p{N}.,_-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}_]|[.,-]\d)/gu;

/** Payment card numbers: an issuer's range and length, and a right check digit. One random number in 30 would pass. */
export function findCards(text: string): Found[] {
  return Array.from(text.matchAll(candidate))
    .filter((match) => isCard(match[0].replace(/\D/g, '')))
    .map((match) => ({ kind: 'CARD', start: match.index, end: match.index + match[0].length }));
}

function isCard(digits: string): boolean {
  return (
    issuers.some(({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length)) &&
    !/^(\d)\1+$/.test(digits) &&
    passesLuhn(digits)
  );
}

/** ISO/IEC 7812-1, annex B: doubled every second digit from the right, the sum ends in 0. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}
