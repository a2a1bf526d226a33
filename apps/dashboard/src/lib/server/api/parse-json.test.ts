import { describe, expect, it } from 'vitest';
import { bodyLimits, findExcess } from './find-excess.ts';
import { locateJsonError } from './locate-json-error.ts';
import { parseJson } from './parse-json.ts';
import { Problem } from './problem.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function problemOf(body: string | Uint8Array): Problem['details'] {
  try {
    parseJson(typeof body === 'string' ? bytes(body) : body);
  } catch (error) {
    if (error instanceof Problem) return error.details;
    throw error;
  }
  throw new Error('it was understood');
}

describe('a body that is not JSON', () => {
  it.each([
    ['', 1, 1, ''],
    ['   ', 1, 4, ''],
    ['{"items":[{"a":1},]}', 1, 19, '/items/1'],
    ['{"items":\n [tru]}', 2, 3, '/items/0'],
    ['{"a": abc}', 1, 7, '/a'],
    ["{'a': 1}", 1, 2, ''],
    ['{"a" 1}', 1, 6, '/a'],
    ['{"a":"x', 1, 8, '/a'],
    ['{"a":"x\ny"}', 1, 8, '/a'],
    ['{"a":"\\x"}', 1, 7, '/a'],
    ['[01]', 1, 3, ''],
    ['{} {}', 1, 4, ''],
    ['{"a":{"b/c":[1,2,}]}}', 1, 18, '/a/b~1c/2'],
    ['NaN', 1, 1, ''],
  ])('%j is refused at its line and column', (body, line, column, pointer) => {
    expect(problemOf(body)).toMatchObject({ status: 400, code: 'malformed_json', pointer, more: { line, column } });
  });

  it('never quotes what was sent', () => {
    expect(problemOf('{"text":"my card is 4111" oops}').detail).not.toContain('4111');
  });

  it('is located where the parser refuses, whatever byte of a real body is lost', () => {
    const body = JSON.stringify({ items: [{ text: 'a "quoted" \\ \u2028 text', n: -1.5e-3, b: [true, null, {}] }] });
    expect(locateJsonError(body)).toBeNull();
    for (let at = 0; at < body.length; at++) {
      const broken = body.slice(0, at) + body.slice(at + 1);
      let isJson = true;
      try {
        JSON.parse(broken);
      } catch {
        isJson = false;
      }
      expect(locateJsonError(broken) === null, broken).toBe(isJson);
    }
  });

  it('of four megabytes is located in no time', () => {
    const started = performance.now();
    expect(problemOf(`{"text":"${'x'.repeat(4_000_000)}`)).toMatchObject({ pointer: '/text' });
    expect(problemOf(`[${'"\\n",'.repeat(999)}"\\n" "`)).toMatchObject({ code: 'malformed_json' });
    expect(performance.now() - started).toBeLessThan(2_500);
  });
});

describe('a body that is JSON but nobody meant', () => {
  it('of a million levels is refused in no time, with its place', () => {
    const started = performance.now();
    const nested = (open: string, close: string) =>
      `{"items":[{"properties":${open.repeat(1e6)}${close.repeat(1e6)}}]}`;
    for (const body of [nested('[', ']'), nested('{"a":', '}'), '['.repeat(2e6), `{"items":${'['.repeat(1e6)}`]) {
      expect(problemOf(body)).toMatchObject({ status: 422, errors: [{ code: 'too_deep' }] });
    }
    expect(problemOf(nested('[', ']')).pointer).toMatch(/^\/items\/0\/properties(\/0)+$/);
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it('of too many keys or elements is refused at their container', () => {
    const keys = Array.from({ length: bodyLimits.keys + 1 }, (_, index) => `"k${index}":","`).join();
    expect(problemOf(`{"items":[1,{"a\\"b":{${keys}}}]}`).errors).toMatchObject([
      { pointer: '/items/1/a"b', code: 'too_many' },
    ]);
    const elements = (count: number) => `{"a":1,"items":[${Array<string>(count).fill('{"t":"]["}').join()}]}`;
    expect(findExcess(elements(bodyLimits.elements))).toBeNull();
    expect(problemOf(elements(bodyLimits.elements + 1))).toMatchObject({ status: 422, pointer: '/items' });
  });

  it('in another encoding than UTF-8 is refused', () => {
    const broken = [...bytes('{"text":"'), 0xff, 0xfe, ...bytes('"}')];
    expect(problemOf(new Uint8Array(broken))).toMatchObject({ status: 422, pointer: '' });
    // A surrogate encoded on its own is not UTF-8 either.
    expect(problemOf(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]))).toMatchObject({ status: 422 });
  });
});

it('takes the last of a key given twice, and leaves the prototype alone', () => {
  const value = parseJson(bytes('{"a":1,"a":2,"__proto__":{"b":3}}')) as Record<string, unknown>;
  expect(value.a).toBe(2);
  expect(value.b).toBeUndefined();
  expect(Object.keys(value)).toEqual(['a', '__proto__']);
});
