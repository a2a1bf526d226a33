/** A bot's or operator's Markdown without the marks that only a renderer makes sense of. */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/(\*\*|__|`+)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/^\s*(?:#{1,6}|[-*+]|\d+\.|>)\s+/gm, '');
}
