/** Which ending a summary tells. */
import { expect, test } from 'vitest';
import { bot, operator, summary, visitor } from './testing/talk.ts';

test('the two last questions without an answer are told, not that nothing was answered', () => {
  const text = summary(
    visitor('Can I return the lamp?'),
    bot('You can return it within 30 days.'),
    visitor('Do I need to have an account?'),
    bot('I do not have that information.'),
    visitor('How many lamps do you make in a year?'),
    bot('I do not have information about the number of lamps we make.'),
  );
  expect(text).toContain(
    'There was no answer to: “Do I need to have an account?” and “How many lamps do you make in a year?”',
  );
  expect(text).not.toContain('left without an answer');
});

test('an answer said back is no question that waits', () => {
  const text = summary(
    visitor('Wie lange ist die Garantie auf den Akku?'),
    bot('Auf den Akku geben wir 5 Jahre Garantie, genau wie auf den Rahmen.'),
    visitor('5 Jahre auf den Akku? Stark'),
  );
  expect(text).not.toContain('Ohne Antwort');
});

test('praise before the reply, praise that trails off and praise after a complaint say nothing of the answer', () => {
  const asked = visitor('Can I hand in the coupon by e-mail?');
  const told = operator('You need to bring the coupon to the shop.');
  const quoted = /At the end they wrote: “(?:Perfect|So helpful|Super|Amazing|I am not able)/u;
  expect(summary(asked, told, visitor('Perfect, thanks!'))).toMatch(quoted);
  expect(summary(asked, told, visitor('So helpful....'))).not.toMatch(quoted);
  expect(summary(asked, bot('One moment.'), visitor('Super!'), told)).not.toMatch(quoted);
  expect(
    summary(asked, operator('No.'), visitor('This is useless, still not working.'), told, visitor('Amazing.')),
  ).not.toMatch(quoted);
  expect(summary(asked, told, visitor('I am not able to call that an excellent shop.'))).not.toMatch(quoted);
});

test('thanks are told although small talk came after them', () => {
  const text = summary(
    visitor('Error E12 on my lamp, what now?'),
    bot('Take out the battery for a minute.'),
    visitor('Works now, thank you!'),
    bot('You are welcome!'),
    visitor('Good night'),
  );
  expect(text).toContain('At the end they wrote: “Works now, thank you!”');
});

test.each([
  [
    'de',
    'Wo löse ich den Gutschein ein?',
    'Im Warenkorb rechts.',
    'Dann google ich eben selbst',
    'Zuletzt schrieb der Besucher: „Dann google',
  ],
  [
    'nl',
    'Waar vul ik de kortingscode in?',
    'Rechts in je winkelmandje.',
    'Dan google ik het wel zelf',
    'Tot slot schreef de bezoeker: “Dan google',
  ],
  [
    'es',
    'Dónde pongo el código de descuento?',
    'En el carrito, a la derecha.',
    'En la web no lo pone, ya lo miré',
    'Por último, el visitante escribió: «En la web',
  ],
])('last words that nobody replied to are told: %s', (_, question, answer, last, told) => {
  expect(summary(visitor(question), bot(answer), visitor(last))).toContain(told);
});
