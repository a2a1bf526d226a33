import { expect, test } from 'vitest';
import { analyseLocally } from '../local-analyser.ts';
import { cleanQuote } from './clean-quote.ts';
import { bot, operator, summary, visitor } from './testing/talk.ts';

test('a summary says what was wanted, what was done and how it ended', () => {
  const text = summary(
    visitor('Hi there! My lamp flickers since yesterday. How can I stop that?'),
    operator('Hello Jo, sorry to hear that. Please replace the dimmer with model D2. Kind regards, Sam'),
    visitor('That worked, thank you!'),
  );
  expect(text).toBe(
    'The visitor asked: “My lamp flickers since yesterday. How can I stop that?” They were told: “Please replace the dimmer with model D2.” At the end they wrote: “That worked, thank you!”',
  );
});

test.each([
  [
    'de',
    'Wie lange kann ich die Ware zurückgeben?',
    'Sie können alles innerhalb von 30 Tagen zurückgeben.',
    'Der Besucher fragte: „',
  ],
  [
    'fr',
    'Combien de temps ai-je pour retourner un article ?',
    'Vous avez 30 jours pour le retourner.',
    'Le visiteur a demandé : « ',
  ],
  [
    'es',
    '¿Cuánto tiempo tengo para devolver un artículo?',
    'Tienes 30 días para devolverlo.',
    'El visitante preguntó: «',
  ],
  ['pt', 'Quanto tempo tenho para devolver um artigo?', 'Você tem 30 dias para devolver.', 'O visitante perguntou: “'],
  ['nl', 'Hoe lang kan ik iets terugsturen?', 'Je kunt alles binnen 30 dagen terugsturen.', 'De bezoeker vroeg: “'],
])('a summary is in the language of the conversation: %s', (_, question, answer, opening) => {
  const text = summary(visitor(question), bot(answer));
  expect(text?.startsWith(opening)).toBe(true);
  expect(text).toContain('30');
});

test('a word or two that could be of any language are told about in English', () => {
  expect(summary(visitor('shipping cost'))).toBe('The visitor said: “Shipping cost.” Nobody has replied yet.');
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
    'IBAN […] or card […] at …',
  );
  expect(cleanQuote('Write to us here: https://example.org/x and we will call. ^AB')).toBe(
    'Write to us here: … and we will call.',
  );
  expect(cleanQuote('@shop how long does the switch from @other take?')).toBe('how long does the switch from … take?');
  expect(cleanQuote('Sure, here are the following steps: 1.')).toBe('Sure, here are the following steps');
  expect(cleanQuote('It leaves from platform 1.')).toBe('It leaves from platform 1.');
  expect(cleanQuote('Hello @anna, it will be there soon.\u200b')).toBe('Hello, it will be there soon.');
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

test('links, emphasis and tables leave only their words, and a bare reference is not what was answered', () => {
  const text = summary(
    visitor('how long does a lamp last'),
    bot('About **10,000 hours**, the *Delta* a little less. [All figures](https://shop.example/lamps)'),
  );
  expect(text).toBe(
    'The visitor asked: “How long does a lamp last?” The bot answered: “About 10,000 hours, the Delta a little less.”',
  );
});

test('every sentence begins with a capital and has one final stop', () => {
  const sentences = analyseLocally({
    messages: [
      visitor('hello!! which bulb fits the delta lamp???'),
      bot('any bulb with an E27 socket...'),
      visitor('and do you deliver to Norway'),
      bot('I’m sorry, I have no information about that.'),
    ],
  }).summarySentences;
  expect(sentences).toEqual([
    'The visitor asked: “Which bulb fits the delta lamp?”',
    'The bot answered: “Any bulb with an E27 socket.”',
    'There was no answer to: “And do you deliver to Norway?”',
  ]);
});

test('a greeting is not what was wanted', () => {
  expect(summary(visitor('Hi there!'), bot('Hello! How can I help?'))).toBe(
    'The visitor said hello and asked nothing.',
  );
  expect(summary(visitor('Good morning'), visitor('My lamp is broken'), bot('Please send it in.'))).toBe(
    'The visitor said: “My lamp is broken.” The bot answered: “Please send it in.”',
  );
});

test('the ending is told: rated, handed over, waiting', () => {
  const asked = visitor('Which bulb fits the Delta lamp?');
  const answer = 'Any bulb with an E27 socket fits.';
  expect(summary(asked, { ...bot(answer), rating: 'helpful' })).toMatch(/They rated the last answer helpful\.$/);
  expect(summary(asked, bot('I have no information about that.'))).toMatch(/They left without an answer\.$/);
  expect(summary(asked, bot('One moment please.'), operator(answer))).toContain(
    'The team took over and answered: “Any bulb with an E27 socket fits.”',
  );
  const messages = [asked, bot(answer), visitor('Can I talk to a person?')];
  expect(analyseLocally({ messages, handoffRequested: true }).summary).toMatch(/They are waiting for a human\.$/);
});

test('further questions are named, and evidence points at the words quoted', () => {
  const messages = [
    visitor('Which bulb fits the Delta lamp?'),
    bot('Any bulb with an E27 socket fits.'),
    visitor('What does shipping cost to Norway?'),
    bot('Shipping costs 9 €.'),
  ];
  const { summarySentences, evidence } = analyseLocally({ messages });
  expect(summarySentences?.[2]).toBe('They also asked: “What does shipping cost to Norway?”');
  const spans = evidence.filter(({ sentence }) => sentence === 2);
  expect(spans.map(({ message, start, end }) => messages[message]?.text.slice(start, end))).toEqual([
    'What does shipping cost to Norway?',
  ]);
});

test('a German date is not cut at its ordinal, a long sentence is cut at a clause', () => {
  expect(summary(visitor('Wann gibt es die Lampe wieder?'), bot('Wir erwarten sie um den 27. Oktober.'))).toContain(
    '„Wir erwarten sie um den 27. Oktober.“',
  );
  const long = `The lamp ${'that stands in the hall '.repeat(7)}flickers, and ${'nobody knows why it does so '.repeat(6)}now`;
  expect(cleanQuote(long)).toMatch(/flickers…$/);
});

test('what was done is told, not the question back or what had to be confirmed first', () => {
  expect(
    summary(
      visitor('I want to reserve a table.'),
      bot('Sure! For what time?'),
      visitor('At 7 pm.'),
      bot('Please confirm: a table at 7 pm. Is that correct?'),
      visitor('Yes.'),
      bot('Your table has been booked.'),
    ),
  ).toBe('The visitor said: “I want to reserve a table.” The bot wrote: “Your table has been booked.”');
});

test('what the bot did, or could not do, after its first answer is told as well', () => {
  const talk = (last: string) =>
    summary(
      visitor('I am looking for a cheap hotel in the north.'),
      bot('The Acorn is a cheap guest house in the north.'),
      visitor('Book it for two nights please.'),
      bot(last),
    );
  expect(talk('I have booked a room for you.')).toContain('Later the bot said: “I have booked a room for you.”');
  expect(talk('I am sorry, I was unable to book a room.')).toContain('unable to book a room');
  expect(talk('A room has not been booked for you.')).not.toContain('Later the bot said');
});

test.each([
  ['de', 'Bitte meine Bestellung 48213 stornieren.', 'Wir haben die Bestellung storniert.', 'Später schrieb der Bot'],
  ['fr', 'Je veux annuler ma commande 48213.', 'Nous avons annulé votre commande.', 'Plus tard, le bot a écrit'],
  ['es', 'Quiero cancelar mi pedido 48213.', 'Hemos cancelado tu pedido.', 'Más tarde, el bot escribió'],
  ['pt', 'Quero cancelar o meu pedido 48213.', 'O seu pedido foi cancelado.', 'Mais tarde, o bot escreveu'],
  ['nl', 'Ik wil mijn bestelling 48213 annuleren.', 'We hebben je bestelling geannuleerd.', 'Later schreef de bot'],
  ['it', 'Vorrei annullare il mio ordine 48213.', 'Abbiamo annullato il tuo ordine.', 'Più tardi il bot ha scritto'],
])('a deed is recognised in %s', (_, wish, deed, later) => {
  expect(summary(visitor(wish), bot('Lamp Delta 40 x 20 cm, 2 kg, E27.'), visitor('48213'), bot(deed))).toContain(
    later,
  );
});

test('the answer that counts is the one after the visitor put the bot right', () => {
  const text = summary(
    visitor('Do you have pumps for bikes?'),
    bot('Our bikes come with the wheels mounted.'),
    visitor('No, a pump for the tyres'),
    bot('The Gust frame pump costs 39 €.'),
  );
  expect(text).toContain('“The Gust frame pump costs 39 €.”');
  expect(text).not.toContain('mounted');
});

test('the items of a list make one sentence with what announces them', () => {
  expect(
    summary(
      visitor('Which lamps do you have?'),
      bot('We have these lamps:\n1. Delta\n2. Omega\n3. Sigma\n\nAnything else?'),
    ),
  ).toContain('“We have these lamps: Delta, Omega, Sigma.”');
});

test('a person’s question back does not hide what they told', () => {
  expect(
    summary(
      visitor('My parcel 48213 is late.'),
      operator('Which carrier brings it to your address in town?'),
      visitor('DHL'),
      operator('It was sent back to us and leaves again on Monday.'),
    ),
  ).toContain('They were told: “It was sent back to us and leaves again on Monday.”');
});

test('"no, thank you" at the end is no thanks', () => {
  const talk = (last: string) =>
    summary(visitor('Which bulb fits the Delta lamp?'), bot('Any with E27 fits.'), visitor(last));
  expect(talk('No, thank you.')).not.toContain('thanks');
  expect(talk('Great, thank you.')).toContain('At the end they wrote: “Great, thank you.”');
});

test('who wants nothing further has not walked off', () => {
  const { outcome } = analyseLocally({
    messages: [
      visitor('Which bulb fits the Delta lamp?'),
      bot('Any bulb with an E27 socket fits.'),
      visitor('No, thank you. I have everything that I need right now. Goodbye.'),
    ],
  });
  expect(outcome).not.toBe('abandoned');
});

test('a sentence in quotation marks is quoted once', () => {
  expect(cleanQuote('"What happens to people\'s bodies?"')).toBe("What happens to people's bodies?");
  expect(cleanQuote('the #express parcel is late #fail #again')).toBe('the express parcel is late');
});
