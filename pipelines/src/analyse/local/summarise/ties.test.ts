/** Which form a summary gives to what it cannot be sure of. */
import { describe, expect, test } from 'vitest';
import { bot, operator, summary, visitor } from './testing/talk.ts';

describe('a reply', () => {
  test('that shares a word with the question, or follows it alone, answers it', () => {
    expect(summary(visitor('Is the kiln hot by noon?'), bot('Usually an hour earlier.'))).toContain(
      'The bot answered: “Usually',
    );
    expect(
      summary(
        visitor('Is the small kiln hot by noon? And who opens up on Sundays?'),
        bot('The kiln takes three hours to reach 900 degrees.'),
      ),
    ).toContain('The bot answered: “The kiln takes');
  });

  test.each([
    [
      'en',
      'I came about a spare key.',
      'Have you lost yours?',
      'In March.',
      'Try the ground floor.',
      'The bot wrote: ',
    ],
    ['de', 'Ich brauche einen Schlüssel.', 'Ging er verloren?', 'Im März.', 'Frag bitte unten.', 'Der Bot schrieb: '],
    ['fr', 'Il me faut une clé.', 'Est-elle perdue ?', 'En mars.', 'Passez en bas.', 'Le bot a écrit : '],
    ['es', 'Necesito una llave.', '¿La has perdido?', 'En marzo.', 'Pasa por abajo.', 'El bot escribió: '],
    ['pt', 'Preciso de uma chave.', 'Você a perdeu?', 'Em março.', 'Passe lá embaixo.', 'O bot escreveu: '],
    ['nl', 'Ik heb een sleutel nodig.', 'Is hij weg?', 'In maart.', 'Vraag het beneden.', 'De bot schreef: '],
    ['it', 'Mi serve una chiave.', 'È andata persa?', 'A marzo.', 'Chieda di sotto.', 'Il bot ha scritto: '],
  ])('to an answer of the visitor’s was written, no more: %s', (_, want, askedBack, said, reply, form) => {
    expect(summary(visitor(want), bot(askedBack), visitor(said), bot(reply))).toContain(form);
  });

  test('of a person who takes over and asks for something is no answer to what was wanted', () => {
    expect(
      summary(
        visitor('My vase arrived with a crack'),
        bot('What is your order number?'),
        visitor('KL-4410'),
        operator('Two pictures by mail, please.'),
      ),
    ).toContain('The team took over and wrote: “Two pictures');
  });

  test('that says no to a question which is not told is left out', () => {
    const text = summary(
      visitor('Your studio spoils each of my Mondays'),
      operator('Which course are you in?'),
      visitor('Would somebody call me on the phone at last?'),
      operator('No, we write mails only and cannot ring anybody up from here.'),
    );
    expect(text).not.toContain('“No, we write');
  });
});

describe('a question with a pronoun', () => {
  test('is left out where the one right before it is not told', () => {
    const text = summary(
      visitor('Which glaze is safe for food?'),
      bot('The clear one is.'),
      visitor('any other?'),
      bot('The Otter glaze sells best.'),
      visitor('Oh, what is it made from by you?'),
      bot('From ash and quartz.'),
    );
    expect(text).not.toContain('what is it made from');
  });

  test('is told right after the one it leans on', () => {
    expect(
      summary(
        visitor('Which glaze is safe for food?'),
        bot('The clear one is.'),
        visitor('And is it sold in larger buckets?'),
        bot('In buckets of five litres.'),
      ),
    ).toContain('They also asked: “And is it sold');
  });
});

test('a reply that asks back without a question mark is no answer', () => {
  expect(summary(visitor('I am after a good glaze'), bot('what sort of glaze'))).not.toContain('answered');
});

test('who was told where to turn is not said to have left without an answer', () => {
  const text = summary(
    visitor('Change my kiln from 20 to 30 litres please'),
    bot('I cannot change an order. Please write to our support team.'),
    visitor('Ok'),
  );
  expect(text).not.toContain('left without');
});

test('an open question that draws a conclusion stands right after the one it is drawn from', () => {
  const text = summary(
    visitor('Is the tax for Basel part of the price?'),
    bot('I do not have that information.'),
    visitor('So I have to reckon with 20 % more?'),
    bot('I do not have that information either.'),
    visitor('How heavy is the large kiln?'),
    bot('The large kiln weighs 80 kg.'),
  );
  expect(text).toMatch(/no answer to: “So I have/u);
  expect(text).not.toContain('How heavy');
});

test('what an open question leans on is told as said where it was no question', () => {
  const text = summary(
    visitor('Do you sell pumps?'),
    bot('We sell kilns.'),
    visitor('I mean the pump for air, the small one'),
    bot('The small air pump costs 20 €.'),
    visitor('So thieves?'),
    bot('I do not have that information.'),
  );
  expect(text).not.toMatch(/also asked: “I mean/u);
});

test('a booking that does not say of what stands after its wish alone', () => {
  const talk = (...between: readonly Parameters<typeof visitor>[0][]) =>
    summary(
      visitor('Can you get me a seat in the glaze course?'),
      bot('The glaze course has a seat on Friday.'),
      ...between.map((text) => visitor(text)),
      bot('Shall I go on?'),
      visitor('Yes'),
      bot('Your reservation is successful.'),
    );
  expect(talk('Fine.')).toContain('Later the bot said: “Your reservation is successful.”');
  expect(talk('I also need a locker for my tools.')).not.toContain('reservation is successful');
});

test('an exclamation that begins as a question is not told as asked', () => {
  const text = summary(
    visitor('Who made this bowl?'),
    bot('Marguerite de la Tour d’Auvergne.'),
    visitor('What a long family name !'),
    bot('It is.'),
  );
  expect(text).not.toContain('also asked');
});

test('a question that the bot came back to with an answer is not told as open', () => {
  const text = summary(
    visitor('Do you sell clay?'),
    bot('We sell clay in sacks of 10 kg.'),
    visitor('Is the shelf kiln rented out over a weekend?'),
    bot('I do not have that information.'),
    visitor('A friend told me she had rented it.'),
    bot('The shelf kiln is rented out from Friday to Sunday over the weekend.'),
  );
  expect(text).not.toContain('no answer to');
});
