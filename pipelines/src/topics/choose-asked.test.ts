import { expect, test } from 'vitest';
import { labelTopics } from './label-topics.ts';

interface Topic {
  asked: string[];
  name: RegExp;
}

const topics: Record<string, Topic> = {
  'of a choice between two things the first is asked for': {
    asked: ['Do you rent kayaks or paddles?', 'Do you rent kayaks or paddles?', 'Hire a kayak?', 'kayaks for rent?'],
    name: /^(?!.* or ).*kayak/i,
  },
  'what only rounds off is left out': {
    asked: [
      'So what must we pay altogether, roughly?',
      'so what must we pay altogether, roughly?',
      'So what must we pay altogether, roughly?',
      'must we pay a deposit?',
    ],
    name: /^What must we pay altogether\?$/,
  },
  'a place that each asks with its own is left out': {
    asked: [
      'And is there a showroom near Turku?',
      'is there a showroom near Aarhus?',
      'Is there a showroom near Bergen?',
      'my cousin in Turku and I in Bergen like Aarhus',
    ],
    name: /^(?:Is there a )?showroom\??$/i,
  },
  'a place is left out in German, too': {
    asked: ['Passau', 'Kempten', 'Aalen'].map((town) => `Gibt es eine Werkstatt in der Nähe von ${town}?`),
    name: /^Gibt es eine Werkstatt(?: in der Nähe)?\?$/,
  },
  'questions that differ in a name alone are one question': {
    asked: [
      'Does the Puffin come with straps?',
      'does the Gannet come with straps?',
      'Does the Linnet come with straps?',
      'does the Puffin come in purple?',
      'does the Puffin come in purple?',
      'Is it the Gannet, the Puffin or the Linnet?',
    ],
    name: /come with straps\?$/,
  },
  'of a line that tells and asks, what asks is the name': {
    asked: [
      "I'm 91 kg, is the hammock strong enough for two?",
      'we are 140 kg, is the hammock strong enough for two?',
      'my wife weighs 58 kg',
    ],
    name: /^Is the hammock strong enough for two\?$/,
  },
  'what cannot be found is named by what is looked for': {
    asked: [
      "I can't find where to enter my licence key",
      "can't find where to enter my licence key",
      'I cannot find the download',
      'cannot find my download',
    ],
    name: /^Where to enter my licence key\?$/,
  },
  'what most ask in the same words is the name, and no piece of it': {
    asked: [
      'Are you a family business?',
      'are you a family business?',
      'Are you a family business?',
      'do I need the family ticket?',
    ],
    name: /^Are you a family business\?$/,
  },
  'a name holds the word that the topic is about': {
    asked: [
      'do I pay duty if I send to the island?',
      'do I pay monthly, and can I send to the island?',
      'can I pay in parts?',
      'can I pay in two goes?',
      'pay at the door?',
    ],
    name: /pay/i,
  },
  'what is taken back by a ferry is not the ferry': {
    asked: ['I want', 'we want', 'how'].map((who) => `${who} to carry the canoe on the ferry back`),
    name: /ferry$/,
  },
  'of two questions in the same words the one in plain English is the name': {
    asked: [
      'Why is an invoice I have still unpaid?',
      'Why is my invoice still unpaid?',
      'why is the invoice unpaid?',
      'Why is one invoice unpaid?',
    ],
    name: /^Why is (?:my|the) invoice (?:still )?unpaid\?$/,
  },
};

test.each(Object.entries(topics))('%s', async (_, { asked, name }) => {
  const [label] = await labelTopics(asked, new Int32Array(asked.length), 1);
  expect(label).toMatch(name);
});

test('a question that was the name stays while it is about as good as another', async () => {
  const even = ['Do you lend telescopes?', 'Do you lend telescopes?', 'Can I borrow a telescope?', 'Can I borrow one?'];
  const held = new Int32Array(even.length);
  for (const name of ['Do you lend telescopes?', 'Can I borrow a telescope?']) {
    expect(await labelTopics(even, held, 1, { previous: [name] })).toEqual([name]);
  }
  const [turned] = await labelTopics(
    [...even, ...even.slice(2).flatMap((text) => Array<string>(8).fill(text))],
    new Int32Array(20),
    1,
    {
      previous: ['Do you lend telescopes?'],
    },
  );
  expect(turned).toMatch(/borrow/);
});
