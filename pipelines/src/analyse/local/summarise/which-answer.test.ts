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

test('to take note is not to be happy', () => {
  const talk = (last: string) =>
    summary(visitor('Vous ouvrez dimanche ?'), bot('Non, l’atelier est fermé le dimanche.'), visitor(last));
  expect(talk('C’est noté, merci')).toContain('a remercié à la fin');
  expect(talk('Parfait, merci')).toContain('en était satisfait');
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

test('a wish for a person is told where nothing else was wanted', () => {
  const talk = (...more: Parameters<typeof summary>) =>
    summary(visitor('Could I speak to a person please?'), operator('Hello, Ada speaking, what is it about?'), ...more);
  expect(talk(visitor('My order 48213 came with a cracked lid'), operator('A new lid leaves today.'))).toContain(
    'The visitor said: “My order 48213 came with a cracked lid.”',
  );
  expect(talk()).toContain('Could I speak to a person');
});

test('"could you", of a person, asks without a question mark as well', () => {
  const text = summary(
    visitor('My lid is cracked'),
    operator('Could you send us the number that was stamped below the lid, please.'),
  );
  expect(text).toContain('They were asked: “Could you send us');
});

test('a person’s "of course" and "this" stand after the question they answer', () => {
  const talk = (answer: string) =>
    summary(
      visitor('Is the 10:15 glaze class on?'),
      operator('Only until noon.'),
      visitor('May I use my place of the 10:15 glaze class at 14:30 instead?'),
      operator(answer),
    );
  const question = 'They also asked: “May I use my place';
  expect(talk('Of course, you have a place in the glaze class at 14:30 with Ada.')).toContain(question);
  expect(talk('This is then moved to the next glaze class with a place.')).toContain(question);
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

test('thanks to a person are told as well', () => {
  expect(
    summary(visitor('Is my vase done?'), operator('Your vase is done on Friday.'), visitor('Thanks a lot!')),
  ).toContain('They said thanks at the end.');
});

test('what a person asks to be told is the matter, and what they look forward to is not', () => {
  const text = summary(
    visitor('So fed up with you lot this week'),
    operator('You came to the right place for this. Can you tell us what happened?'),
    visitor('Two of the six plates in my parcel were chipped'),
    operator('We look forward to your photos.'),
    operator('Six new plates go out tomorrow.'),
  );
  expect(text).toContain('The visitor said: “Two of the six plates');
  expect(text).not.toContain('look forward');
});

test('a person’s answer that waited for a detail stands after its question, and one that leans not beside another', () => {
  const text = summary(
    visitor('I booked a kiln for May'),
    operator('Lovely.'),
    visitor('Is the firewood included as at the coast?'),
    operator('Which kiln is it?'),
    visitor('The round one by the gate'),
    operator('Firewood is free for the large kilns and £5 a crate for the round one.'),
  );
  expect(text).toContain('They also asked: “Is the firewood included');
  const two = summary(
    visitor('Why is my kiln booking late by an hour today?'),
    operator('The kiln before yours cooled slowly because its damper was stuck.'),
    visitor('Until when may I unload?'),
    operator('It stays open for unloading until nine in the evening on all days.'),
  );
  expect(two).not.toContain('” and “It stays');
});

describe('what a visitor says last', () => {
  test('that they found it is no complaint, however awkward', () => {
    const text = summary(
      visitor('Eine Schüssel fehlt'),
      bot('Kleine Teile liegen oft im Deckel.'),
      visitor('Ah gefunden, peinlich'),
    );
    expect(text).not.toContain('nicht zufrieden');
  });

  test('"yes, perfect" to a question of the bot is its answer and no praise', () => {
    const text = summary(
      visitor('I want to book a wheel'),
      bot('Wheels are free on Monday. Shall I take two hours for £20?'),
      visitor('Yes, perfect'),
      bot('You have not been booked: the wheel was taken meanwhile.'),
    );
    expect(text).not.toContain('happy');
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

test('a name after a star signs, wherever a link stands', () => {
  expect(
    summary(visitor('Is my vase done?'), operator('Send us the number of the vase https://clay.example/5 *AdaMarsh')),
  ).toContain('“Send us the number of the vase.”');
});

describe('in a talk that the bot leads', () => {
  test('a guess with a question mark answers, and asks nothing', () => {
    const text = summary(
      visitor('Can you put together a set of tools for me?'),
      bot('For how many pots a week?'),
      visitor('No idea, 20?'),
      bot('Then I would take the ribs, the wire and two sponges.'),
    );
    expect(text).toContain('The bot answered: “Then I would take the ribs');
    expect(text).not.toContain('No idea');
  });

  test('harsh words about something else are no verdict on the bot', () => {
    const text = summary(
      bot('Which glaze did you dislike?'),
      visitor('Shino, it did not work at all for me on bowls'),
      bot('And what do you say of raku?'),
      visitor('That was useless and terrible'),
    );
    expect(text).not.toContain('not satisfied');
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
    expect(text).not.toContain('not satisfied');
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

test('a number that was asked for is an answer, though it is one to call', () => {
  const text = summary(
    visitor('Where can I see wheels?'),
    bot('Wheels are shown at the Quay Lane studio.'),
    visitor('What is their phone number?'),
    bot('You can call them at 0117 496 01 23.'),
  );
  expect(text).not.toContain('There was no answer');
});

test('what a person tells is not told as asked, whatever it begins with', () => {
  const text = summary(visitor('My lid does not fit'), operator('What you will want to do is sand the rim of the lid.'));
  expect(text).toContain('They were told: “What you will want to do');
});

test('"Beste!" greets and no more', () => {
  expect(summary(visitor('Beste! Praat ik met een mens? Dank!'), bot('Ik ben de digitale assistent.'))).toContain(
    'Praat ik met een mens',
  );
});
