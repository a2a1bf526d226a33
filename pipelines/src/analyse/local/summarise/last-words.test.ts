/** What is told of a visitor’s last words, and of a greeting. */
import { describe, expect, test } from 'vitest';
import { bot, operator, summary, visitor } from './testing/talk.ts';

describe('what a visitor says last', () => {
  test('that they found it is quoted, however awkward', () => {
    const text = summary(
      visitor('Eine Schüssel fehlt'),
      bot('Kleine Teile liegen oft im Deckel.'),
      visitor('Ah gefunden, peinlich'),
    );
    expect(text).toContain('Zuletzt schrieb der Besucher: „Ah gefunden, peinlich.“');
  });

  test('"yes, perfect" to a question of the bot is its answer and no praise', () => {
    const text = summary(
      visitor('I want to book a wheel'),
      bot('Wheels are free on Monday. Shall I take two hours for £20?'),
      visitor('Yes, perfect'),
      bot('You have not been booked: the wheel was taken meanwhile.'),
    );
    expect(text).not.toContain('At the end they wrote');
  });

  test('a remark without a question mark is no question left open', () => {
    const text = summary(
      visitor('Ist der Zoll im Preis enthalten?'),
      bot('Dazu liegen mir leider keine Angaben vor.'),
      visitor('So kann ich nichts kaufen'),
      bot('Mehr weiß ich dazu leider nicht.'),
    );
    expect(text).not.toContain('Ohne Antwort blieb');
    expect(summary(visitor('When I fire the kiln the fuse blows'), operator('Use the thick cable.'))).toContain(
      'The visitor said: “When I fire',
    );
  });
});

test('a visitor who was replied to before is not told to have had no reply at all', () => {
  expect(summary(visitor('Hi'), bot('Hello, what may I do?'), visitor('Hmm'))).not.toContain('Nobody has replied yet');
});

describe('of how a talk ended', () => {
  test('being loud is not being displeased', () => {
    const text = summary(
      visitor('Which clay for bowls?'),
      bot('Porcelain or white stoneware.'),
      visitor('Same to you!!!'),
    );
    expect(text).not.toContain('At the end they wrote');
  });

  test('thanks before a last complaint are no end', () => {
    const text = summary(
      visitor('Why is the blue glaze sold out each week?'),
      operator('The blue glaze comes on Fridays.'),
      visitor('Thanks Ada, that explains a part of it'),
      operator('We pass it on.'),
      visitor('I never get a survey though, so this is not exactly an excellent engagement of yours'),
    );
    expect(text).not.toContain('thanks at the end');
  });
});

test('"Beste!" greets and no more', () => {
  expect(summary(visitor('Beste! Praat ik met een mens? Dank!'), bot('Ik ben de digitale assistent.'))).toContain(
    'Praat ik met een mens',
  );
});

test('"good bye" praises nothing, least of all after "not helpful"', () => {
  const text = summary(
    visitor('Can you add three places to my class?'),
    bot('The class of Saturday has two places left.'),
    visitor('You are not being very helpful.'),
    bot('I have booked you two places.'),
    visitor('Okay, that will be all. Good bye.'),
  );
  expect(text).not.toContain('At the end they wrote');
});

test('"ok will do" waits for no reply, and whether somebody calls is no wish for a person', () => {
  expect(
    summary(visitor('Can you change my glaze?'), bot('Please write to the studio.'), visitor('ok will do')),
  ).not.toContain('Nobody has replied');
  const text = summary(
    visitor('How do I send a cracked bowl back?'),
    bot('Put it into its box and stick the label on.'),
    visitor('Will anyone contact me once it is there?'),
    bot('I don’t have that information.'),
  );
  expect(text).not.toContain('asked for a human');
});

test('a short question is told in its own language, though a neighbour of it has the same words', () => {
  expect(
    summary(visitor('Qual é a garantia?'), bot('A garantia é de três anos e cobre defeitos dos fornos.')),
  ).toContain('O visitante perguntou: “Qual é a garantia?”');
});
