import { withoutMarks, type MessageRole, type SearchTerm } from '@debrief/db';
import { findMatches } from '@debrief/pipelines/search';

export interface Excerpt {
  role: MessageRole | null;
  parts: { text: string; found: boolean }[];
}

/** Characters shown before the first match, and in all. */
const BEFORE = 24;
const SHOWN = 160;

/** A piece of the text around its first match, in plain words; null when there is none. */
export function cutExcerpt(role: MessageRole | null, whole: string, terms: SearchTerm[]): Excerpt | null {
  const typed = findIn(whole, terms);
  const plain = role === 'visitor' ? typed : findIn(withoutMarks(whole), terms);
  // What stands in a mark itself, such as a link's address, is shown as it was typed.
  const { text, matches } = plain.held < typed.held ? typed : plain;
  const [first] = matches;
  if (!first) return null;
  // Between two words, so that nothing is torn apart.
  const start = first.start <= BEFORE ? 0 : text.indexOf(' ', first.start - BEFORE) + 1 || first.start;
  const from = Math.min(start, first.start);
  const end = Math.min(text.length, from + SHOWN);
  const parts: Excerpt['parts'] = from > 0 ? [{ text: '… ', found: false }] : [];
  let at = from;
  for (const match of matches) {
    if (match.start >= end) break;
    if (match.start > at) parts.push({ text: text.slice(at, match.start), found: false });
    parts.push({ text: text.slice(match.start, match.end), found: true });
    at = match.end;
  }
  if (at < end) parts.push({ text: text.slice(at, end).toWellFormed(), found: false });
  return { role, parts };
}

/** A text in one line, where the terms stand in it, and how many of them it holds. */
export function findIn(whole: string, terms: SearchTerm[]) {
  const text = whole.replace(/\s+/g, ' ').trim();
  const matches = findMatches(text, terms);
  return { text, matches, held: new Set(matches.map((match) => match.term)).size };
}
