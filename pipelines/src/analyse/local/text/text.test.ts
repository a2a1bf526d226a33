import { expect, test } from 'vitest';
import { readConversation } from '../read-conversation.ts';
import { splitSentences } from './sentences.ts';
import { splitWords } from './words.ts';

const sentencesOf = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

test('words know where they stand in the text, contractions included', () => {
  const text = "Well, I can't.";
  expect(splitWords(text).map(({ form, start, end }) => [form, text.slice(start, end)])).toEqual([
    ['well', 'Well'],
    ['i', 'I'],
    ['can', "can't"],
    ['not', "can't"],
  ]);
});

test('languages without spaces are split into words too', () => {
  expect(splitWords('送料はいくらですか').length).toBeGreaterThan(2);
});

test('an abbreviation does not end a sentence', () => {
  expect(sentencesOf('Dr. Weber ist ab ca. 9 Uhr da. Kommen Sie vorbei!')).toEqual([
    'Dr. Weber ist ab ca. 9 Uhr da.',
    'Kommen Sie vorbei!',
  ]);
});

test('a bare link and a row of emoji are no sentences', () => {
  expect(sentencesOf('See here.\nhttps://example.org/a?b=c\n🎉🎉')).toEqual(['See here.']);
});

test.each([
  ['en', 'Can you tell me when my order will arrive?'],
  ['de', 'Wann kommt denn meine Bestellung bei mir an?'],
  ['fr', 'Quand est-ce que ma commande va arriver ?'],
  ['es', '¿Cuándo va a llegar mi pedido, por favor?'],
  ['pt', 'Quando é que a minha encomenda vai chegar?'],
  ['nl', 'Wanneer komt mijn bestelling bij mij aan?'],
  ['it', 'Quando arriva il mio ordine, per favore?'],
  ['ja', '注文した商品はいつ届きますか？'],
  ['en', 'hello?'],
  ['fr', 'Bonjour'],
  ['ru', 'Возврат'],
  ['und', 'shipping cost'],
  ['und', 'asdf'],
])('the language of a visitor is recognised: %s', (language, text) => {
  expect(readConversation({ messages: [{ role: 'visitor', text }] }).language).toBe(language);
});

test('the browser decides when the words do not', () => {
  expect(readConversation({ messages: [{ role: 'visitor', text: 'hi' }], language: 'nl-BE' }).language).toBe('nl');
});

test('the visitor’s words decide against the bot’s', () => {
  const messages = [
    { role: 'bot' as const, text: 'Hello and welcome! How can I help you with your order today?' },
    { role: 'visitor' as const, text: 'Ich möchte bitte wissen, wo mein Paket ist.' },
  ];
  expect(readConversation({ messages, language: 'en' }).language).toBe('de');
});
