/** Which answer, which questions and which ending a summary tells. */
import { expect, test } from 'vitest';
import type { ConversationMessage } from '../../analyser.ts';
import { analyseLocally } from '../local-analyser.ts';
import { bot, operator, summary, visitor } from './testing/talk.ts';

test('an answer is told of the question it was given to', () => {
  const text = summary(
    visitor('What does the trade discount mean?'),
    bot('Sorry but I do not know.'),
    visitor('What is a first edition of a lamp?'),
    bot('A first edition is the first hundred lamps of a kind.'),
  );
  expect(text).toContain('The bot had no answer: “Sorry but I do not know.”');
  expect(text).not.toContain('The bot answered');
});

test('what was said before the question is no reply to it', () => {
  const text = summary(
    visitor('Cars'),
    bot('We sell lamps for cars and for bikes.'),
    visitor('And bulbs?'),
    bot('Bulbs come with every lamp of the hall.'),
    visitor('Could you tell me the person who designed the tall brass lamp in the window of the shop in Derby?'),
    bot('Which lamp do you mean?'),
  );
  expect(text).not.toContain('The bot answered: “We sell lamps');
  const broadcast = summary(
    operator('Our shop in Derby is being painted today.'),
    visitor('When does my order 48213 arrive?'),
    operator('Order 48213 arrives on Monday.'),
  );
  expect(broadcast).toContain('“Order 48213 arrives on Monday.”');
  expect(broadcast).not.toContain('Derby');
});

test('"to confirm that" begins an answer as well as a question back', () => {
  const text = summary(
    visitor('How do I confirm that the dimmer is connected?'),
    bot('To confirm that the dimmer is connected, hold the button for five seconds.'),
    visitor('Lamps that go on by themselves'),
    bot('You can set the timer to switch the lamp on at a certain hour.'),
  );
  expect(text).toContain('hold the button');
});

test('what is said after all belongs to a refusal', () => {
  const text = summary(
    visitor('How warm does the shade of the lamp get?'),
    bot(
      'I do not have specific information on the shade of this lamp. Shades of glass reach about 40 degrees after an hour. ' +
        'They get as warm as the bulb makes them, which depends on the bulb and on the air that reaches them.',
    ),
  );
  expect(text).toContain('Shades of glass reach about 40 degrees');
});

test('an apology is no other answer, and "all right" to a refusal no praise', () => {
  const talk = (last: string) =>
    summary(
      visitor('Nemen jullie mijn oude fiets in?'),
      bot('Daar staat in mijn gegevens helaas niets over.'),
      visitor(last),
      bot('Sorry dat ik je niet verder kon helpen.'),
    );
  expect(talk('Jammer')).toContain('De bot had geen antwoord');
  expect(
    summary(visitor('Adresse ändern 48213'), bot('Das kann ich leider nicht ändern.'), visitor('Alles klar')),
  ).not.toContain('Zuletzt schrieb');
});

test('a question about the same things as the one before has its own answer', () => {
  const text = summary(
    visitor('Who painted the tall blue lamp in the window of Derby?'),
    bot('I do not have that information.'),
    visitor('Does the tall blue lamp in the window of Derby only have one cable?'),
    bot('No, it has numerous cables.'),
  );
  expect(text).toContain('The bot had no answer: “I do not have that information.”');
  expect(text).not.toContain('numerous');
});

test('a refusal is told before what was done about it', () => {
  const text = summary(
    visitor('Nouveau téléphone et le vélo n’apparaît plus dans l’application'),
    bot('Je suis désolé, je n’ai pas d’information à ce sujet.'),
    visitor('Vous vendez des vélos et vous ne savez pas ça ?'),
    bot('Je comprends. Je transmets votre question à l’équipe.'),
  );
  expect(text).toContain('Le bot n’avait pas de réponse');
  expect(text).toContain('Je transmets votre question');
});

test.each([
  ['nl', 'Praat ik met een mens?', 'Ik ben Fern, de digitale assistent.', 'mens spreken'],
  ['en', 'Am I talking to a real person?', 'I am Fern, the digital assistant.', 'asked for a human'],
  ['de', 'Spreche ich mit einem Menschen?', 'Ich bin Fern, die digitale Assistentin.', 'mit einem Menschen sprechen'],
])('who asks whether it is a bot has not asked for a person: %s', (_, question, answer, told) => {
  expect(summary(visitor(question), bot(answer))).not.toContain(told);
});

test('what was left open belongs to the answer', () => {
  const text = summary(
    visitor('Can I carry the lamp by train and how do I pack it?'),
    bot('You can pack the lamp into the box it came in. However, I do not have information on carrying it by train.'),
  );
  expect(text).toContain('The bot answered: “You can pack the lamp');
  expect(text).toContain('I do not have information on carrying it by train.”');
});

test('a bot that only asks is said to have asked', () => {
  const text = summary(
    visitor('I like brass lamps.'),
    bot('Why do you like brass lamps?'),
    visitor('They are warm.'),
    bot('What is it about these lamps that you like the most'),
    visitor('The light.'),
    bot('See you later'),
  );
  expect(text).toMatch(/The bot asked: “/u);
  expect(text).not.toContain('Nobody has replied');
});

test('the answer to a question of price has the amount in it', () => {
  expect(
    summary(
      visitor('What does delivery of a lamp cost?'),
      bot('A lamp takes five to eight working days to be delivered. Lamps arrive in one piece. Delivery costs 49 €.'),
    ),
  ).toContain('49 €');
});

test.each([
  [
    'en',
    'My gears skip, can you have a look?',
    'Tuesday at 9:30 or Wednesday at 16:00.',
    'Tuesday please',
    'Noted: Tuesday at 9:30.',
  ],
  [
    'de',
    'Die Schaltung springt, könnt ihr schauen?',
    'Dienstag um 9:30 oder Mittwoch um 16:00.',
    'Dienstag bitte',
    'Eingetragen: Dienstag, 9:30.',
  ],
  [
    'fr',
    'Mes vitesses sautent, vous pouvez regarder ?',
    'Mardi à 9:30 ou mercredi à 16:00.',
    'Mardi ça va',
    'C’est noté : mardi à 9:30.',
  ],
  [
    'es',
    'Las marchas saltan, podéis mirarlo?',
    'El martes a las 9:30 o el miércoles a las 16:00.',
    'El martes',
    'Anotado: martes a las 9:30.',
  ],
  [
    'pt',
    'As mudanças saltam, podem ver isso?',
    'Terça às 9:30 ou quarta às 16:00.',
    'Pode ser terça',
    'Agendado: terça às 9:30.',
  ],
  [
    'nl',
    'De versnelling springt, kunnen jullie kijken?',
    'Dinsdag om 9:30 of woensdag om 16:00.',
    'Dinsdag graag',
    'Staat genoteerd: dinsdag om 9:30.',
  ],
  [
    'it',
    'Il cambio salta, potete guardare?',
    'Martedì alle 9:30 o mercoledì alle 16:00.',
    'Martedì va bene',
    'Prenotato: martedì alle 9:30.',
  ],
])('an appointment that was made is told: %s', (_, wish, offer, choice, deed) => {
  expect(summary(visitor(wish), bot(offer), visitor(choice), bot(deed))).toContain(deed);
});

test('a number is told with what it was given for, and a deed that has yet to happen is not told', () => {
  const talk = (last: string) =>
    summary(
      visitor('I want to eat at the Blue Lamp.'),
      bot('The Blue Lamp is a restaurant in the centre.'),
      visitor('Book it'),
      bot(last),
    );
  expect(talk('A table for 8 at the Blue Lamp on Friday. Your reference number is LMP48213.')).toMatch(
    /Later the bot said: “A table for 8 at the Blue Lamp on Friday.*LMP48213/u,
  );
  expect(talk('You will receive an email once the booking is complete.')).not.toContain('Later the bot said');
});

test('a refusal that was overcome is not told, two deeds are', () => {
  const text = summary(
    visitor('I need a room for the fair.'),
    bot('The Lantern is a guest house by the fair.'),
    visitor('Book it for three nights'),
    bot('I was unable to book it for three nights.'),
    visitor('Then two nights'),
    bot('I have booked your room for two nights.'),
    visitor('And a taxi'),
    bot('I have also ordered the taxi for Monday at nine.'),
  );
  expect(text).toContain('“I have booked your room for two nights.” and “I have also ordered the taxi');
  expect(text).not.toContain('unable');
});

test.each([
  'Will send a photo from the Alps',
  'Can’t get the tyre off, it is super tight',
  'Any colour in the list will do for me.',
  'And that was all for today then',
  'No hay columna a la derecha',
])('a statement is not told as a question: %s', (said) => {
  const text = summary(visitor('What pressure for the tyres?'), bot('3 bar in wide tyres.'), visitor(said));
  expect(text).not.toContain(`${said.slice(1, 12)}?`);
  expect(text).not.toMatch(/(?:also asked|no answer to): “(?:Will|Can’t|Any)/u);
});

test('of two hundred messages the matters are counted, each with its evidence, and how it ended stands last', () => {
  const messages: ConversationMessage[] = [];
  for (let lamp = 1; lamp <= 50; lamp += 1) {
    messages.push(
      visitor(`What does the lamp model${lamp} weigh?`),
      bot(lamp % 10 === 0 ? 'I do not have that information.' : `${lamp} kg.`),
    );
    messages.push(visitor('ok'), bot('Anything else I can help with?'));
  }
  messages[messages.length - 2] = visitor('Great, thank you!');
  messages[messages.length - 1] = bot('You are welcome!');
  const { summarySentences = [], evidence } = analyseLocally({ messages });
  const counting = summarySentences.findIndex((sentence) => /more questions/u.test(sentence));
  const count = Number(/They asked at least (\d+) more questions/u.exec(summarySentences[counting] ?? '')?.[1]);
  expect(count).toBeGreaterThan(40);
  expect(evidence.filter(({ sentence }) => sentence === counting)).toHaveLength(count);
  expect(summarySentences.length).toBeLessThanOrEqual(5);
  expect(summarySentences.at(-1)).toMatch(/no answer to/u);
});

test('whoever types a single word is told of, and praise is no greeting', () => {
  expect(summary(visitor('Test'), bot('Hallo, ich bin Fern! Wie kann ich dir helfen?'))).toContain('Test');
  expect(summary(visitor('Hola, encantada con mi Tarn, gracias!'), bot('Se lo digo al equipo.'))).toContain(
    '«Encantada con mi Tarn, gracias!»',
  );
});

test('a few words that two languages share are read in the language of the answer', () => {
  const { language } = analyseLocally({
    messages: [
      visitor('tasche klappert am träger was tun'),
      bot('Die Haken passen auf Rohre von 8 bis 16 mm, und sie sind in der Tasche.'),
    ],
  });
  expect(language).toBe('de');
});

test('who took over is said once, and a question of another matter is told with its answer', () => {
  const text = summary(
    visitor('Doos was open en het display is stuk. 48213'),
    bot('Ik haal er een collega bij.'),
    operator('Kun je een paar foto’s van het display en de doos mailen?'),
    visitor('is verstuurd'),
    operator('We sturen het onderdeel op en betalen de montage tot 50 euro.'),
  );
  expect(text?.match(/nam het over/gu)).toHaveLength(1);
  expect(
    summary(
      visitor('Must the engraving on the lamp be in capital letters?'),
      operator('It does not matter.'),
      visitor('How much is it to change my colour?'),
      operator('You can change the colour under My orders, and a fee of 40 € will be charged.'),
    ),
  ).toContain('They also asked: “How much is it to change my colour?” They were told: “You can change the colour');
});
