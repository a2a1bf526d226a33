/** Which reply a summary tells as the answer: that to the question told, and no other. */
import { describe, expect, test } from 'vitest';
import { bot, operator, summary, visitor } from './testing/talk.ts';

describe('an answer to something else', () => {
  test('is not told where the bot said next to nothing to the question', () => {
    const text = summary(
      visitor('Which kiln is the hottest?'),
      bot('Hm.'),
      visitor('Do you fire porcelain?'),
      bot('We fire porcelain twice, on Mondays and on Fridays.'),
    );
    expect(text).toContain('“Which kiln is the hottest?”');
    expect(text).not.toContain('porcelain twice');
  });

  test('is not told where the bot asked back and was asked something else', () => {
    const text = summary(
      visitor('I would like to hire a potter’s wheel'),
      bot('For a weekend or for a week?'),
      visitor('Is there parking?'),
      bot('Behind the studio there are six places for cars.'),
    );
    expect(text).toContain('The bot asked: “For a weekend or for a week?”');
    expect(text).not.toContain('The bot answered: “Behind');
  });

  test('is not told of a visitor who answers the bot', () => {
    const text = summary(
      bot('Which glaze have you used most this year?'),
      visitor('Celadon over grey stoneware, mostly on bowls'),
      bot('What is it that speaks for celadon?'),
      visitor('It pools in the carved lines'),
      bot('Many thanks for your time, the survey ends here.'),
    );
    expect(text).not.toContain('The bot answered');
  });

  test('that says how often a thing is done is no repetition', () => {
    const text = summary(
      visitor('Ist am Donnerstag ein Töpferkurs möglich?'),
      bot('Ja, in Kiel und Lübeck, jeweils um 18 Uhr.'),
      visitor('Wie oft muss der Ofen gewartet werden?'),
      bot('Der Ofen wird nach hundert Bränden gewartet.'),
    );
    expect(text).toContain('antwortete: „Ja, in Kiel und Lübeck');
  });
});

test('an offer with a question mark is told as what the bot found', () => {
  const text = summary(
    visitor('I want a course for beginners'),
    bot('What would you like to make?'),
    visitor('Mugs'),
    bot('I found Wheel Basics, Slab Mugs or Raku Evening?'),
    visitor('Raku Evening. And now show me aprons'),
    bot('The linen apron has two deep pockets.'),
  );
  expect(text).toContain('Slab Mugs');
  expect(text).not.toContain('apron');
});

describe('a reply that denies in part', () => {
  test('is an answer with what it leaves open when something was told first', () => {
    const text = summary(
      visitor('Zijn er cursussen voor kinderen?'),
      bot(
        'Op woensdagmiddag draaien kinderen vanaf acht jaar bij ons hun eerste kom. Andere kindercursussen hebben we niet.',
      ),
      visitor('Jammer'),
    );
    expect(text).toContain('De bot antwoordde: “Op woensdagmiddag');
    expect(text).not.toContain('geen antwoord');
    expect(text).not.toContain('zonder antwoord');
  });

  test('is an answer when it turns to what is known', () => {
    const text = summary(
      visitor('How much clay fits into a crate?'),
      bot('A crate takes twelve kilos of clay.'),
      visitor('What do I do if the clay dries out?'),
      bot(
        'I don’t have much on dried clay, but you can soak it in warm water overnight and knead it again in the morning.',
      ),
    );
    expect(text).not.toContain('There was no answer');
    expect(text).toContain('They also asked: “What do I do if the clay dries out?”');
  });
});

test('a question that leans is left open beside the one it leans on, and is not told where it would mislead', () => {
  const text = summary(
    visitor('Where is the Bristol studio?'),
    bot('The Bristol studio stands at 4 Quay Lane, next to the old crane.'),
    visitor('How long does a glaze firing take?'),
    bot('A glaze firing takes eleven hours and cools for a day.'),
    visitor('Does it include the drying as well?'),
    bot('Sorry, I don’t have that information.'),
  );
  expect(text).toContain(
    'They also asked: “How long does a glaze firing take?” There was no answer to: “Does it include',
  );
});

test('a deed that does not say what was done stands after the wish for it', () => {
  const text = summary(
    visitor('I need a kiln shelf'),
    bot('The round kiln shelf costs 30 €.'),
    visitor('Please book me a place in the Saturday class too'),
    bot('For how many people?'),
    visitor('Two'),
    bot('Your booking was successful.'),
  );
  expect(text).toContain('They also said: “Please book me a place in the Saturday class too.” Later the bot said:');
});

test('a wish that was turned down is not told as the wish for what was done', () => {
  const text = summary(
    visitor('I need a kiln shelf'),
    bot('The round kiln shelf costs 30 €.'),
    visitor('No, don’t book the class'),
    bot('Your booking was successful.'),
  );
  expect(text).not.toContain('don’t book');
});

describe('a person’s reply', () => {
  test('is what was done rather than how it was felt with', () => {
    const text = summary(
      visitor('Your shop window shows lead glaze as safe for food'),
      operator('I do understand your concern as I eat from such bowls at home with both my children each day.'),
      operator('Which of our shops was it?'),
      visitor('The one in Leeds'),
      operator('I have alerted the shop, and the label is being changed.'),
    );
    expect(text).toContain('I have alerted the shop');
    expect(text).not.toContain('understand');
  });
});

test('the matter is told, not the word that there is one', () => {
  const text = summary(
    visitor('I have some questions for you today'),
    operator('Hello, how can we help?'),
    visitor('The handle of my jug came off in the dishwasher'),
    operator('We send you a new jug this week.'),
  );
  expect(text).toContain('The visitor said: “The handle of my jug came off');
  expect(
    summary(visitor('Hi, tell me about salt firing'), bot('Salt is thrown into the kiln at 1,250 degrees.')),
  ).toContain('The visitor said: “Tell me about salt firing');
});

test('to take note is no verdict', () => {
  const talk = (last: string) =>
    summary(visitor('Vous ouvrez dimanche ?'), bot('Non, l’atelier est fermé le dimanche.'), visitor(last));
  expect(talk('C’est noté, merci')).toContain('a remercié à la fin');
  expect(talk('Parfait, merci')).toContain('Pour finir, le visiteur a écrit : « Parfait, merci. »');
});

describe('a quote', () => {
  test('keeps the dots of a message that its sender cut before a link', () => {
    const text = summary(
      visitor('When is my vase fired?'),
      operator('Your vase goes into the kiln as soon as th... https://clay.example/5'),
    );
    expect(text).toContain('as soon as th…”');
  });

  test('loses the signature before a link, faces, and the numbers of a list in a line', () => {
    const text = summary(
      visitor('When is my vase fired? :)'),
      operator('Your vase is fired on Thursday night /KL https://clay.example/5'),
    );
    expect(text).toBe(
      'The visitor asked: “When is my vase fired?” They were told: “Your vase is fired on Thursday night.”',
    );
    expect(
      summary(visitor('Which clays?'), bot('We keep these clays: 1) Raku, 2) porcelain, 3) black stoneware .')),
    ).toContain('these clays: Raku, porcelain, black stoneware.”');
  });
});
