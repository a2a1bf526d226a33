import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { roughenText, sentenceCase } from './roughen-text.ts';

const texts = Array.from({ length: 400 }, (_, index) => `${index}`);

test('a careful visitor writes capitals and hardly ever slips', () => {
  const typed = texts.map((name) => roughenText('where is my order? I need it.', 'proper', 'en', createRandom(name)));
  const clean = typed.filter(({ text }) => text === 'Where is my order? I need it.');
  expect(clean.length).toBeGreaterThan(360);
});

test('a hurried visitor drops capitals, but an order number stays as it was pasted', () => {
  for (const name of texts) {
    const { text } = roughenText('FH-241007 please, mail anna.k7@example.com', 'sloppy', 'en', createRandom(name));
    expect(text).toContain('FH-241007');
    expect(text).toContain('anna.k7@example.com');
  }
});

test('whoever slips, says which word was meant', () => {
  const slips = texts
    .map((name) => roughenText('warranty', 'sloppy', 'de', createRandom(name)))
    .filter(({ meant }) => meant);
  expect(slips.length).toBeGreaterThan(80);
  for (const { text, meant } of slips) {
    expect(meant).toBe('warranty');
    expect(text).not.toBe('warranty');
  }
});

test('nothing is ever typed away to nothing', () => {
  for (const name of texts) {
    expect(roughenText('?', 'sloppy', 'en', createRandom(name)).text).toBe('?');
    expect(roughenText('??', 'relaxed', 'en', createRandom(name)).text).toBe('??');
  }
});

test('a sentence begins with a capital, an e-mail address does not', () => {
  expect(sentenceCase('ok. ¿vale? écris à anna.k7@example.com')).toBe('Ok. ¿Vale? Écris à anna.k7@example.com');
  expect(sentenceCase('anna.k7@example.com')).toBe('anna.k7@example.com');
});
