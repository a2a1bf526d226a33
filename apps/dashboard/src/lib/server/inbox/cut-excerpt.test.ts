import { readSearchTerm } from '@debrief/pipelines/search';
import { expect, test } from 'vitest';
import { cutExcerpt } from './cut-excerpt.ts';

/** What is shown, with what is marked in brackets. */
function show(text: string, ...queries: string[]): string | null {
  const terms = queries.flatMap((query) => readSearchTerm(query, { beginning: true }) ?? []);
  const excerpt = cutExcerpt('bot', text, terms);
  return excerpt && excerpt.parts.map((part) => (part.found ? `[${part.text}]` : part.text)).join('');
}

test('Markdown reads as plain words, and what was found is marked across what was taken out', () => {
  expect(show('Take **the battery** out', 'battery')).toBe('Take the [battery] out');
  expect(show('Your **late** parcel', 'late parcel')).toBe('Your [late parcel]');
  expect(show('| Model | Price |\n|:--|--:|\n| Urban | 49 € |', 'urban')).toBe('Model · Price [Urban] · 49 €');
  expect(show('See [our *returns*](https://shop.example/r) page', 'returns page')).toBe('See our [returns page]');
  expect(show('1. 我想要**退款**', '要退款')).toBe('我想[要退款]');
});

test('what was found in a mark itself is shown as it was typed', () => {
  const link = 'See [our page](https://shop.example/r-4711)';
  expect(show(link, '4711')).toContain('[4711]');
  expect(show(link, 'page', '4711')).toContain('[4711]');
  expect(show(link, 'page')).toBe('See our [page]');
});

test('a long text is shown from shortly before the first match', () => {
  const shown = show(`${'word '.repeat(100)}and the battery ${'word '.repeat(100)}`, 'battery') ?? '';
  expect(shown.startsWith('… ')).toBe(true);
  expect(shown).toContain('and the [battery] word');
  expect(shown.length).toBeLessThan(200);
});

test('a text that holds nothing of it has no excerpt', () => {
  expect(show('Hello', 'battery')).toBeNull();
});
