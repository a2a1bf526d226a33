import { expect, test } from 'vitest';
import type { Evidence, WebhookLog } from './evidence.ts';
import { judge } from './judge.ts';
import { createSentBook, noteAcknowledged, noteErased, noteOffered, type SentItem } from './sent.ts';
import { addUp, isBlameless } from './verdict.ts';

/**
 * One conversation of two messages, one rated, handed off, ended and analysed; all stores, one listener and the receiver
 * of the webhook agree.
 */
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
  const message = {
    ...{ conversation: 'c', text: 'Hello?', role: 'visitor', position: 0, revision: 1, rating: null },
    isAnswer: false,
  };
  const counts = { helpful: 1, unhelpful: 0, ended: true, day: '2026-11-01', shape: 'bot t 1 1 1' };
  const heard = (seq: number, kind: string, revision: number) => ({ seq, kind, conversation: 'c', revision });
  return {
    sent,
    conversations: [
      {
        ...{ id: 'C', externalId: 'c', revision: 3, contentRevision: 2, messageCount: 2, handedOff: true },
        ...{ ...counts, analysedRevision: 2, searchRevision: 2, isLive: true },
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
        isAnswer: true,
      },
    ],
    events: [
      { seq: 1, kind: 'message.created', conversationId: 'C', entityId: 'Q', revision: 1 },
      { seq: 2, kind: 'message.created', conversationId: 'C', entityId: 'A', revision: 2 },
      { seq: 3, kind: 'handoff.requested', conversationId: 'C', entityId: null, revision: 2 },
      { seq: 4, kind: 'analysis.saved', conversationId: 'C', entityId: null, revision: 3 },
    ],
    conversationFacts: [{ ...counts, id: 'C', revision: 3, messages: 2, analysed: true }],
    messageFacts: [
      { id: 'Q', revision: 1, role: 'visitor', rating: '', characters: 6, isAnswer: false },
      { id: 'A', revision: 2, role: 'bot', rating: 'helpful', characters: 6, isAnswer: true },
    ],
    counts: [{ name: 'all', kept: 1, counted: 1 }],
    givenUp: [],
    webhook: {
      deliveries: [
        { ...delivery, id: 'D3', event: 'handoff.requested', seq: 3, flagId: null },
        { ...delivery, id: 'D4', event: 'conversation.flagged', seq: 4, flagId: 'F' },
      ],
      heard: [told('D3', 'handoff.requested'), told('D4', 'conversation.flagged'), told('D3', 'handoff.requested')],
      flagIds: ['F'],
    },
    listeners: [
      {
        ...{ name: 'listener', from: 0, to: Infinity, connections: 2, resets: 0 },
        heard: [
          heard(1, 'message.created', 1),
          heard(2, 'message.created', 3),
          // Told again after a reconnect.
          heard(1, 'message.created', 3),
          heard(3, 'handoff.requested', 3),
          heard(4, 'analysis.saved', 3),
        ],
      },
    ],
  };
}

const delivery = { conversation: 'c', state: 'delivered' };

function told(id: string, type: string) {
  return { id, type, conversation: 'c', isGenuine: true };
}

function jobGivenUp(): Evidence {
  return { ...good(), givenUp: ['analyse: Postgres was away'] };
}

/** The evidence with what its webhook was to be told, or heard, changed. */
function butWebhook(change: (webhook: WebhookLog) => Partial<WebhookLog>): Evidence {
  const evidence = good();
  return { ...evidence, webhook: evidence.webhook && { ...evidence.webhook, ...change(evidence.webhook) } };
}

type Rows<Key extends keyof Evidence> = Evidence[Key] extends readonly (infer Row)[] ? Row : never;

/** The evidence with a list of it changed. */
type List = 'conversations' | 'messages' | 'events' | 'conversationFacts' | 'messageFacts' | 'counts' | 'listeners';

function but<Key extends List>(key: Key, change: (rows: Rows<Key>[]) => Rows<Key>[]): Evidence {
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
  expect(verdicts).toHaveLength(10);
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
  ['ClickHouse says something else of it', but('conversationFacts', firstWith({ shape: 'bot f 1 1 1' })), 'wrong'],
  ['ClickHouse has a conversation that is gone', but('conversationFacts', firstWith({ id: 'X' })), 'wrong'],
  ['ClickHouse lacks a message', but('messageFacts', withoutFirst), 'lost'],
  ['ClickHouse has a message twice', but('messageFacts', withFirstTwice), 'doubled'],
  ['ClickHouse has the words before an edit', but('messageFacts', firstWith({ characters: 5 })), 'wrong'],
  ['ClickHouse takes a message for an answer', but('messageFacts', firstWith({ isAnswer: true })), 'wrong'],
  ['a tab counts other conversations than it holds', but('counts', firstWith({ kept: 2 })), 'wrong'],
  ['a job was given up', jobGivenUp(), 'lost'],
  ['a delivery was not heard', butWebhook(({ heard }) => ({ heard: heard.slice(1, 2) })), 'lost'],
  [
    'a delivery is still to be made',
    butWebhook(({ deliveries }) => ({ deliveries: firstWith({ state: 'pending' })(deliveries) })),
    'wrong',
  ],
  [
    'a delivery is signed by another',
    butWebhook(({ heard }) => ({ heard: firstWith({ isGenuine: false })(heard) })),
    'wrong',
  ],
  [
    'a delivery tells something else the second time',
    butWebhook(({ heard }) => ({ heard: [...heard, told('D4', 'handoff.requested')] })),
    'wrong',
  ],
  ['a webhook hears in the wrong order', butWebhook(({ heard }) => ({ heard: heard.slice(1) })), 'wrong'],
  [
    'a handoff was to be told to nobody',
    butWebhook(({ deliveries }) => ({ deliveries: withoutFirst(deliveries) })),
    'lost',
  ],
  ['a flag was to be told to nobody', butWebhook(() => ({ flagIds: ['F', 'G'] })), 'lost'],
  ['ClickHouse has a conversation that is gone', but('messageFacts', firstWith({ revision: 0 })), 'wrong'],
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
  ['a listener heard what nobody told', but('listeners', heardBut(firstWith({ seq: 5 }))), 'wrong'],
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
  expect(addUp([...first, ...second])).toHaveLength(10);
  expect(addUp([...first, ...second])[0]).toMatchObject({ examined: 10, lost: 1, doubled: 0, wrong: 0 });
});

test('what was erased is to be nowhere, and listeners may have heard of it or not', () => {
  const { sent, ...stored } = good();
  noteErased(sent, 'c');
  expect(judge({ sent, ...stored })[0]).toMatchObject({ wrong: 1 });
  const rows = { conversations: [], messages: [], conversationFacts: [], messageFacts: [] };
  const webhook = { deliveries: [], flagIds: [], heard: stored.webhook?.heard ?? [] };
  expect(judge({ sent, ...stored, ...rows, webhook }).filter((verdict) => !isBlameless(verdict))).toEqual([]);
});

test('of the edits of a message the last that was acknowledged stands', () => {
  const { sent } = good();
  const edit = { type: 'edit', conversation: 'c', message: 'q', text: 'Hello there?' } satisfies SentItem;
  noteAcknowledged(sent, edit);
  expect(sent.conversations.get('c')?.messages.get('q')?.text).toBe('Hello there?');
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
  expect(judge(evidence).at(-1)).toMatchObject({ examined: 2, lost: 0, wrong: 0 });
});

test('what came once the desk was at rest is not asked of a listener, who may have heard it', () => {
  const early = (keep: number) =>
    but('listeners', (logs) => logs.map((log) => ({ ...log, to: 2, heard: log.heard.slice(0, keep) })));
  const heardAll = judge(early(99)).at(-1);
  expect(heardAll).toMatchObject({ lost: 0, wrong: 0 });
  expect(judge(early(-1)).at(-1)).toMatchObject({ examined: heardAll?.examined, lost: 0, wrong: 0 });
});
