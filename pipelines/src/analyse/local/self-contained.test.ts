import { expect, test } from 'vitest';
import { createLocalAnalyser } from './local-analyser.ts';

/** What follows says nothing alone: it carries the words of the question before. */
const followUps = [
  ['en', 'How much is shipping to Sweden?', 'Shipping to Sweden is 9 euros.', 'And to Norway?', /shipping/i],
  ['en', 'Do you have the Aurora lamp in black?', 'Yes, it is in stock.', 'What about white?', /lamp/i],
  ['en', 'Can I return a mattress?', 'Yes, within 30 days.', 'How long does it take?', /mattress/i],
  ['de', 'Was kostet der Versand nach Schweden?', 'Der Versand kostet 9 Euro.', 'Und nach Norwegen?', /versand/i],
  ['de', 'Kann ich eine Matratze zurückgeben?', 'Ja, innerhalb von 30 Tagen.', 'Wie lange dauert das?', /matratze/i],
  ['fr', 'Puis-je retourner un matelas ?', 'Oui, sous 30 jours.', 'Combien cela coûte-t-il ?', /matelas/i],
  ['fr', 'Combien coûte la livraison en Suède ?', 'La livraison coûte 9 euros.', 'Et en Norvège ?', /livraison/i],
  ['es', '¿Cuánto cuesta el envío a Suecia?', 'El envío cuesta 9 euros.', '¿Y a Noruega?', /envío/i],
  ['pt', 'Quanto custa o envio para a Suécia?', 'O envio custa 9 euros.', 'E para a Noruega?', /envio/i],
  ['nl', 'Wat kost de verzending naar Zweden?', 'De verzending kost 9 euro.', 'En naar Noorwegen?', /verzending/i],
] as const;

test.each(followUps)(
  '%s: after “%s” and “%s” the question “%s” stands by itself',
  async (_language, asked, said, then, carries) => {
    const { questions } = await createLocalAnalyser().analyse({
      messages: [
        { role: 'visitor', text: asked },
        { role: 'bot', text: said },
        { role: 'visitor', text: then },
        { role: 'bot', text: said },
      ],
    });
    const last = questions.at(-1);
    expect(questions.length).toBe(2);
    expect(last?.text).toMatch(carries);
    expect(last?.text).toContain(then);
  },
);

const independent = [
  ['Can I return a mattress?', 'Is it possible to pay by credit card?', /mattress/i],
  ['How much is shipping to Sweden?', 'Where is your store in Berlin?', /shipping/i],
  ['Kann ich eine Matratze zurückgeben?', 'Welche Zahlungsarten bieten Sie an?', /matratze/i],
  ['¿Cuánto cuesta el envío a Suecia?', '¿Cuál es el horario de la tienda?', /envío/i],
  ['¿Cuánto cuesta el envío a Suecia?', '¿Y cascos tenéis?', /envío/i],
  ['Can I return a mattress?', 'And the delivery time?', /mattress/i],
  ['Can I return a mattress?', 'Helmets, do you have those?', /mattress/i],
] as const;

test.each(independent)('after “%s” the question “%s” takes nothing from it', async (asked, then, carries) => {
  const { questions } = await createLocalAnalyser().analyse({
    messages: [
      { role: 'visitor', text: asked },
      { role: 'bot', text: 'OK.' },
      { role: 'visitor', text: then },
      { role: 'bot', text: 'OK.' },
    ],
  });
  expect(questions.at(-1)?.text).not.toMatch(carries);
});

test('a whole question that begins with "and" takes nothing, and a third piece takes the whole one, not the chain', async () => {
  const texts = ['How much is shipping to Sweden?', 'And to Norway?', 'And do you sell helmets?', 'In white?'];
  const { questions } = await createLocalAnalyser().analyse({
    messages: texts.flatMap((text) => [
      { role: 'visitor' as const, text },
      { role: 'bot' as const, text: 'Yes, we do.' },
    ]),
  });
  expect(questions.map(({ text }) => text)).toEqual([
    'How much is shipping to Sweden?',
    'How much is shipping to Sweden? And to Norway?',
    'And do you sell helmets?',
    'And do you sell helmets? In white?',
  ]);
});
