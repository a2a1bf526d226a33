import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Filter } from './filter.ts';
import { parseFilter } from './parse-filter.ts';
import { printFilter } from './print-filter.ts';
import { anyFilter } from './testing/arbitraries.ts';

function read(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.filter;
}

test('reads from a printed filter the filter that was printed', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      expect(read(printFilter(filter))).toEqual(filter);
    }),
    { numRuns: 2_000 },
  );
});

test.each(['-OR', 'NOT -OR', 'a NOT -AND', '--OR b'])('an operator that is looked for stays a word: %s', (text) => {
  const filter = read(text);
  expect(read(printFilter(filter))).toEqual(filter);
});

test('reads any text without throwing, and points into it at what it does not understand', () => {
  const words = fc.constantFrom(
    '(',
    ')',
    '"',
    '-',
    ' ',
    ':',
    ',',
    'OR',
    'AND',
    'NOT',
    'device',
    'started',
    '..',
    '>',
    'x',
    '\\',
    '退款',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words, { maxLength: 12 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const parsed = parseFilter(text);
        if (parsed.ok) {
          expect(read(printFilter(parsed.filter))).toEqual(parsed.filter);
        } else {
          expect(parsed.problem.at).toBeGreaterThanOrEqual(0);
          expect(parsed.problem.at).toBeLessThanOrEqual(text.length);
          expect(parsed.problem.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  ['device:mobile country:DE -flag:reviewed', 'device:mobile country:DE -flag:reviewed'],
  ['started:>2026-11-01 has:handoff tag:"late parcel"', 'started:>2026-11-01 has:handoff tag:"late parcel"'],
  ['(device:mobile OR device:tablet) refund', '(device:mobile OR device:tablet) refund'],
  ['a b OR c', '(a b) OR c'],
  ['DEVICE:Phone', 'device:mobile'],
  ['flag:"Knowledge gap",tone', 'flag:gap,tone'],
  ['outcome:resolved_confirmed', 'outcome:confirmed'],
  ['NOT a AND --b', '-a b'],
  ['last:30m messages:5..20', 'last:30min messages:5..20'],
  ['assignee:Me assignee:"me"', 'assignee:me assignee:"me"'],
  ['country:""', 'country:""'],
  ['hour:09,14 weekday:Mon,7', 'hour:9,14 weekday:monday,sunday'],
  ['has:unanswered is:handled', 'has:unanswered is:handled'],
  ['city:="São Paulo",berlin city:"=x"', 'city:="São Paulo",berlin city:"=x"'],
  ['  ', ''],
  ['10:30 "a \\"b\\""', '10:30 "a \\"b\\""'],
  ['((((a))))', 'a'],
])('“%s” is written as “%s”', (text, canonical) => {
  expect(printFilter(read(text))).toBe(canonical);
});

test.each([
  ['devise:mobile', 0, 'Did you mean “device”?'],
  ['a http://x.de', 2, 'quotation marks'],
  ['device:moblie', 7, 'Did you mean “mobile”?'],
  ['device:mobile,fridge', 14, 'It takes: desktop'],
  ['a "b', 2, 'no partner'],
  ['(a', 0, 'not closed'],
  ['a)', 1, 'closes nothing'],
  ['a OR', 4, 'missing'],
  ['OR a', 0, 'missing'],
  ['()', 1, 'missing'],
  ['a -', 2, 'excludes what follows'],
  ['started:>2026-02-30', 9, 'is no time'],
  ['started:7d..later', 12, 'is no time'],
  ['messages:>many', 10, 'is no number'],
  ['messages:1,2', 11, 'Only one value'],
  ['hour:24', 5, 'It takes: 0, 1, 2'],
  ['weekday:mondey', 8, 'Did you mean “monday”?'],
  ['tag:=VIP', 0, 'takes no “=”'],
  ['tag:', 0, 'needs a value'],
  ['a & b', 2, 'no letter or digit'],
  ['is:unred', 3, 'Did you mean “unread”?'],
  ['matter:12', 0, 'There is no filter “matter”'],
])('“%s” is refused at character %i', (text, at, words) => {
  const parsed = parseFilter(text);
  expect(parsed).toMatchObject({ ok: false, problem: { at, message: expect.stringContaining(words) as string } });
});

test('what is too long, too deep or too much is refused', () => {
  for (const text of ['a'.repeat(2_001), '('.repeat(500), '-'.repeat(500) + 'a', 'a '.repeat(500)]) {
    expect(parseFilter(text).ok).toBe(false);
  }
});
