export interface TextPart {
  text: string;
  match: boolean;
}

/**
 * Cuts a text where any of the terms occurs, whatever the case; the parts put together are the text again. Longer
 * terms win over shorter ones that begin at the same place. Empty terms are ignored.
 */
export function splitMatches(text: string, terms: readonly string[]): TextPart[] {
  const wanted = terms.filter((term) => term.trim() !== '').toSorted((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text, match: false }];
  const pattern = new RegExp(wanted.map((term) => RegExp.escape(term)).join('|'), 'giu');
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > end) parts.push({ text: text.slice(end, found.index), match: false });
    parts.push({ text: found[0], match: true });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), match: false });
  return parts;
}
