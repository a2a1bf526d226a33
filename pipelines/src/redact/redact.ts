/**
 * Takes private data out of text before a model sees it, and puts it back into what the model says.
 *
 * One redactor serves one conversation: the same value has the same placeholder in every message, so a model can still
 * tell that two messages mean the same address. A text that already holds something like a placeholder has that replaced
 * too, so a visitor cannot make `[EMAIL_1]` stand for somebody else's address.
 */
import type { Found, RedactedKind } from './find.ts';
import { redactedKinds } from './find.ts';
import { findCards } from './find-cards.ts';
import { findEmails } from './find-emails.ts';
import { findIbans } from './find-ibans.ts';
import { findIps } from './find-ips.ts';
import { findNames } from './find-names.ts';
import { findPhones } from './find-phones.ts';
import { findSecrets } from './find-secrets.ts';
import { fold } from './fold.ts';

export interface RedactOptions {
  /** Names to take out too, as the sender gave them; parts of three letters and more count on their own. */
  names?: readonly string[];
}

export interface Redacted {
  text: string;
  /** Puts the values back wherever their placeholders stand. */
  restore(text: string): string;
  /** A span of the redacted text as a span of the original one; it grows to whole values where it cuts into one. */
  toOriginal(span: { start: number; end: number }): { start: number; end: number };
  /** What was taken out, as spans of the original text. */
  found: (Found & { placeholder: string })[];
}

export interface Redactor {
  redact(text: string): Redacted;
  restore(text: string): string;
}

const placeholderPattern = new RegExp(`\\[(?:${redactedKinds.join('|')})_\\d{1,9}\\]`, 'g');

/** Redacts one text on its own. */
export function redact(text: string, options: RedactOptions = {}): Redacted {
  return createRedactor(options).redact(text);
}

/** Returns a redactor whose placeholders stay the same from text to text. */
export function createRedactor({ names = [] }: RedactOptions = {}): Redactor {
  const placeholderOf = new Map<string, string>();
  const valueOf = new Map<string, string>();
  const counts = new Map<RedactedKind, number>();

  function placeholderFor(kind: RedactedKind, value: string): string {
    const key = `${kind}:${value}`;
    const known = placeholderOf.get(key);
    if (known !== undefined) return known;
    const number = (counts.get(kind) ?? 0) + 1;
    const placeholder = `[${kind}_${number}]`;
    counts.set(kind, number);
    placeholderOf.set(key, placeholder);
    valueOf.set(placeholder, value);
    return placeholder;
  }

  function restore(text: string): string {
    return text.replace(placeholderPattern, (placeholder) => valueOf.get(placeholder) ?? placeholder);
  }

  return {
    restore,
    redact(text) {
      const pieces: string[] = [];
      const found: Redacted['found'] = [];
      let done = 0;
      for (const { kind, start, end } of findAll(text, names)) {
        const placeholder = placeholderFor(kind, text.slice(start, end));
        pieces.push(text.slice(done, start), placeholder);
        found.push({ kind, start, end, placeholder });
        done = end;
      }
      pieces.push(text.slice(done));
      return { text: pieces.join(''), restore, toOriginal: mapBack(found), found };
    },
  };
}

/** All spans, in order and without overlap. What is found first in this list keeps its place. */
function findAll(text: string, names: readonly string[]): Found[] {
  const folded = fold(text);
  const inOrderOfTrust = [
    Array.from(text.matchAll(placeholderPattern), (match): Found => ({
      kind: 'LITERAL',
      start: match.index,
      end: match.index + match[0].length,
    })),
    findSecrets(folded),
    findEmails(folded),
    findIbans(folded),
    findCards(folded),
    findIps(folded),
    findPhones(folded),
    findNames(text, names),
  ];
  const taken = new Uint8Array(text.length);
  const kept: Found[] = [];
  for (const span of inOrderOfTrust.flat()) {
    if (taken.subarray(span.start, span.end).includes(1)) continue;
    taken.fill(1, span.start, span.end);
    kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function mapBack(found: Redacted['found']): Redacted['toOriginal'] {
  let shift = 0;
  const replaced = found.map(({ start, end, placeholder }) => {
    const from = start + shift;
    shift += placeholder.length - (end - start);
    return { from, to: from + placeholder.length, start, end };
  });
  /** Where an offset of the redacted text lies in the original; inside a placeholder, the value's chosen edge. */
  function offset(at: number, edge: 'start' | 'end'): number {
    let moved = 0;
    for (const { from, to, start, end } of replaced) {
      if (at <= from) break;
      if (at < to) return edge === 'start' ? start : end;
      moved += end - start - (to - from);
    }
    return at + moved;
  }
  return ({ start, end }) => ({ start: offset(start, 'start'), end: offset(end, 'end') });
}
