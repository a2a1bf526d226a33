/** Finds where a model's quote stands, forgiving what models change when they copy: case, spacing, kinds of quotes. */
import type { Span } from '../../evidence/index.ts';

/** From here on a quote is telling enough to be looked for in other messages than the one named. */
const TELLING_LENGTH = 16;

/** Below it a quote must stand on word boundaries: "no" is not evidence found in "know". */
const SHORT_LENGTH = 12;

/** A quote with an ellipsis in it spans at most this much of its message. */
const MAX_SPAN = 600;

/**
 * The span of `quote`, in UTF-16 units of `texts[span.message]`; null when it stands nowhere.
 * It is looked for in message `named` first and, if telling enough, in the one other message that has it.
 */
export function locateQuote(quote: string, texts: readonly string[], named: number): Span | null {
  const wanted = readQuote(quote);
  if (wanted.length === 0) return null;
  const text = texts[named];
  const found = text === undefined ? null : find(wanted, text);
  if (found) return { message: named, ...found };
  if (wanted.join('').length < TELLING_LENGTH) return null;
  const elsewhere = texts.flatMap((other, message) => {
    const place = message === named ? null : find(wanted, other);
    return place ? [{ message, ...place }] : [];
  });
  return elsewhere.length === 1 ? elsewhere[0]! : null;
}

/** The quote's parts around ellipses, as they are compared. */
function readQuote(quote: string): string[] {
  return unescape(quote)
    .split(/\s*(?:…|\.{3,}|\[\.\.\.\]|\[…\])\s*/)
    .map((part) => trimMarks(comparable(part).text))
    .filter((part) => /[\p{L}\p{N}\p{S}]/u.test(part));
}

/** Some models copy the data's `\u003c` as it stood. */
function unescape(quote: string): string {
  return quote.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function trimMarks(text: string): string {
  return text.replace(/^["' ]+|["' ]+$/g, '');
}

function find(parts: readonly string[], text: string): { start: number; end: number } | null {
  const { text: haystack, offsets } = comparable(text);
  let [from, first, last] = [0, -1, -1];
  for (const part of parts) {
    const at = indexOnBoundary(haystack, part, from);
    if (at === -1) return null;
    if (first === -1) first = at;
    from = last = at + part.length;
  }
  const [start, end] = [offsets[first]!, offsets[last]!];
  return parts.length > 1 && end - start > MAX_SPAN ? null : { start, end };
}

function indexOnBoundary(haystack: string, part: string, from: number): number {
  for (let at = haystack.indexOf(part, from); at !== -1; at = haystack.indexOf(part, at + 1)) {
    if (part.length >= SHORT_LENGTH) return at;
    const [before, after] = [haystack[at - 1] ?? ' ', haystack[at + part.length] ?? ' '];
    if (!joined(before, part[0]!) && !joined(part.at(-1)!, after)) return at;
  }
  return -1;
}

/** Two letters of a script that puts blanks between words, or two digits. */
function joined(left: string, right: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]{2}$/u.test(left + right);
}

const alike = new Map(
  Object.entries({ '"': '“”„«»‟', "'": '‘’‚‛`´', '-': '‐‑‒–—−' }).flatMap(([plain, variants]) =>
    Array.from(variants, (variant): [string, string] => [variant, plain]),
  ),
);

/**
 * The text with case, spacing and kinds of marks levelled, and for each of its units (and its end) the offset in the
 * original. Invisible characters are left out.
 */
function comparable(text: string): { text: string; offsets: number[] } {
  const offsets: number[] = [];
  let level = '';
  let at = 0;
  for (const char of text) {
    const unit = levelled(char);
    if (!(unit === ' ' && level.endsWith(' '))) {
      for (let i = 0; i < unit.length; i += 1) offsets.push(at);
      level += unit;
    }
    at += char.length;
  }
  offsets.push(text.length);
  return { text: level, offsets };
}

function levelled(char: string): string {
  if (/\s/u.test(char)) return ' ';
  if (/\p{Cf}/u.test(char)) return '';
  return alike.get(char) ?? char.toLowerCase();
}
