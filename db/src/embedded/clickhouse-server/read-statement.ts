import { SqlError } from './sql-error.ts';

/** What the HTTP edge must know of a SQL text before the engine sees it. */
export interface Statement {
  /** The first word in upper case, such as SELECT or INSERT; empty for an empty text. */
  verb: string;
  /** The name behind a closing FORMAT clause; null when there is none. */
  format: string | null;
  /** Where the rows of `insert … format X` begin; null when the text carries no rows. */
  dataAt: number | null;
}

/**
 * Reads the shape of one SQL statement. The engine would run `a; b` as two statements and shut the process down on
 * `system shutdown`; ClickHouse's HTTP interface does neither, so this throws `SqlError` for both.
 */
export function readStatement(sql: string): Statement {
  const masked = maskLiterals(sql);
  const verb = (/^[\s(]*([a-z]+)/i.exec(masked)?.[1] ?? '').toUpperCase();
  if (verb === 'INSERT') {
    const insert = /^\s*insert\b(?:(?!\bselect\b)[\s\S])*?\bformat\s+(\w+)\s?/i.exec(masked);
    if (insert) return { verb, format: insert[1] ?? null, dataAt: insert[0].length };
  }
  if (/;\s*[^\s;]/.test(masked)) throw new SqlError(62, 'SYNTAX_ERROR', 'Multi-statements are not allowed');
  if (/^\s*system\s+(shutdown|kill)\b/i.test(masked) || /\b(into\s+outfile|from\s+infile)\b/i.test(masked)) {
    throw new SqlError(48, 'NOT_IMPLEMENTED', 'The embedded server does not take this statement');
  }
  const format = /\bformat\s+(\w+)\s*(?:\bsettings\s[^;]*)?[;\s]*$/i.exec(masked)?.[1] ?? null;
  return { verb, format, dataAt: null };
}

const literal =
  /'(?:[^'\\]|\\[\s\S])*(?:'|$)|"(?:[^"\\]|\\[\s\S])*(?:"|$)|`(?:[^`\\]|\\[\s\S])*(?:`|$)|(\$\w*\$)[\s\S]*?(?:\1|$)|--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** The text at equal length with quoted parts, heredocs and comments blanked, so that keywords can be looked for. */
function maskLiterals(sql: string): string {
  return sql.replace(literal, (text) => (/^[-#/]/.test(text) ? ' ' : '_').repeat(text.length));
}
