/**
 * Telephone numbers of many countries.
 *
 * A number is taken when it says so itself (+ or 00 and a country), when the words before it say so ("call me on"), or
 * when it has the shape its country writes numbers in. Order numbers, prices, dates and plain counts have none of these.
 */
import type { Found } from './find.ts';

const candidate =
  /(?<![\p{L}\p{N}+_#@&=%/-]|\d[.,:])(?:\+ ?|\(\+?)?\d(?:[ ()./-]{0,3}\d){6,16}(?![\p{L}\p{N}_%@]|[.,:]\d|-\p{L})/gu;

const phoneWords =
  /(?:phone|\btel\b|\btél|tel[eéè]f|mobile?|mobiel|móvil|m[oó]bil|telemóvel|celular|cellulare|\bcell\b|handy|festnetz|rufnummer|ruf mich|r[üu]ckruf|call (?:me|us|back)|callback|text me|reach (?:me|us)|ring me|sms|whats ?app|signal|viber|telegram|portable|appel|rappel|llám|llama|\bfax\b|ligue|contacto|bel me|bel mij|тел|電話|电话|手机|전화|फ़ोन|هاتف)[^\n\d]{0,24}$/iu;

/** What stands before a number that is a number of something else. */
const otherWords =
  /(?:order|invoice|booking|ticket|tracking|parcel|shipment|reference|\bref\b|customer|account|article|item|part|serial|sku|isbn|ean|vat|tax|case|contract|policy|member(?:ship)?|transaction|confirmation|bestell|rechnung|auftrag|kunden|sendung|vorgang|artikel|vertrag|steuer|commande|facture|colis|client|suivi|pedido|factura|env[ií]o|seguimiento|cliente|encomenda|fatura|bestelling|factuur|klant|zending|ordine|fattura|\bpin\b|\bid\b|\bnr\b|\bno\b|№|#)[^\n\d]{0,14}$/iu;

const money = /(?:[$€£¥₹₽₩]|\b(?:USD|EUR|GBP|CHF|INR|BRL|R\$|kr|zł|Rs\.?)) ?$/iu;
const unit =
  /^ ?(?:[$€£¥₹₽₩%°]|(?:USD|EUR|GBP|CHF|INR|BRL|PLN|SEK|euros?|dollars?|pounds?|kr|zł|km|kg|mm|cm|m²|ml|GB|MB|TB|users?|visitors?|people|Stück|units?|pcs)\b)/iu;

const national: RegExp[] = [
  // North America: (555) 123-4567, 555.123.4567, 1-800-555-0199.
  /^(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}([ .-]))[2-9]\d{2}(?:\1|[ .-])\d{4}$/,
  // A trunk 0 with an area code set off: 030 1234567, 0171/1234567, 020 7946 0958, 06 12 34 56 78, (0)30 …
  /^\(?0[1-9]\d{0,4}\)?[ /-]{1,3}\d{2,8}(?:[ /-]\d{2,6}){0,4}$/,
  // The same in one run: 07700900123, 0612345678.
  /^0[1-9]\d{8,9}$/,
  // Spain, Portugal, Poland, Norway: 612 345 678, 612 34 56 78.
  /^[5-9]\d{2}([ -])\d{3}\1\d{3}$|^[6-9]\d{2}([ -])\d{2}\2\d{2}\2\d{2}$/,
  // Italy's mobiles: 333 1234567. Brazil: (11) 91234-5678. India: 98765 43210. China: 138 0013 8000, 13800138000.
  /^3\d{2}[ -]\d{3}[ -]?\d{4}$/,
  /^\(\d{2}\) ?9?\d{4}[- ]?\d{4}$|^\d{2} 9\d{4}-\d{4}$/,
  /^[6-9]\d{4}[ -]\d{5}$/,
  /^1[3-9]\d([ -]?)\d{4}\1\d{4}$/,
];

/** Phone numbers of 7 to 15 digits (ITU-T E.164). */
export function findPhones(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(candidate)) {
    const { start, end } = withoutLooseBrackets(match[0], match.index);
    if (isPhone(text.slice(start, end), text.slice(Math.max(0, start - 40), start), text.slice(end, end + 12))) {
      found.push({ kind: 'PHONE', start, end });
    }
  }
  return found;
}

function isPhone(number: string, before: string, after: string): boolean {
  const digits = number.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15 || /^(\d)\1+$/.test(digits)) return false;
  if (/^\(?\+/.test(number)) return true;
  if (isDateOrTime(number) || money.test(before) || unit.test(after)) return false;
  if (phoneWords.test(before)) return true;
  if (otherWords.test(before)) return false;
  if (/^00 ?[1-9]/.test(number) && digits.length >= 10) return true;
  return national.some((shape) => shape.test(number));
}

/** 2026-11-01, 01.11.2026, 1/11/26, 2026-11-01 10 (a time after it), 09.00-17.30, 10:30-11:45. */
function isDateOrTime(number: string): boolean {
  return (
    /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}([-./])\d{1,2}\1(?:19|20)?\d{2})(?:[ (-].*)?$/.test(number) ||
    /^(?:[01]?\d|2[0-4])[.]?[0-5]\d ?- ?(?:[01]?\d|2[0-4])[.]?[0-5]\d$/.test(number) ||
    /^(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2}$/.test(number)
  );
}

/** The span without a bracket that opens before the number and closes after it. */
function withoutLooseBrackets(number: string, index: number): { start: number; end: number } {
  const loose = number.startsWith('(') && number.split('(').length > number.split(')').length;
  return { start: index + (loose ? 1 : 0), end: index + number.length };
}
