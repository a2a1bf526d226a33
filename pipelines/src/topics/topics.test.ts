import { expect, test } from 'vitest';
import { clusterQuestions } from './cluster-questions.ts';
import { consolidateTopics } from './consolidate-topics.ts';
import { labelTopics } from './label-topics.ts';
import { placeQuestions } from './place-questions.ts';
import { profileTopic } from './profiles.ts';
import { questionTerms } from './question-terms.ts';
import { countVocabulary, toVector } from './vectors.ts';
import { runClusterFilter } from './filter.ts';

const matters = {
  returns: [
    'How do I return a lamp?',
    'I want to return my order',
    'Return a lamp that is too big',
    'where can I return the lamp',
    'Can I send it back and return it?',
  ],
  password: [
    'I forgot my password',
    'reset my password please',
    'How can I reset the password?',
    'password does not work',
    'My password is wrong',
  ],
  hours: [
    'What are your opening hours?',
    'opening hours on Sunday',
    'Are your opening hours the same on holidays?',
    'opening hours of the store',
    'tell me the opening hours',
  ],
};
const questions = Object.entries(matters).flatMap(([matter, texts]) =>
  texts.map((text, index) => ({ id: `${matter}-${index}`, text })),
);

function together(topic: (id: string) => unknown, matter: string): boolean {
  return new Set(questions.filter(({ id }) => id.startsWith(matter)).map(({ id }) => topic(id))).size === 1;
}

test('questions about one matter come together, others stay apart', async () => {
  const { topic, topics } = await clusterQuestions(questions);
  expect(topics).toBe(3);
  for (const matter of Object.keys(matters)) {
    expect(together((id) => topic[questions.findIndex((question) => question.id === id)], matter)).toBe(true);
  }
});

test('the order of arrival does not matter', async () => {
  const reversed = [...questions].reverse();
  const forward = await clusterQuestions(questions);
  const backward = await clusterQuestions(reversed);
  const pairs = questions.map(
    ({ id }, index) =>
      `${forward.topic[index]} ${backward.topic[reversed.findIndex((question) => question.id === id)]}`,
  );
  expect(new Set(pairs).size).toBe(forward.topics);
});

test('two languages meet in one topic', async () => {
  const mixed = [
    'How much is shipping?',
    'shipping costs',
    'What does delivery cost?',
    'price of shipping',
    'Was kostet der Versand?',
    'Wie hoch sind die Versandkosten für die Lieferung?',
    'Versand Kosten',
    'Preis für den Versand',
    'I forgot my password',
    'reset password',
    'password is wrong',
    'change my password',
    'Passwort vergessen',
    'Passwort zurücksetzen',
    'Mein Passwort ist falsch',
    'Passwort ändern',
  ].map((text, index) => ({ id: String(index), text }));
  const { topic } = await clusterQuestions(mixed);
  expect(topic[0]).toBe(topic[4]);
  expect(topic[8]).toBe(topic[12]);
  expect(topic[0]).not.toBe(topic[8]);
});

test('a label is a short phrase of the visitors', async () => {
  const { topic, topics } = await clusterQuestions(questions);
  const labels = await labelTopics(
    questions.map(({ text }) => text),
    topic,
    topics,
  );
  expect(labels.map((label) => label.toLowerCase()).sort()).toEqual(expect.arrayContaining(['opening hours']));
  for (const label of labels) expect(label.length).toBeLessThanOrEqual(60);
});

test('a new question joins the topic it is like; odd ones wait for company', async () => {
  const profiles = Object.entries(matters).map(([id, texts]) =>
    profileTopic(
      id,
      texts.map((text) => ({ terms: questionTerms(text) })),
    ),
  );
  const { topicOf, grown } = await placeQuestions(profiles, [
    { id: 'a', text: 'Please reset my password' },
    { id: 'b', text: 'Is there parking nearby?' },
  ]);
  expect([...topicOf]).toEqual([
    ['a', 'password'],
    ['b', null],
  ]);
  expect(grown.map(({ id, size }) => [id, size])).toEqual([['password', 6]]);
});

const windowOf = (topicOf: (id: string) => string | null, isDecided = (_topic: string | null) => false) =>
  questions.map(({ id, text }) => ({ id, text, topic: topicOf(id), isDecided: isDecided(topicOf(id)) }));
const founder = () => {
  let made = 0;
  return () => `new-${made++}`;
};

test('waiting questions found topics, and looking again changes nothing', async () => {
  const first = await consolidateTopics(
    windowOf(() => null),
    founder(),
  );
  expect(first.founded.length).toBe(3);
  const again = await consolidateTopics(
    windowOf((id) => first.moves.get(id) ?? null),
    founder(),
  );
  expect(again).toMatchObject({ founded: [], moves: new Map(), emptied: new Map() });
});

test('two topics of one matter become the larger; the other tells where its questions went', async () => {
  const { moves, emptied, founded } = await consolidateTopics(
    windowOf((id) => (id.startsWith('hours') ? (/[12]/.test(id) ? 'small' : 'large') : null)),
    founder(),
  );
  expect(founded.length).toBe(2);
  expect(emptied).toEqual(new Map([['small', 'large']]));
  expect(moves.get('hours-1')).toBe('large');
  expect(moves.has('hours-0')).toBe(false);
});

test('what a member put together or apart stays so, and new questions follow', async () => {
  // Returns and passwords merged into one; opening hours split in two.
  const topicOf = (id: string) => {
    if (id === 'hours-4' || id === 'password-3') return null;
    if (id.startsWith('hours')) return /[12]/.test(id) ? 'days' : 'times';
    return 'merged';
  };
  const { moves, founded, emptied } = await consolidateTopics(
    windowOf(topicOf, (topic) => topic !== null),
    founder(),
  );
  expect([founded, [...emptied]]).toEqual([[], []]);
  expect([...moves]).toEqual([
    ['password-3', 'merged'],
    ['hours-4', 'times'],
  ]);
});

test('the filter answers every line in order, questions without words too', async () => {
  const output: { id: string; cluster: number; label: string }[] = [];
  async function* input() {
    yield* [...questions, { id: 'odd', text: '???' }].map((question) => JSON.stringify(question));
  }
  await runClusterFilter(input(), (line) => void output.push(JSON.parse(line) as (typeof output)[number]));
  expect(output.map(({ id }) => id)).toEqual([...questions.map(({ id }) => id), 'odd']);
  for (const { cluster, label } of output) {
    expect(Number.isInteger(cluster)).toBe(true);
    expect(label).not.toBe('');
  }
});

test('two thousand questions that are nearly the same stay a few topics', async () => {
  const texts = Object.values(matters).flat();
  const many = Array.from({ length: 2_000 }, (_, index) => ({
    id: String(index),
    text: `${texts[index % texts.length]} ${index % 97}`,
  }));
  expect((await clusterQuestions(many)).topics).toBeGreaterThanOrEqual(3);
}, 60_000);

test('a word is no concept of another language by its first letters alone', async () => {
  const concepts = (text: string) => [...questionTerms(text).keys()].filter((term) => term.startsWith('c'));
  expect(concepts('the car')).toEqual([]);
  expect(concepts('this page')).toEqual(['capp']);
  expect(concepts('take the train')).not.toContain('cduration');
  expect(concepts('a personal matter')).not.toContain('clost');
});

test('a word stands for what it means in its own language: Spanish "sale" leaves, and is no sale', () => {
  expect([...questionTerms('¿El pedido sale hoy de la tienda?').keys()]).not.toContain('cdiscount');
  expect([...questionTerms('When does the sale end?').keys()]).toContain('cdiscount');
});

test('the letters of an order’s number are no word of its question', () => {
  expect([...questionTerms('Where is my order FH-2041?').keys()]).toEqual(['worder', 'corder']);
});

test('what nobody else says makes a question less like those with which it shares a common word', async () => {
  const vocabulary = await countVocabulary(
    Array.from({ length: 300 }, (_, at) => questionTerms(at % 2 === 0 ? 'unlock the bike' : 'a bike for hills')),
  );
  const lengthOf = (text: string) => Math.hypot(...toVector(questionTerms(text), vocabulary).weights);
  expect(lengthOf('unlock the bike')).toBeCloseTo(1);
  expect(lengthOf('resell the bike')).toBeLessThan(0.5);
});
