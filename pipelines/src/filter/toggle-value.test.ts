import { expect, test } from 'vitest';
import type { Filter } from './filter.ts';
import { parseFilter } from './parse-filter.ts';
import { printFilter } from './print-filter.ts';
import { isChosen, toggleValue, type ListTerm } from './toggle-value.ts';

function read(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.filter;
}

const toggled = (filter: string, term: string) => printFilter(toggleValue(read(filter), read(term) as ListTerm));

test.each([
  ['', 'device:mobile', 'device:mobile'],
  ['device:mobile', 'device:mobile', ''],
  ['device:mobile country:DE', 'device:tablet', 'device:mobile,tablet country:DE'],
  ['refund device:mobile -country:DE', 'device:mobile', 'refund -country:DE'],
  ['hour:9', 'hour:10', 'hour:9,10'],
  ['', 'city:=Berlin', 'city:=Berlin'],
  ['city:=Berlin', 'city:=berlin', 'city:=Berlin,berlin'],
  ['city:berlin', 'city:=Berlin', ''],
  ['city:berlin', 'city:=Rome', 'city:berlin,Rome'],
])('%s with %s ticked is %s', (filter, term, expected) => {
  expect(toggled(filter, term)).toBe(expected);
});

test('what is excluded, or stands within brackets, is not what is ticked', () => {
  const term = read('device:mobile') as ListTerm;
  expect(isChosen(read('device:mobile,tablet'), term)).toBe(true);
  expect(isChosen(read('-device:mobile'), term)).toBe(false);
  expect(isChosen(read('(device:mobile OR is:live)'), term)).toBe(false);
});
