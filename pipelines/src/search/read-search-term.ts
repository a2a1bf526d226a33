import type { SearchTerm } from '@debrief/db';
import { splitTokens } from './split-tokens.ts';

/**
 * What a word or phrase of a query looks for; null when there is no letter, digit or emoji in it. A `beginning` also
 * finds longer words ("refund" finds "refunds"); otherwise every word must be whole.
 */
export function readSearchTerm(text: string, { beginning }: { beginning: boolean }): SearchTerm | null {
  const found = splitTokens(text.normalize('NFC'));
  const tokens: SearchTerm['tokens'] = [];
  for (const [at, { token, start, end, firstEnd }] of found.entries()) {
    const isLast = at === found.length - 1;
    // The last character of a run says nothing that the pair before it has not said.
    const inPair = at > 0 && (found[at - 1]?.end ?? 0) > start && (found[at - 1]?.firstEnd ?? 0) <= start;
    const alone = firstEnd === end;
    if (alone && inPair) continue;
    tokens.push({ token, at, beginning: isCharacter(token) || (isLast && beginning) });
  }
  return tokens.length === 0 ? null : { tokens };
}

/** One character of a script without spaces: in the text it is the first of a pair. */
function isCharacter(token: string): boolean {
  return /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]$/u.test(token);
}
