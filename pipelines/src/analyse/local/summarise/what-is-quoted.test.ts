/** Where a quote begins and ends. */
import { expect, test } from 'vitest';
import { analyseLocally } from '../local-analyser.ts';
import { bot, operator, summary, visitor } from './testing/talk.ts';

test('a table is told with what announces it, its rows apart and without its head', () => {
  const table = '| | time | cost |\n|---|---|---|\n| lamp | 5 days | £43 |\n| bulb | 2 days | £5 |';
  expect(
    summary(visitor('How long does delivery take?'), bot(`That depends on what you order:\n\n${table}`)),
  ).toContain('“That depends on what you order: lamp, 5 days, £43; bulb, 2 days, £5.”');
});

test('of long items of a list their titles are told, as far as they stand under one heading', () => {
  const items = ['Safety', 'Price', 'Weight'].map(
    (name) => `- **${name}**: ${'it is said of this lamp that '.repeat(3)}so`,
  );
  const text = summary(
    visitor('What speaks for the Delta lamp?'),
    bot(
      `These points speak for the Delta lamp:\n\nFor it:\n${items.slice(0, 2).join('\n')}\nAgainst it:\n${items[2] ?? ''}`,
    ),
  );
  expect(text).toContain('“These points speak for the Delta lamp: Safety, Price.”');
});

test('the steps of a list are told together, whatever announces them', () => {
  const steps = ['Put the lamp in your basket.', 'Upload the quote.', 'Send us the code.'];
  const list = steps.map((step, at) => `${at + 1}. ${step}`).join('\n');
  expect(summary(visitor('Can I use a voucher for the lamp?'), bot(`It works like this:\n\n${list}`))).toContain(
    '“It works like this: Put the lamp in your basket, Upload the quote, Send us the code.”',
  );
});

test('of an item of several sentences the first is told', () => {
  const steps = [1, 2].map(
    (step) => `${step}. Turn screw number ${step} to the left side. Do not force it, it may break.`,
  );
  expect(
    summary(visitor('How do I open the Delta lamp?'), bot(`Open the lamp in these steps:\n${steps.join('\n')}`)),
  ).toContain(
    '“Open the lamp in these steps: Turn screw number 1 to the left side, Turn screw number 2 to the left side.”',
  );
});

test('a sentence that only announces what follows gives way to it', () => {
  const announced = `${'The new lamp, which we built together with the makers of the old one, '.repeat(2)}brings the following changes.`;
  const text = summary(
    visitor('How does the new lamp differ from the old one?'),
    bot(
      `${announced} It is brighter by half, and the light of the new lamp can be dimmed with any common dimmer at home.`,
    ),
  );
  expect(text).toContain('brighter by half');
  expect(text).not.toContain('following changes');
});

test.each([
  ['Do you ship to Norway?', 'Yes! Have a look at the page Delivery for your country.', '“Yes! Have a look'],
  [
    'Which size do I need for the Delta?',
    'It is S. Between two sizes take the smaller one for sport.',
    '“It is S. Between',
  ],
  ['Does it work in winter?', 'The battery warms itself. If it does not, bring it in.', '“The battery warms itself.'],
  ['Wird das Licht mitgeliefert?', 'Nein. Die Lampe wird ohne Leuchtmittel verschickt.', '„Nein. Die Lampe'],
])('the word or two that carry an answer stay with the sentence that explains it: %s', (question, answer, quote) => {
  expect(summary(visitor(question), bot(answer))).toContain(quote);
});

test('a sentence that a limit of letters cut in two is told whole, with both halves as its evidence', () => {
  const start =
    'If the lamp still flickers after that we recommend that you get in touch with the maker of the dimmer for';
  const messages = [
    visitor('My lamp flickers since yesterday.'),
    operator(`${start} (1/2)`),
    operator('further advice on the settings. (2/2)'),
  ];
  const { summarySentences, evidence } = analyseLocally({ messages });
  expect(summarySentences?.[1]).toBe(`They were told: “${start} further advice on the settings.”`);
  expect(evidence.filter(({ sentence }) => sentence === 1).map(({ message }) => message)).toEqual([1, 2]);
});

test('who types in lower case without stops was not cut off', () => {
  expect(
    summary(visitor('hoi'), visitor('wat is jullie retourtermijn?'), bot('Je kunt 14 dagen retourneren.')),
  ).toContain('“Wat is jullie retourtermijn?”');
});

test('no word is quoted twice, and no quote is empty', () => {
  const twice = summary(visitor('Kann ich das Rad leasen?'), bot('Ja, gern. Stell im Warenkorb eine Anfrage.'));
  expect(twice?.match(/Stell im Warenkorb/gu)).toHaveLength(1);
  const listed = summary(
    visitor('Zwei Fragen: Lieferzeit und Größe bei 1,69 m?'),
    bot('Der Reihe nach:\n- **Lieferzeit**: 5–8 Werktage, 49 €\n- **Größe** bei 1,69 m: M'),
  );
  expect(listed).toContain('„Der Reihe nach: Lieferzeit: 5–8 Werktage, 49 €; Größe bei 1,69 m: M.“');
});

test.each([
  ['Sehr geehrte Damen und Herren! Die Lampe ist kaputt.', '„Die Lampe ist kaputt.“'],
  ['Bonjour madame, monsieur, la lampe est cassée.', '« La lampe est cassée. »'],
  ['Hola, buenas tardes tenéis lámparas Delta?', '«Tenéis lámparas Delta?»'],
  ['Holaaa, qué lámparas tenéis para la entrada?', '«Qué lámparas tenéis para la entrada?»'],
  ['Prezados senhores, a lâmpada chegou quebrada.', '“A lâmpada chegou quebrada.”'],
  ['Geachte heer of mevrouw, de lamp is stuk.', '“De lamp is stuk.”'],
  ['Gentili signori, la lampada è rotta.', '“La lampada è rotta.”'],
  ['Hi, sorry, stupid question: which way does the bulb screw in?', '“Which way does the bulb screw in?”'],
  ['Got it. how much is the Delta lamp?', '“How much is the Delta lamp?”'],
  ['@lampshop hey can you check my order 48213?', '“Can you check my order 48213?”'],
])('a quote begins where something is said: %s', (message, quote) => {
  expect(summary(visitor(message), bot('24 48213.'))).toContain(quote);
});

test.each([
  ['Does the Delta lamp fit? Best, Bronagh W.', 'Bronagh'],
  ['Passt die Delta in den Flur? Viele Grüße, Petra T.', 'Petra'],
  ['Tenéis la lámpara Delta? Saludos, Marta S.', 'Marta'],
  ['Avete la lampada Delta? Cordiali saluti, Anna B.', 'Anna'],
])('who signs is not quoted: %s', (message, name) => {
  expect(summary(visitor(message), bot('24 48213.'))).not.toContain(name);
});

test('a name in code is no handle, and a name called at the end leaves a mark', () => {
  expect(
    summary(visitor('Which currencies are known?'), bot('The @shop-currency entity knows 24 currencies.')),
  ).toContain('@shop-currency');
  expect(summary(visitor('Who else has trouble with @lampshop?'), bot('24 48213.'))).toContain('trouble with …');
});

test('of a link in brackets nothing is left over', () => {
  expect(
    summary(
      visitor('How do I build a bot?'),
      bot('Use the tutorial named Build a bot (<https://lamp.example/x>). It is short.'),
    ),
  ).toContain('named Build a bot.');
});

test('initials and a forgotten space end sentences where they should', () => {
  expect(summary(visitor('I live next to the U.S. Postal office.'), bot('24 48213.'))).toContain(
    'the U.S. Postal office',
  );
  expect(
    summary(
      visitor('What are groups?'),
      bot('Groups say who may enter the cellar.A group without a name says all may.'),
    ),
  ).toContain('enter the cellar. A group');
});

test('two questions asked together are told together', () => {
  expect(
    summary(
      visitor('Is the lamp ready to use when it arrives here? And how long does delivery take?'),
      bot('24 48213.'),
    ),
  ).toContain('“Is the lamp ready to use when it arrives here? And how long does delivery take?”');
});

test('a question that leans on the sentence before is told with it', () => {
  expect(
    summary(
      visitor('Two lamps are here. How do I send them back quickly to your shop by post today?'),
      bot('24 48213.'),
    ),
  ).toContain('“Two lamps are here. How do I send them back quickly to your shop by post today?”');
});
