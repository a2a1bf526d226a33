/** Filters for property tests: any that the parser could have read. */
import fc, { type Arbitrary } from 'fast-check';
import { allOf, anyOf, notOf, type Comparison, type Filter, type Moment, type Term } from '../filter.ts';
import { choiceKeys, choices, exactKeys, textKeys, timeKeys } from '../vocabulary.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const searched = fc.constantFrom('refund', 'Rückgabe', '退款', '👍', 'AB-1234', 'a,b', "it's", '42');
const comparison = fc.constantFrom<Comparison>('>', '>=', '<', '<=', '=');

const moment: Arbitrary<Moment> = fc.oneof(
  fc.constantFrom({ date: '2026' }, { date: '2026-11' }, { date: '2026-02-28' }, { date: '2026-11-01T14:30' }),
  fc.constantFrom<Moment>({ day: 'today' }, { day: 'yesterday' }),
  fc.record({ ago: fc.nat(500), unit: fc.constantFrom('min' as const, 'h' as const, 'd' as const, 'w' as const) }),
);

function test<Key extends string, Value>(name: Key, value: Arbitrary<Value>) {
  return fc.oneof(
    fc.record({ is: comparison, [name]: value }) as Arbitrary<{ is: Comparison } & Record<Key, Value>>,
    fc.record({ from: value, to: value }),
  );
}

/** One term of the language. */
export const anyTerm: Arbitrary<Term> = fc.oneof(
  fc
    .constantFrom(...choiceKeys)
    .chain((key) =>
      fc
        .uniqueArray(fc.constantFrom(...Object.keys(choices[key])), { minLength: 1, maxLength: 3 })
        .map((words) => ({ key, words })),
    ),
  fc.record({ key: fc.constantFrom(...textKeys), values: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    key: fc.constantFrom(...exactKeys),
    values: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
    exactly: fc.constant(true as const),
  }),
  fc.record({
    key: fc.constant('assignee' as const),
    who: fc.array(
      fc.oneof(
        fc.constantFrom('me' as const, 'nobody' as const),
        text.map((name) => ({ name })),
      ),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
  }),
  fc.record({ key: fc.constantFrom(...timeKeys), time: test('moment', moment) }) as Arbitrary<Term>,
  fc.record({ key: fc.constant('messages' as const), count: test('count', fc.nat(10_000)) }) as Arbitrary<Term>,
);

/** Any filter over the given leaves. */
export function filterOf(leaf: Arbitrary<Filter>): Arbitrary<Filter> {
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc.array(tie('filter'), { minLength: 2, maxLength: 4 }).map(allOf),
      fc.array(tie('filter'), { minLength: 2, maxLength: 4 }).map(anyOf),
      tie('filter').map(notOf),
    ),
  })).filter;
}

export const anyFilter: Arbitrary<Filter> = filterOf(
  fc.oneof(
    { weight: 3, arbitrary: anyTerm },
    searched.map((word) => ({ word })),
    fc.tuple(searched, text).map((parts) => ({ phrase: parts.join(' ') })),
  ),
);
