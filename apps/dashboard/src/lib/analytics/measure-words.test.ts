import type { MeasuredValue } from '@debrief/db/clickhouse';
import { expect, it } from 'vitest';
import { describeChange, formatValue } from './measure-words.ts';

const share = (numerator: number, denominator: number): MeasuredValue => ({
  numerator,
  denominator,
  value: denominator ? numerator / denominator : null,
});
const count = (value: number): MeasuredValue => ({ value, numerator: value, denominator: null });

it('a share that clearly fell is good news for gaps and bad news for answers', () => {
  expect(describeChange('gap_rate', share(100, 1_000), share(200, 1_000))).toMatchObject({
    text: '-10.0 pts',
    direction: 'down',
    verdict: 'good',
  });
  expect(describeChange('answer_rate', share(100, 1_000), share(200, 1_000))?.verdict).toBe('bad');
});

it('a change whose interval holds zero is no change', () => {
  expect(describeChange('gap_rate', share(12, 100), share(10, 100))).toMatchObject({
    direction: 'flat',
    verdict: 'unclear',
  });
});

it('nothing is compared with a handful, or with nothing', () => {
  expect(describeChange('conversations', count(1_611), count(7))).toBeUndefined();
  expect(describeChange('helpful_rate', share(1, 2), share(0, 0))).toBeUndefined();
  expect(describeChange('conversations', count(50), count(40))?.text).toBe('+25.0%');
});

it('a manifold is said as one', () => {
  expect(describeChange('conversations', count(1_613), count(20))?.text).toBe('81 times');
  expect(describeChange('conversations', count(200), count(20))?.text).toBe('+900.0%');
});

it('nothing to divide by is a dash, not a zero', () => {
  expect(formatValue('gap_rate', null)).toBe('–');
  expect(formatValue('first_response_p50', 3.2)).toBe('3.2 s');
});
