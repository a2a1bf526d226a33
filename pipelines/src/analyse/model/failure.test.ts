import { expect, test } from 'vitest';
import { readFailure } from './failure.ts';

function thrown(fields: Record<string, unknown>) {
  return Object.assign(new Error('insufficient quota, retry after 3 s, ECONNRESET, 503'), fields);
}

test.each([
  ['a rate limit', { status: 429 }, { afterMs: null }],
  ['a rate limit with seconds', { status: 429, headers: new Headers({ 'retry-after': '7' }) }, { afterMs: 7_000 }],
  ['headers as a plain object', { status: 503, headers: { 'retry-after': '1.5' } }, { afterMs: 1_500 }],
  ['a date in the past', { status: 503, headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' } }, { afterMs: 0 }],
  ['Ollama’s status', { status_code: 500 }, { afterMs: null }],
  ['an overload', { status: 529 }, { afterMs: null }],
  ['a cause two steps down', { cause: { cause: { code: 'ECONNRESET' } } }, { afterMs: null }],
  ['a refused connection', { code: 'ECONNREFUSED' }, { afterMs: null }],
  ['an account without money', { status: 429, code: 'insufficient_quota' }, null],
  ['a bad request', { status: 400 }, null],
  ['a wrong key', { status: 401 }, null],
  ['a mere message', {}, null],
  ['a status that is no number', { status: '429' }, null],
])('%s is judged by status and code, whatever the message says', (_, fields, retry) => {
  expect(readFailure(thrown(fields), 1_000).retry).toEqual(retry);
});

test('what was thrown may be anything', () => {
  for (const odd of [undefined, null, 'x', 7, {}, { cause: 7 }]) expect(readFailure(odd, 1_000).retry).toBeNull();
});
