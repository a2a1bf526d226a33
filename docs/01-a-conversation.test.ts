/**
 * A tour of Debrief that runs. One conversation goes the whole way: it lands in Postgres with its outbox rows, is
 * analysed, becomes facts in ClickHouse, and is counted. Each step is the very function the desk uses.
 */
import {
  appendItems,
  connectPostgres,
  createWorkspace,
  getConversation,
  listFlagged,
  listInbox,
  newId,
  readOutbox,
  type IncomingItem,
  type MemberId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { connectClickHouse, countFlagged, reconcile, sliceMeasures, type ClickHouse } from '@debrief/db/clickhouse';
import { createTestClickHouse, createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { analyseAtOnce, createLocalAnalyser } from '@debrief/pipelines/analyse';
import { createAnalyseConversations } from '@debrief/pipelines/analyse/run';
import { createLoadFacts } from '@debrief/pipelines/load-facts';
import { afterAll, beforeAll, expect, it } from 'vitest';

let database: TestDatabase;
let facts: TestDatabase;
let sql: Sql;
let clickhouse: ClickHouse;
let workspaceId: WorkspaceId;

const memberId = newId<MemberId>();
const period = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-11-08T00:00:00Z') };

const said: IncomingItem[] = [
  {
    type: 'message',
    conversation: 'c-1',
    id: 'm-1',
    role: 'visitor',
    text: 'Do you ship to Iceland?',
    at: new Date('2026-11-02T10:00:00Z'),
    visitor: { id: 'v-1', name: 'Anna' },
    details: { device: 'mobile', country: 'IS', city: 'Reykjavík' },
  },
  {
    type: 'message',
    conversation: 'c-1',
    id: 'm-2',
    role: 'bot',
    text: 'I’m sorry, I don’t have information about that.',
    at: new Date('2026-11-02T10:00:03Z'),
  },
  { type: 'feedback', conversation: 'c-1', message: 'm-2', rating: 'unhelpful', comment: 'not what I asked' },
  { type: 'end', conversation: 'c-1' },
];

beforeAll(async () => {
  [database, facts] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
  sql = connectPostgres(database.url);
  clickhouse = connectClickHouse(facts.url);
  workspaceId = await createWorkspace(sql, { name: 'Tour' });
});
afterAll(async () => {
  await Promise.all([sql.end(), clickhouse.close()]);
  await Promise.all([database.drop(), facts.drop()]);
});

it('1. it lands: one transaction, one revision, and an outbox row for everything others must hear of', async () => {
  const results = await appendItems(sql, workspaceId, said);
  expect(results.map((result) => result.status)).toEqual(['created', 'created', 'created', 'created']);

  const { rows } = await readOutbox(sql, { afterSeq: 0, limit: 100, hole: null });
  expect(rows.map((row) => [row.kind, row.revision])).toEqual([
    ['message.created', 1],
    ['message.created', 1],
    ['feedback.given', 1],
    ['conversation.ended', 1],
  ]);
});

it('2. sent again it changes nothing: the ids are the sender’s', async () => {
  const again = await appendItems(sql, workspaceId, said);
  expect(new Set(again.map((result) => result.status))).toEqual(new Set(['duplicate']));
});

it('3. it is in the Inbox, unread', async () => {
  const { rows } = await listInbox(sql, workspaceId, { tab: 'all', memberId });
  expect(rows).toMatchObject([
    { visitorName: 'Anna', country: 'IS', device: 'mobile', unhelpfulCount: 1, messageCount: 2, seenMessages: 0 },
  ]);
});

it('4. it is analysed: each sentence and each flag names the words it rests on', async () => {
  const analyse = createAnalyseConversations({
    sql,
    analyser: createLocalAnalyser(),
    atOnce: { name: 'local', findFlags: analyseAtOnce },
    onSaved: () => undefined,
  });
  const [row] = (await listInbox(sql, workspaceId, { tab: 'all', memberId })).rows;
  if (!row) throw new Error('the conversation is gone');
  const asked = { workspaceId, conversations: [{ conversationId: row.id }] };
  expect(await analyse(asked)).toMatchObject([{ tier: 'full', result: 'saved' }]);
  expect(await analyse(asked)).toMatchObject([{ tier: 'none', result: 'unchanged' }]);

  const conversation = await getConversation(sql, workspaceId, { id: row.id, memberId });
  expect(conversation?.flags.map((flag) => flag.kind)).toEqual(
    expect.arrayContaining(['knowledge_gap', 'unhelpful_feedback']),
  );
  expect(conversation?.analysis?.summary.length).toBeGreaterThan(0);
  const texts = new Map(conversation?.messages.map((message) => [message.id, message.text]));
  for (const { messageId, start, end } of conversation?.analysis?.evidence ?? []) {
    expect(texts.get(messageId)?.slice(start, end)).not.toBe('');
  }
});

it('5. it becomes facts: a batch is frozen, read, inserted, and only then the reader moves on', async () => {
  const load = createLoadFacts({ sql, clickhouse });
  expect((await load('analytics')).rows).toBeGreaterThan(0);
  expect(await load('analytics')).toMatchObject({ rows: 0, caughtUp: true });
});

it('6. it is counted, and the list behind the number is the same', async () => {
  const calendar = { timeZone: 'Atlantic/Reykjavik', weekStart: 1 };
  const { rows } = await sliceMeasures(clickhouse, workspaceId, {
    ...calendar,
    period,
    measures: ['conversations', 'gap_rate', 'helpful_rate'],
    dimensions: ['device', 'country'],
  });
  expect(rows).toMatchObject([
    {
      dimensions: ['mobile', 'IS'],
      values: {
        conversations: { value: 1 },
        gap_rate: { value: 1, numerator: 1, denominator: 1 },
        helpful_rate: { value: 0, numerator: 0, denominator: 1 },
      },
    },
  ]);
  const counted = await countFlagged(clickhouse, workspaceId, { period, timeZone: calendar.timeZone });
  const listed = await listFlagged(sql, workspaceId, { period, kind: 'knowledge_gap' });
  expect(counted.byKind.knowledge_gap).toBe(listed.rows.length);
});

it('7. both stores agree, by workspace and day', async () => {
  expect(await reconcile(sql, clickhouse)).toMatchObject({ conversations: 1, messages: 2, differences: [] });
});
