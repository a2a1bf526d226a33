import { findExcess } from './find-excess.ts';
import { locateJsonError } from './locate-json-error.ts';
import { notUnderstood, Problem } from './problem.ts';

const nowhere = { line: 1, column: 1, offset: 0, pointer: '', expected: 'JSON' };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The value of a JSON body. Throws a Problem: 400 with line and column for what is not JSON, 422 with a pointer for what
 * no reader should follow. A key given twice counts once, the last time; `__proto__` is a key like any other.
 */
export function parseJson(bytes: Uint8Array): unknown {
  const json = decode(bytes);
  const excess = findExcess(json);
  if (excess) throw notUnderstood([excess]);
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    throw malformed(json, error);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw notUnderstood([{ pointer: '', code: 'not_storable', detail: 'the body is not UTF-8' }]);
  }
}

function malformed(json: string, cause: unknown): Problem {
  const place = locateJsonError(json);
  // Both parsers follow RFC 8259; should they ever disagree, the one that refused is right.
  const { line, column, offset, pointer, expected } = place ?? nowhere;
  const found = offset >= json.length ? 'the body ends' : 'there is something else';
  return new Problem(
    {
      status: 400,
      code: 'malformed_json',
      detail: `This is not JSON: ${expected} is expected in line ${line}, column ${column}, where ${found}.`,
      pointer,
      more: { line, column, offset },
    },
    { cause },
  );
}
