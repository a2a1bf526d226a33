import type { Found } from './find.ts';

/** IBAN lengths by country (SWIFT registry, release 99). */
const lengths = new Map(
  [
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28',
    'EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26',
    'IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28',
    'NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25',
    'SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30',
  ]
    .flatMap((row) => row.split(' '))
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const opening = /(?<![\p{L}\p{N}])([A-Za-z]{2})\d{2}(?=[ -]?[A-Za-z0-9])/gu;

/** International bank account numbers: the country's length, and ISO 7064's remainder 1 modulo 97. */
export function findIbans(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(opening)) {
    const length = lengths.get(match[1]!.toUpperCase());
    if (length === undefined) continue;
    const end = endOf(text, match.index, length);
    if (end === null) continue;
    const iban = text.slice(match.index, end).replace(/[ -]/g, '');
    if (iban.replace(/\D/g, '').length < MIN_DIGITS || remainder(iban) !== 1) continue;
    found.push({ kind: 'IBAN', start: match.index, end });
  }
  return found;
}

/** Where the `length`th letter or digit ends, single blanks or hyphens between them allowed; null when it ends before. */
function endOf(text: string, start: number, length: number): number | null {
  let taken = 0;
  for (let i = start; i < text.length; i += 1) {
    if (/[A-Za-z0-9]/.test(text[i]!)) {
      taken += 1;
      if (taken === length) return /[\p{L}\p{N}]/u.test(text[i + 1] ?? '') ? null : i + 1;
    } else if (!/[ -]/.test(text[i]!) || !/[A-Za-z0-9]/.test(text[i + 1] ?? '')) {
      return null;
    }
  }
  return null;
}

/** Every country's account numbers are mostly digits; a sentence is not. */
const MIN_DIGITS = 10;

function remainder(iban: string): number {
  const code = iban.toUpperCase();
  let rest = 0;
  for (const char of code.slice(4) + code.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
