import { expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { addUp, isBlameless, judge } from './judge.ts';
import { createSentBook, noteAcknowledged, noteOffered } from './sent.ts';

/** One conversation of two messages, one rated, handed off, ended and analysed; all stores and one listener agree. */
function good(): Evidence {
  const sent = createSentBook();
  for (const item of [
    { type: 'message', conversation: 'c', id: 'q', role: 'visitor', text: 'Hello?' },
    { type: 'message', conversation: 'c', id: 'a', role: 'bot', text: 'Hello.' },
    { type: 'feedback', conversation: 'c', message: 'a', rating: 'helpful' },
    { type: 'handoff', conversation: 'c' },
    { type: 'end', conversation: 'c' },
  ] as const) {
    noteOffered(sent, item);
    noteAcknowledged(sent, item);
  }
  const message = { conversation: 'c', text: 'Hello?', role: 'visitor', position: 0, revision: 1, rating: null };
  const counts = { helpful: 1, unhelpful: 0, ended: true, day: '2026-11-01' };
  const heard = (seq: number, kind: string, revision: number) => ({ seq, kind, conversation: 'c', revision });
  return {
    sent,
    conversations: [
      {
        ...{ id: 'C', externalId: 'c', revision: 3, contentRevision: 2, messageCount: 2, handedOff: true },
        ...{ ...counts, analysedRevision: 2, searchRevision: 2 },
      },
    ],
    messages: [
      { ...message, id: 'Q', externalId: 'q' },
      {
        ...message,
        id: 'A',
        externalId: 'a',
        role: 'bot',
        text: 'Hello.',
        position: 1,
        revision: 2,
        rating: 'helpful',
      },
    ],
    events: [
      { seq: 1, kind: 'message.created', conversationId: 'C', entityId: 'Q', revision: 1 },
      { seq: 2, kind: 'message.created', conversationId: 'C', entityId: 'A', revision: 2 },
      { seq: 4, kind: 'analysis.saved', conversationId: 'C', entityId: null, revision: 3 },
    ],
    conversationFacts: [{ ...counts, id: 'C', revision: 3, messages: 2, analysed: true }],
    messageFacts: [
      { id: 'Q', revision: 1, role: 'visitor', rating: '' },
      { id: 'A', revision: 2, role: 'bot', rating: 'helpful' },
    ],
    listeners: [
      {
        ...{ name: 'listener', from: 0, to: Infinity, connections: 2, resets: 0 },
        heard: [
          heard(1, 'message.created', 1),
          heard(2, 'message.created', 3),
          // Told again after a reconnect.
          heard(1, 'message.created', 3),
          heard(4, 'analysis.saved', 3),
        ],
      },
    ],
  };
}

type Rows<Key extends keyof Evidence> = Evidence[Key] extends readonly (infer Row)[] ? Row : never;

/** The evidence with a list of it changed. */
function but<Key extends 'conversations' | 'messages' | 'events' | 'conversationFacts' | 'messageFacts' | 'listeners'>(
  key: Key,
  change: (rows: Rows<Key>[]) => Rows<Key>[],
): Evidence {
  const evidence = good();
  return { ...evidence, [key]: change(evidence[key] as Rows<Key>[]) };
}

const firstWith =
  (changes: object) =>
  <Row>(rows: Row[]): Row[] =>
    rows.map((row, index) => (index === 0 ? { ...row, ...changes } : row));
const withoutFirst = <Row>([, ...rest]: Row[]): Row[] => rest;
const withFirstTwice = <Row>(rows: Row[]): Row[] => rows.concat(rows.slice(0, 1));

test('stores and listeners that agree with what was said are blameless', () => {
  const verdicts = judge(good());
  expect(verdicts).toHaveLength(7);
  expect(verdicts.filter((verdict) => !isBlameless(verdict))).toEqual([]);
});

test.each([
  ['an acknowledged message is not there', but('messages', withoutFirst), 'lost'],
  ['a message is there twice', but('messages', withFirstTwice), 'doubled'],
  ['a message reads otherwise', but('messages', firstWith({ text: 'Hi?' })), 'wrong'],
  ['a rating is lost', but('messages', (rows) => rows.map((row) => ({ ...row, rating: null }))), 'lost'],
  ['nobody said a message', but('messages', firstWith({ externalId: 'x' })), 'wrong'],
  ['a handoff is lost', but('conversations', firstWith({ handedOff: false })), 'lost'],
  ['an end is lost', but('conversations', firstWith({ ended: false })), 'lost'],
  ['a conversation counts other messages than it has', but('conversations', firstWith({ messageCount: 3 })), 'wrong'],
  ['an analysis is missing', but('conversations', firstWith({ analysedRevision: null })), 'lost'],
  ['an analysis is of older content', but('conversations', firstWith({ analysedRevision: 1 })), 'wrong'],
  ['a conversation cannot be searched', but('conversations', firstWith({ searchRevision: null })), 'lost'],
  ['a search finds older words', but('conversations', firstWith({ searchRevision: 1 })), 'wrong'],
  ['the outbox does not tell a message', but('events', withoutFirst), 'lost'],
  ['the outbox tells a message twice', but('events', withFirstTwice), 'doubled'],
  ['the outbox ends before the conversation', but('events', (rows) => rows.slice(0, 2)), 'lost'],
  ['ClickHouse lacks a conversation', but('conversationFacts', withoutFirst), 'lost'],
  ['ClickHouse has a conversation twice', but('conversationFacts', withFirstTwice), 'doubled'],
  ['ClickHouse has an older conversation', but('conversationFacts', firstWith({ revision: 2 })), 'wrong'],
  ['ClickHouse has the day wrong', but('conversationFacts', firstWith({ day: '2026-10-31' })), 'wrong'],
  ['ClickHouse has a conversation that is gone', but('conversationFacts', firstWith({ id: 'X' })), 'wrong'],
  ['ClickHouse lacks a message', but('messageFacts', withoutFirst), 'lost'],
  ['ClickHouse has a message twice', but('messageFacts', withFirstTwice), 'doubled'],
  ['ClickHouse has an older message', but('messageFacts', firstWith({ revision: 0 })), 'wrong'],
  [
    'a listener missed an event',
    but(
      'listeners',
      heardBut((heard) => heard.slice(0, 3)),
    ),
    'lost',
  ],
  [
    'a listener heard in the wrong order',
    but(
      'listeners',
      heardBut((heard) => heard.toReversed()),
    ),
    'wrong',
  ],
  ['a listener heard of the past', but('listeners', heardBut(firstWith({ revision: 0 }))), 'wrong'],
  ['a listener heard what nobody told', but('listeners', heardBut(firstWith({ seq: 3 }))), 'wrong'],
  ['a listener had to start over', but('listeners', firstWith({ resets: 1 })), 'lost'],
] as const)('it is found when %s', (_, evidence, how) => {
  const blamed = judge(evidence).filter((verdict) => !isBlameless(verdict));
  expect(blamed.map((verdict) => verdict[how]).some((count) => count > 0)).toBe(true);
});

type Heard = Rows<'listeners'>['heard'];

function heardBut(change: (heard: Heard) => Heard) {
  return (listeners: Rows<'listeners'>[]) => listeners.map((log) => ({ ...log, heard: change(log.heard) }));
}

test('verdicts on one promise are added up', () => {
  const [first, second] = [judge(good()), judge(but('messages', withoutFirst))];
  expect(addUp([...first, ...second])).toHaveLength(7);
  expect(addUp([...first, ...second])[0]).toMatchObject({ examined: 10, lost: 1, doubled: 0, wrong: 0 });
});

test('a message from before the end that comes after it leaves the conversation ended; a later one does not', () => {
  const item = { type: 'message', conversation: 'c', id: 'late', role: 'visitor', text: 'Thanks!' } as const;
  const { sent } = good();
  noteAcknowledged(sent, { ...item, at: '2020-01-01T00:00:00Z' });
  expect(sent.conversations.get('c')?.endedAtMs).not.toBeNull();
  noteAcknowledged(sent, { ...item, at: '2100-01-01T00:00:00Z' });
  expect(sent.conversations.get('c')?.endedAtMs).toBeNull();
});

test('what a listener was told before it began to listen is not asked of it', () => {
  const evidence = but('listeners', (logs) => logs.map((log) => ({ ...log, from: 2, heard: log.heard.slice(3) })));
  expect(judge(evidence).at(-1)).toMatchObject({ examined: 1, lost: 0, wrong: 0 });
});

test('what came once the desk was at rest is not asked of a listener, who may have heard it', () => {
  const early = (keep: number) =>
    but('listeners', (logs) => logs.map((log) => ({ ...log, to: 2, heard: log.heard.slice(0, keep) })));
  const heardAll = judge(early(99)).at(-1);
  expect(heardAll).toMatchObject({ lost: 0, wrong: 0 });
  expect(judge(early(-1)).at(-1)).toMatchObject({ examined: heardAll?.examined, lost: 0, wrong: 0 });
});
