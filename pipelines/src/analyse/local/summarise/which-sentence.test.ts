/** Which sentence of an answer is told, and which deed beside which wish. */
import { describe, expect, test } from 'vitest';
import { bot, operator, summary, visitor } from './testing/talk.ts';

describe('of several sentences of a reply', () => {
  test('one that leans on a sentence between is not told beside the first', () => {
    const text = summary(
      visitor('Which clay suits a wood kiln and what temperature does it take?'),
      bot(
        'Coarse stoneware clay suits a wood kiln best of all the clays that we keep. Look for the red band on every bag. ' +
          'This shows that the clay takes a temperature of 1,300 degrees in a wood kiln without slumping or bloating.',
      ),
    );
    expect(text).not.toContain('” and “This');
  });

  test('the one that says the question back is told, wherever it stands', () => {
    const text = summary(
      visitor('It says “error 12”. Was my kiln damaged?'),
      bot(
        'Error 12 comes up when the door was opened above 200 degrees, mostly with old seals. Your kiln was not damaged.',
      ),
    );
    expect(text).toContain('Your kiln was not damaged.');
  });

  test('a yes of a few words is quoted with what follows it', () => {
    expect(
      summary(visitor('Deliver clay to Leeds too?'), bot('Yes, we do that. From ten bags on, for £15.')),
    ).toContain('“Yes, we do that. From ten bags on');
  });
});

test('what the bot wants confirmed is no answer, and a middle initial ends no sentence', () => {
  const text = summary(
    visitor('Can you book me a lesson?'),
    bot('Please confirm that you would like a lesson with Dr. Edna K. Moss at 9:30 on Tuesday.'),
    visitor('What is the price?'),
    bot('A lesson costs £30.'),
  );
  expect(text).toContain('Dr. Edna K. Moss at 9:30');
  expect(text).not.toContain('The bot answered');
});

test('a bot that only interviews is told with what it asked right then', () => {
  const text = summary(
    bot('Which clay do you like best?'),
    visitor('Porcelain from Limoges, thrown thin'),
    bot('What do you make from porcelain?'),
    visitor('Tea bowls'),
    bot('Which firing of the last year did you enjoy most?'),
  );
  expect(text).toContain('The bot asked: “What do you make from porcelain?”');
});

test('the wish before a deed is left out where the deed names another matter', () => {
  const text = summary(
    visitor('I need a kiln shelf'),
    bot('The round kiln shelf costs 30 €.'),
    visitor('Please book a wheel for three evenings'),
    bot('From which day on?'),
    visitor('Monday, and a table for lunch too'),
    bot('Booked you a table at the Clay Oven.'),
  );
  expect(text).toContain('table at the Clay Oven');
  expect(text).not.toContain('three evenings');
});

test('what is trimmed of an apology takes its "but" along', () => {
  expect(summary(visitor('Which glaze is used?'), bot('Sorry, but I do not know.'))).toContain('“I do not know.”');
});

test('a part that is known is an answer', () => {
  const text = summary(
    visitor('Where is the studio?'),
    bot('The studio is at 4 Quay Lane.'),
    visitor('What are the fee and the number of the kiln?'),
    bot('I don’t have information on the fee, but the number is 40 12.'),
  );
  expect(text).not.toContain('There was no answer');
});

test('a bare yes is told where it is all the answer', () => {
  expect(summary(visitor('Deliver clay to Leeds?'), bot('Yes!'))).toContain('The bot answered: “Yes!”');
});

test('more that is unavailable is no better answer than the first', () => {
  const text = summary(
    visitor('Are there any kilns near the harbour?'),
    bot('Yes, several, such as the round kiln. Which side do you prefer?'),
    visitor('The east side'),
    bot('Unfortunately there are no kilns on that side.'),
  );
  expect(text).toContain('such as the round kiln');
});

test('"don’t call me" asks for nobody', () => {
  expect(summary(visitor('Don’t call me a beginner'), bot('All right.'))).not.toContain('human');
});

describe('in a talk that the bot leads', () => {
  test('a guess with a question mark answers, and asks nothing', () => {
    const text = summary(
      visitor('Can you put together a set of tools for me?'),
      bot('For how many pots a week?'),
      visitor('No idea, 20?'),
      bot('Then I would take the ribs, the wire and two sponges.'),
    );
    expect(text).toContain('The bot wrote: “Then I would take the ribs');
    expect(text).not.toContain('No idea');
  });

  test('harsh words, which may be about something else, are quoted', () => {
    const text = summary(
      bot('Which glaze did you dislike?'),
      visitor('Shino, it did not work at all for me on bowls'),
      bot('And what do you say of raku?'),
      visitor('That was useless and terrible'),
    );
    expect(text).toContain('At the end they wrote: “That was useless and terrible.”');
  });
});

test('a number stands after the wish it was given for, and a failure to book is told', () => {
  const talk = (deed: string) =>
    summary(
      visitor('I need a kiln shelf'),
      bot('The round kiln shelf costs 30 €.'),
      visitor('Please get me a place in the Saturday class'),
      bot(deed),
    );
  expect(talk('Your reference number is LMP48.')).toContain('a place in the Saturday class.” Later the bot said:');
  expect(talk('Sorry, but I could not make the reservation for you.')).toContain('could not make the reservation');
});

describe('a greeting', () => {
  test('in front of a matter does not hide it', () => {
    const text = summary(
      visitor('Bonjour à vous, four électrique qui siffle'),
      bot('Serrez la vis du couvercle.'),
      visitor('Et vous vendez des éponges ?'),
      bot('Les éponges coûtent 3 €.'),
    );
    expect(text).toContain('Four électrique qui siffle');
  });

  test('with "how are you" is not told beside the matter', () => {
    const text = summary(
      visitor('Hola, ¿qué tal?'),
      visitor('La tapa del horno está rota'),
      bot('Cambiamos la tapa en mayo.'),
    );
    expect(text).not.toMatch(/qué tal/iu);
  });

  test('with a word for a person asks for one', () => {
    expect(summary(visitor('Hello, human please'), operator('Ada here.'))).toContain('asked for a human');
  });
});

test('a number that was asked for is an answer, though it is one to call', () => {
  const text = summary(
    visitor('Where can I see wheels?'),
    bot('Wheels are shown at the Quay Lane studio.'),
    visitor('What is their phone number?'),
    bot('You can call them at 0117 496 01 23.'),
  );
  expect(text).not.toContain('There was no answer');
});
