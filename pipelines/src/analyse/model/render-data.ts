/**
 * Other people's text as data in a prompt: JSON lines between two tags.
 *
 * JSON's own escapes keep a text inside its string, and `<` is escaped too, so no text can close the block or open
 * another. Invisible characters (bidi controls, zero width, Unicode tags) are escaped as well: what cannot be seen by a
 * reader of the Inbox is not said to the model unseen.
 */
const unseen = /[<\u2028\u2029\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** One line per row between `<tag>` and `</tag>`. */
export function renderData(tag: string, rows: readonly Record<string, unknown>[]): string {
  return [`<${tag}>`, ...rows.map(renderRow), `</${tag}>`].join('\n');
}

function renderRow(row: Record<string, unknown>): string {
  return JSON.stringify(row).replace(unseen, escapeUnits);
}

function escapeUnits(char: string): string {
  return Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
