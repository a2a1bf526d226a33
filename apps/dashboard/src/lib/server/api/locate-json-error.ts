import { toPointer } from '@debrief/pipelines/ingest';

export interface JsonError {
  /** In UTF-16 code units from the beginning. */
  offset: number;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  /** The value that was being read. */
  pointer: string;
  expected: string;
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
// RFC 8259 forbids exactly these in a string.
const PLAIN = /[^"\\\u0000-\u001f]*/y;

/**
 * Where a text stops being JSON (RFC 8259), for a sender to find it: V8's own message often has no position, and quotes
 * what visitors wrote. Null when the text is JSON. For texts of bounded depth: it recurses.
 */
export function locateJsonError(json: string): JsonError | null {
  let at = 0;
  const path: (string | number)[] = [];

  function match(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(json)?.[0] ?? '';
    at += found.length;
    return found;
  }

  /** Passes white space, and the text if it comes next. */
  function take(text: string): boolean {
    match(SPACE);
    if (!json.startsWith(text, at)) return false;
    at += text.length;
    return true;
  }

  /** Each reader returns what it expected where it had to stop; null when all is well. */
  function value(): string | null {
    if (take('{')) return members('}', member);
    if (take('[')) return members(']', element);
    if (take('"')) return restOfString();
    return match(SCALAR) === '' ? 'a value' : null;
  }

  function members(end: string, read: (index: number) => string | null): string | null {
    if (take(end)) return null;
    for (let index = 0; ; index++) {
      const expected = read(index);
      if (expected !== null) return expected;
      path.pop();
      if (take(end)) return null;
      if (!take(',')) return `"," or "${end}"`;
    }
  }

  function member(): string | null {
    if (!take('"')) return 'a key in double quotes';
    const start = at - 1;
    const expected = restOfString();
    if (expected !== null) return expected;
    path.push(JSON.parse(json.slice(start, at)) as string);
    return take(':') ? value() : '":"';
  }

  function element(index: number): string | null {
    path.push(index);
    return value();
  }

  function restOfString(): string | null {
    do match(PLAIN);
    while (match(ESCAPE) !== '');
    if (json[at] === '"') {
      at += 1;
      return null;
    }
    return json[at] === '\\' ? 'an escape that JSON knows' : 'the end of the string, or an escape';
  }

  let expected = value();
  if (expected === null) {
    match(SPACE);
    if (at === json.length) return null;
    expected = 'the end of the body';
  }
  const lineStart = json.lastIndexOf('\n', at - 1) + 1;
  const line = json.slice(0, lineStart).split('\n').length;
  return { offset: at, line, column: at - lineStart + 1, pointer: toPointer(path), expected };
}
