import { expect, test } from 'vitest';
import type { ConversationMessage } from '../../analyser.ts';
import { analyseLocally } from '../local-analyser.ts';
import { cleanQuote } from './clean-quote.ts';

const visitor = (text: string): ConversationMessage => ({ role: 'visitor', text });
const bot = (text: string): ConversationMessage => ({ role: 'bot', text });
const operator = (text: string): ConversationMessage => ({ role: 'operator', text });
const summary = (...messages: ConversationMessage[]) => analyseLocally({ messages }).summary;

test('a summary says what was wanted, what was done and how it ended', () => {
  const text = summary(
    visitor('Hi there! My lamp flickers since yesterday. How can I stop that?'),
    operator('Hello Jo, sorry to hear that. Please replace the dimmer with model D2. Kind regards, Sam'),
    visitor('That worked, thank you!'),
  );
  expect(text).toBe(
    'Wrote: “My lamp flickers since yesterday.” Was told: “Please replace the dimmer with model D2.” Confirmed that this settled it.',
  );
});

test.each([
  [
    'de',
    'Wie lange kann ich die Ware zurückgeben?',
    'Sie können alles innerhalb von 30 Tagen zurückgeben.',
    'Frage: „',
  ],
  [
    'fr',
    'Combien de temps ai-je pour retourner un article ?',
    'Vous avez 30 jours pour le retourner.',
    'Question : « ',
  ],
  ['es', '¿Cuánto tiempo tengo para devolver un artículo?', 'Tienes 30 días para devolverlo.', 'Pregunta: «'],
  ['pt', 'Quanto tempo tenho para devolver um artigo?', 'Você tem 30 dias para devolver.', 'Pergunta: “'],
  ['nl', 'Hoe lang kan ik iets terugsturen?', 'Je kunt alles binnen 30 dagen terugsturen.', 'Vraag: “'],
])('a summary is in the language of the conversation: %s', (_, question, answer, opening) => {
  const text = summary(visitor(question), bot(answer));
  expect(text?.startsWith(opening)).toBe(true);
  expect(text).toContain('30');
});

test('a language without phrases of its own gets the quotes alone', () => {
  expect(summary(visitor('送料はいくらですか？'), bot('送料は全国一律500円です。'))).toBe(
    '“送料はいくらですか？” → “送料は全国一律500円です。”',
  );
});

test('nothing said, nothing summarised', () => {
  expect(summary()).toBeNull();
  expect(summary(visitor('👍'))).toBeNull();
});

test('a gap is summarised with the bot’s own words', () => {
  const text = summary(
    visitor('Is the sofa fireproof?'),
    bot('I am sorry, I have no information about that. You can order samples.'),
  );
  expect(text).toContain('The bot had no answer: “I have no information about that.”');
});

test('private data and links are not quoted, order numbers and prices are', () => {
  expect(cleanQuote('My order 48213 for 59,90 € never came, mail jo@example.org or call +49 30 1234 5678')).toBe(
    'My order 48213 for 59,90 € never came, mail […] or call […]',
  );
  expect(cleanQuote('IBAN DE89 3704 0044 0532 0130 00 or card 4111 1111 1111 1111 at https://example.org/x')).toBe(
    'IBAN […] or card […] at',
  );
  expect(cleanQuote('Ordered on 2026-11-02 12:30')).toContain('2026-11-02');
});

test('insults are not quoted', () => {
  const text = summary(visitor('where is my fucking parcel, number 48213?'), bot('It arrives on Friday.'));
  expect(text).toContain('48213');
  expect(text).not.toMatch(/fuck/i);
});

test('an answer keeps its yes', () => {
  expect(summary(visitor('Do you ship to Norway?'), bot('Yes, we ship to Norway within five days.'))).toContain(
    '“Yes, we ship',
  );
});
