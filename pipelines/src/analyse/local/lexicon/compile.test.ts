import { expect, test } from 'vitest';
import { splitWords } from '../text/words.ts';
import { compilePhrases } from './compile.ts';

function found(phrases: string[], text: string): string | null {
  const words = splitWords(text);
  let match: string | null = null;
  compilePhrases([['found', phrases]])(words, ({ from, to }) => {
    match = words
      .slice(from, to)
      .map(({ form }) => form)
      .join(' ');
  });
  return match;
}

test('a phrase matches whatever accents and contractions it is written with', () => {
  expect(found(['do not know'], "I don't know")).toBe('do not know');
  expect(found(['do not know'], 'i dont know')).toBe('do not know');
  expect(found(['não sei'], 'eu nao sei')).toBe('nao sei');
});

test('choices may nest and be optional', () => {
  const phrases = ['(no (more|further)?|any) (information|details)'];
  expect(found(phrases, 'there are no further details')).toBe('no further details');
  expect(found(phrases, 'there are no details')).toBe('no details');
  expect(found(phrases, 'there are some details')).toBeNull();
});

test('a gap stands for up to three words', () => {
  expect(found(['have ~ information'], 'have at present no information')).toBe('have at present no information');
  expect(found(['have ~ information'], 'have one two three four information')).toBeNull();
});

test('marks tie a phrase to the ends of a sentence', () => {
  expect(found(['^ what $'], 'what')).toBe('what');
  expect(found(['^ what $'], 'what is it')).toBeNull();
  expect(found(['(^|this is) great'], 'great')).toBe('great');
  expect(found(['(^|this is) great'], 'a great loss')).toBeNull();
});

test('a star stands for any ending', () => {
  expect(found(['cancel*'], 'my cancellation')).toBe('cancellation');
});

test('a phrase that begins with a gap is refused', () => {
  expect(() => compilePhrases([['found', ['~ word']]])).toThrow('may not begin with a gap');
});
