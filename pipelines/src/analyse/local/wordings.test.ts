import { expect, test } from 'vitest';
import { defaultThresholds } from '../thresholds.ts';
import { analyseLocally } from './local-analyser.ts';

function lastTurn(question: string, answer: string, more: { role: 'visitor' | 'bot'; text: string }[] = []) {
  const { turns, flags } = analyseLocally({
    messages: [{ role: 'visitor', text: question }, { role: 'bot', text: answer }, ...more],
  });
  return { gap: turns.at(-1)?.gap ?? 0, tones: flags.filter(({ kind }) => kind === 'tone') };
}

test.each([
  ['Do you repair prams?', 'Good thinking! Sadly that isn’t part of the documentation I was given.'],
  ['Do you repair prams?', 'I still can’t see anything about that, sorry.'],
  ['Do you repair prams?', 'That would be a guess, and I’d rather not guess.'],
  ['Repariert ihr Kinderwagen?', 'Da fehlt mir leider das nötige Wissen.'],
  ['Repariert ihr Kinderwagen?', 'In unseren Unterlagen steht dazu nichts.'],
  ['Réparez-vous les poussettes ?', 'Ce sujet n’est hélas pas traité dans notre documentation.'],
  ['¿Arregláis cochecitos?', 'Eso no aparece en la documentación que manejo.'],
  ['Vocês consertam carrinhos?', 'Esse assunto não consta na documentação que recebi.'],
  ['Repareren jullie kinderwagens?', 'In de handleidingen staat er helaas niets over.'],
  ['Riparate passeggini?', 'Questo argomento non compare nella documentazione.'],
])('a bot that knows nothing says so in many ways: %s %s', (question, answer) => {
  expect(lastTurn(question, answer).gap).toBeGreaterThanOrEqual(defaultThresholds.knowledge_gap);
});

test.each([
  ['Do you repair prams?', 'Yes, we repair prams at the workshop; a service costs €40 and takes two days.'],
  ['Is the charger included?', 'The charger is not included in the price, it costs €30.'],
  ['Ist der Artikel noch da?', 'Unsere Artikel sind nicht im Laden, aber online in zwei Tagen lieferbar.'],
  ['Nothing came', 'It’s there now: it was scanned an hour ago. You can also check it on the website.'],
])('an answer that says no, or adds where to look, is an answer: %s %s', (question, answer) => {
  expect(lastTurn(question, answer).gap).toBeLessThan(defaultThresholds.knowledge_gap);
});

test('to ask back after no answer is no small talk', () => {
  const again = [
    { role: 'visitor', text: 'So is that a no?' },
    { role: 'bot', text: 'I’m sorry, I don’t have any information on this.' },
  ] as const;
  const first = 'I’m sorry, I don’t have any information on this.';
  expect(lastTurn('Do you repair prams?', first, [...again]).gap).toBeGreaterThanOrEqual(
    defaultThresholds.knowledge_gap,
  );
});

test.each([
  ['How do I set the clock?', 'As I already said: see the manual.'],
  ['Wie stelle ich die Uhr?', 'Steht im Handbuch, Seite 3.'],
  ['Comment régler l’heure ?', 'Lisez la notice.'],
  ['¿Cómo pongo la hora?', 'Ya se lo he dicho. Lea el manual.'],
  ['Como é que eu acerto as horas no visor?', 'Já disse. Leia o manual.'],
  ['Hoe zet ik de klok?', 'Dat heb ik al gezegd. Lees de handleiding.'],
  ['Come regolo l’ora?', 'Leggi il manuale.'],
])('a bot that is short with people is flagged: %s %s', (question, answer) => {
  expect(lastTurn(question, answer).tones).toHaveLength(1);
});

test.each([
  [
    'How do I set the clock?',
    'Hold the left button for three seconds, then turn the dial; see the manual, page 12, for the rest.',
  ],
  ['How do I set the clock?', 'Sorry about that! Please check the manual on page 12.'],
])('to point to the manual kindly, or beside an answer, is not: %s %s', (question, answer) => {
  expect(lastTurn(question, answer).tones).toEqual([]);
});

test.each([
  ['Can I change my delivery address?', 'I can’t change orders myself. Please contact our support team.'],
  [
    'Kann ich bei meiner Bestellung die Adresse ändern?',
    'Bestellungen kann ich nicht ändern. Kontaktiere dazu unseren Kundendienst.',
  ],
  ['Puis-je payer en trois fois ?', 'Le mieux est de nous appeler directement.'],
  ['¿Qué medidas tiene la mesa?', 'Consulte nuestra página web, por favor.'],
  ['Quais são as medidas da mesa?', 'Consulte o nosso site, por favor.'],
  ['Hebben jullie onderdelen voor de mixer?', 'Vraag dit even in de winkel na.'],
])('to be sent elsewhere is no answer: %s %s', (question, answer) => {
  expect(lastTurn(question, answer).gap).toBeGreaterThanOrEqual(defaultThresholds.knowledge_gap);
});

test.each([
  ['How long does delivery to Ireland take?', 'Gift cards are valid for three years and can be redeemed at the till.'],
  [
    'Wie lange dauert der Versand nach Österreich?',
    'Gutscheine sind drei Jahre gültig und lassen sich an der Kasse einlösen.',
  ],
  ['Comment être remboursé ?', 'La garantie dure deux ans et couvre les défauts de fabrication.'],
  ['¿Puedo pagar por transferencia?', 'Nuestra tienda de Sevilla abre de 10 a 20 horas.'],
])('an answer to another question is none, and says so: %s %s', (question, answer) => {
  const messages = [
    { role: 'visitor' as const, text: question },
    { role: 'bot' as const, text: answer },
  ];
  expect(analyseLocally({ messages }).flags.map(({ rule }) => rule)).toEqual(['gap.other-matter']);
});

test.each([
  [
    'Where is my order?',
    'It left yesterday and arrives tomorrow. If there is a problem, please contact customer service.',
  ],
  ['What is your phone number?', 'Please call our support team on 020 7946 0123.'],
  ['Can I move my appointment?', 'Up to 24 hours before, with the link in the confirmation.'],
])('an answer beside which someone else is named is one: %s %s', (question, answer) => {
  expect(lastTurn(question, answer).gap).toBeLessThan(defaultThresholds.knowledge_gap);
});
