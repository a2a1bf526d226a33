import { expect, test } from 'vitest';
import { splitMatches } from './split-matches.ts';

function marked(text: string, terms: string[]): string {
  return splitMatches(text, terms)
    .map((part) => (part.match ? `[${part.text}]` : part.text))
    .join('');
}

test('every occurrence of every term is marked, whatever its case', () => {
  expect(marked('Refund? A refund takes days.', ['REFUND', 'days'])).toBe('[Refund]? A [refund] takes [days].');
});

test('of two terms that begin at the same place the longer one is marked', () => {
  expect(marked('shipping costs', ['ship', 'shipping costs'])).toBe('[shipping costs]');
});

test('what a visitor typed is never read as a pattern', () => {
  expect(marked('is (a+b)* greedy?', ['(a+b)*', '.'])).toBe('is [(a+b)*] greedy?');
});

test('text in other scripts is marked and nothing is lost', () => {
  expect(marked('Wo ist mein Fahrrad? 自転車はどこ', ['fahrrad', '自転車'])).toBe(
    'Wo ist mein [Fahrrad]? [自転車]はどこ',
  );
  expect(marked('ÖSTERREICH', ['österreich'])).toBe('[ÖSTERREICH]');
});

test('no terms, no marks', () => {
  expect(splitMatches('hello', ['', '  '])).toEqual([{ text: 'hello', match: false }]);
});
