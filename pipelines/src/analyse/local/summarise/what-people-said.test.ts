/** What is told of what a person of the team said, and of what was said to them. */
import { expect, test } from 'vitest';
import { operator, summary, visitor } from './testing/talk.ts';

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

test('a name after a star signs, wherever a link stands', () => {
  expect(
    summary(visitor('Is my vase done?'), operator('Send us the number of the vase https://clay.example/5 *AdaMarsh')),
  ).toContain('“Send us the number of the vase.”');
});

test('what a person tells is not told as asked, whatever it begins with', () => {
  const text = summary(
    visitor('My lid does not fit'),
    operator('What you will want to do is sand the rim of the lid.'),
  );
  expect(text).toContain('They were told: “What you will want to do');
});

test('what was told before the want was said does not stand as its answer', () => {
  const text = summary(
    visitor('New kiln. Nothing works'),
    operator('A potter of ours is with you shortly, as the kiln hall is staffed on all days.'),
    visitor('Could you please show me the study of the clays that you mentioned in the spring letter to all members?'),
    operator('The study was made by students.'),
  );
  expect(text).not.toMatch(/study of the clays.*A potter of ours/su);
});
