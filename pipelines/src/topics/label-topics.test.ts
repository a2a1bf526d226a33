import { expect, test } from 'vitest';
import { labelTopics } from './label-topics.ts';

/** One topic of these questions. */
async function labelOf(texts: readonly string[], previous = ''): Promise<string> {
  const [label] = await labelTopics(texts, new Int32Array(texts.length), 1, { previous: [previous] });
  return label ?? '';
}

test('a name is whole: it keeps its particle and does not stop at an adjective', async () => {
  expect(await labelOf(['Is there a limit on top ups?', 'top up limit please', 'what is the top up limit'])).toMatch(
    /top ups? limit/i,
  );
  expect(
    await labelOf([
      'status of my last payment',
      'what is the status of my last payment?',
      'the status of my last payment please',
    ]),
  ).toMatch(/payment$/);
});

test('a name does not begin or end with a word that says nothing', async () => {
  const label = await labelOf([
    'I think someone stole my card',
    'think someone used my card',
    'someone has my card I think',
  ]);
  expect(label).toMatch(/card/i);
  expect(label).not.toMatch(/think|someone/i);
});

test('words are written as visitors write them within a sentence, and nothing is shouted', async () => {
  expect(await labelOf(['How do I change my PIN?', 'I want to change my PIN', 'CHANGE MY PIN NOW'])).toBe(
    'Change my PIN',
  );
  expect(await labelOf(['WHERE IS MY PARCEL', 'WHERE IS MY PARCEL PLEASE', 'MY PARCEL IS LATE'])).toMatch(
    /^[A-Z][a-z ]*parcel\??$|^Parcel/,
  );
});

test('a name is in the language of its questions, with their capitals', async () => {
  const label = await labelOf([
    'Wie lange dauert die Rückgabe?',
    'Kann ich die Rückgabe kostenlos machen?',
    'Frage zur Rückgabe',
  ]);
  expect(label).toContain('Rückgabe');
});

test('without a common phrase it is a short question, with one mark at most', async () => {
  expect(await labelOf(['Do you sell trousers, hats and shoes, and for whom?', 'Got parking here???'])).toMatch(
    /^(?:Got parking here|Do you sell trousers)\?$/,
  );
});

test('two topics never share a name, and the larger has the first choice', async () => {
  const texts = [
    'exchange rate',
    'exchange rate today',
    'the exchange rate',
    'exchange rate abroad',
    'the exchange rate abroad',
  ];
  const labels = await labelTopics(texts, Int32Array.from([0, 0, 0, 1, 1]), 2);
  expect(labels[0]).toBe('Exchange rate');
  expect(labels[1]).not.toBe('Exchange rate');
  expect((await labelTopics(texts.slice(0, 3), new Int32Array(3), 1, { taken: ['Exchange Rate'] }))[0]).not.toBe(
    'Exchange rate',
  );
});

test('a name stays while it is about as good as another', async () => {
  const even = ['cancel my order', 'cancel my order please', 'order cancellation', 'order cancellation?'];
  const other = (await labelOf(even)) === 'Cancel my order' ? 'Order cancellation' : 'Cancel my order';
  expect(await labelOf(even, other)).toBe(other);
  const turned = [...even, ...Array.from({ length: 20 }, () => 'late parcel')];
  expect(await labelOf(turned, other)).toBe('Late parcel');
});

test("a name holds no visitor's order number, and is none that lacks its number", async () => {
  const label = await labelOf([
    'order FH-20417 arrived damaged',
    'order FH-20417 damaged',
    'my order FH-20991 is damaged',
  ]);
  expect(label).not.toMatch(/\d{3}|FH$/);
});

test('a greeting is no name', async () => {
  expect(
    await labelOf(['Good afternoon, is there a test ride?', 'Good afternoon, a test ride?', 'good afternoon']),
  ).toBe('Test ride');
});

test('a word with a hyphen stays whole', async () => {
  expect(
    await labelOf(['Puis-je prendre rendez-vous ?', 'je voudrais prendre rendez-vous', 'rendez-vous mardi ?']),
  ).toMatch(/rendez-vous\??$/i);
});

test('a greeting, a measure of one visitor and a word that only rounds off are no names', async () => {
  const nameOf = (...texts: string[]) => labelOf(texts);
  expect(
    await nameOf('Sehr geehrte Damen und Herren, Reifen?', 'Sehr geehrte Damen und Herren, welche Reifen?'),
  ).toMatch(/^(?:Welche )?Reifen\??$/);
  expect(await nameOf('rider 94 kg, max load?', 'rider 94 kg: what is the max load')).toBe('Max load');
  expect(await nameOf('what does the spanner symbol mean', 'what does this spanner symbol mean?')).toMatch(
    /spanner symbol/i,
  );
});

test('what is no name of its own gives way to the question that most would ask so', async () => {
  expect(
    await labelOf([
      'Where do people charge on the way?',
      'And where do people charge on the way, roughly?',
      'where do people charge on the way',
      'Hi there, do people charge at campsites?',
    ]),
  ).toBe('Where do people charge on the way?');
  expect(
    await labelOf(['does the bike come from the EU?', 'Does your bike come from the EU', 'do bikes come from the EU?']),
  ).toMatch(/^Do(?:es)? .*come from the EU\?$/);
});

test('a question for a name points at nothing said before, and holds no slip of the keys', async () => {
  const label = await labelOf([
    'How long until they read that?',
    'How long is dleivery?',
    'How long does delivery take?',
    'how long does delivery take to Oslo?',
  ]);
  expect(label).toMatch(/delivery/i);
  expect(label).not.toMatch(/dleivery|that/);
});

test.each([
  [
    'de',
    ['Kann ich die Akkus im Flugzeug mitnehmen?', 'Darf ich die Akkus im Flugzeug mitnehmen?'],
    /Akkus im Flugzeug/,
  ],
  [
    'fr',
    ['Combien de temps ai-je pour retourner un vélo ?', 'Combien de temps pour retourner un vélo ?'],
    /retourner un vélo\??$/i,
  ],
  ['es', ['¿La garantía incluye la batería?', 'la garantía incluye la batería?'], /^La garantía incluye la batería\?$/],
  ['nl', ['Hoe lang mag ik een fiets retourneren?', 'hoe lang mag ik een fiets retourneren'], /fiets retourneren\??$/i],
])('a name is whole in its language, too: %s', async (_, texts, expected) => {
  expect(await labelOf(texts)).toMatch(expected);
});

test('a place is no name of a matter', async () => {
  expect(
    await labelOf([
      'do you ship to the Isle of Harris?',
      'how long to the Isle of Harris',
      'do you ship to the Isle of Skye? do you ship?',
      'do you ship abroad?',
    ]),
  ).toMatch(/ship/i);
});

test('a question that leans on another gives no name where one stands by itself', async () => {
  const label = await labelOf([
    'If I rent it?',
    'if I rent it?',
    'Can I rent a tandem for a week?',
    'rent a tandem for the weekend?',
    'Is it rented by the hour?',
    'tandem rental by the hour?',
  ]);
  expect(label).toMatch(/tandem/i);
});

test('two topics whose names differ in a mark alone get two names', async () => {
  const texts = ['Helmet rental?', 'Helmet rental?', 'helmet rental', 'helmet rental', 'helmet rental for kids'];
  const labels = await labelTopics(texts, Int32Array.from([0, 0, 1, 1, 1]), 2);
  expect(new Set(labels.map((label) => label.replace(/\W+$/, '').toLowerCase())).size).toBe(2);
});

test('a question of a verb and a name is one, in a topic of several languages too', async () => {
  expect(
    await labelOf(['geht Bitcoin?', 'Geht Bitcoin?', 'geht Bitcoin?', 'bitcoin posible?', 'Bitcoin possible?']),
  ).toMatch(/^(?:geht )?bitcoin(?: possible)?\??$/i);
});

test('a statement with a question mark and a choice of two things are no names', async () => {
  expect(await labelOf(['I received no pegs?', 'I received no pegs?', 'Were pegs received?'])).toBe(
    'Were pegs received?',
  );
  const label = await labelOf([
    'avez-vous des tentes ou des réchauds ?',
    'vendez-vous des tentes ou des réchauds ?',
    'louez-vous des tentes ou des réchauds ?',
  ]);
  expect(label).not.toMatch(/^tentes ou/i);
});
