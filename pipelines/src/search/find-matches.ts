import type { SearchTerm } from '@debrief/db';
import { splitTokens, type Token } from './split-tokens.ts';

export interface TextMatch {
  /** UTF-16 code units, end exclusive. */
  start: number;
  end: number;
  /** Index of the term. */
  term: number;
}

/** Where the terms occur in a text, in order, without overlap; what the index finds and nothing else. */
export function findMatches(text: string, terms: readonly SearchTerm[]): TextMatch[] {
  if (terms.length === 0) return [];
  const tokens = splitTokens(text);
  const found: TextMatch[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    for (const [term, { tokens: wanted }] of terms.entries()) {
      const end = matchAt(tokens, at, wanted);
      if (end !== null) found.push({ start: tokens[at]?.start ?? 0, end, term });
    }
  }
  const apart: TextMatch[] = [];
  for (const match of found) {
    const last = apart.at(-1);
    if (last && match.start < last.end) last.end = Math.max(last.end, match.end);
    else apart.push(match);
  }
  return apart;
}

/** Whether the text holds the term. */
export function holdsTerm(text: string, term: SearchTerm): boolean {
  const tokens = splitTokens(text.normalize('NFC'));
  return tokens.some((_, at) => matchAt(tokens, at, term.tokens) !== null);
}

/** Where a match that begins at this token ends; null when there is none. */
function matchAt(tokens: Token[], at: number, wanted: SearchTerm['tokens']): number | null {
  let end: number | null = null;
  for (const { token, at: behind, beginning } of wanted) {
    const candidate = tokens[at + behind];
    if (!candidate) return null;
    if (beginning ? !candidate.token.startsWith(token) : candidate.token !== token) return null;
    end = beginning && candidate.firstEnd < candidate.end ? candidate.firstEnd : candidate.end;
  }
  return end;
}
