import { expect, test } from 'vitest';
import { locateQuote } from './locate-quote.ts';

function found(quote: string, texts: string[], named = 0) {
  const span = locateQuote(quote, texts, named);
  return span && `${span.message}:${texts[span.message]!.slice(span.start, span.end)}`;
}

test.each([
  ['as it stands', 'the Aurora lamp', 'Is the Aurora lamp in stock?', 'the Aurora lamp'],
  ['in another case', 'THE AURORA LAMP', 'Is the Aurora lamp in stock?', 'the Aurora lamp'],
  ['with other spacing', 'the Aurora lamp', 'Is the\n  Aurora\u00a0lamp in stock?', 'the\n  Aurora\u00a0lamp'],
  ['with other marks', 'I don\'t know - "sorry"', 'I don’t know – “sorry”', 'I don’t know – “sorry'],
  ['in quotation marks', '“the Aurora lamp”', 'Is the Aurora lamp in stock?', 'the Aurora lamp'],
  ['with an ellipsis', 'the Aurora … in stock', 'Is the Aurora lamp in stock?', 'the Aurora lamp in stock'],
  ['escaped as it was sent', 'a \\u003cb\\u003e tag', 'I wrote a <b> tag there', 'a <b> tag'],
  ['without what cannot be seen', 'hello there', 'he\u200bllo there', 'he\u200bllo there'],
  ['beyond emoji and umlauts', 'größer 👍🏽 gut', 'Das ist Größer 👍🏽 gut, ja', 'Größer 👍🏽 gut'],
  ['with a letter that grows in lower case', 'istanbul şehri', 'İSTANBUL? istanbul şehri', 'istanbul şehri'],
  ['in Japanese', '返品できますか', '45日後に返品できますか？', '返品できますか'],
  ['a whole short message', 'ok', 'ok', 'ok'],
])('a quote is found %s', (_, quote, text, span) => {
  expect(found(quote, [text])).toBe(`0:${span}`);
});

test.each([
  ['invented', 'the Borealis lamp', 'Is the Aurora lamp in stock?'],
  ['empty', '', 'Is it?'],
  ['only marks', '"…"', 'Is it?'],
  ['inside a word', 'no', 'I know nothing'],
  ['inside a number', '12', 'order 4123'],
  ['in another order', 'in stock … Aurora', 'Is the Aurora lamp in stock?'],
])('a quote that is %s stands nowhere', (_, quote, text) => {
  expect(found(quote, [text])).toBeNull();
});

test('the message named comes first; a telling quote is found in the one other message that has it', () => {
  const texts = ['Is the Aurora lamp in stock?', 'Yes, the Aurora lamp is in stock.', 'Thanks'];
  expect(found('the Aurora lamp', texts, 1)).toBe('1:the Aurora lamp');
  expect(found('Yes, the Aurora lamp is', texts, 0)).toBe('1:Yes, the Aurora lamp is');
  expect(found('Thanks', texts, 0)).toBeNull();
  expect(found('the Aurora lamp', texts, 7)).toBeNull();
});

test('an ellipsis does not make half a message evidence', () => {
  expect(found('begin … end', [`begin ${'x '.repeat(500)} end`])).toBeNull();
});
