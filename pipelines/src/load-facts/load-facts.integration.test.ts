import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendItems, connectPostgres, createWorkspace, getCursor, type Sql, type WorkspaceId } from '@debrief/db';
import {
  connectClickHouse,
  finishBatch,
  freezeBatch,
  getFrozenBatch,
  reconcile,
  withFactsLock,
  type ClickHouse,
} from '@debrief/db/clickhouse';
import { createTestClickHouse, createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { createLoadFacts, type LoadFacts } from './load-facts.ts';

let database: TestDatabase;
let engine: TestDatabase;
let sql: Sql;
let clickhouse: ClickHouse;
let workspaceId: WorkspaceId;
let loadFacts: LoadFacts;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = await createTestClickHouse();
  sql = connectPostgres(database.url);
  clickhouse = connectClickHouse(engine.url);
  workspaceId = await createWorkspace(sql, { name: 'Test' });
  loadFacts = createLoadFacts({ sql, clickhouse, limit: 10 });
});
afterAll(async () => {
  await clickhouse.close();
  await sql.end();
  await engine.drop();
  await database.drop();
});

async function catchUp(load: LoadFacts = loadFacts): Promise<number> {
  let rows = 0;
  for (let step = await load('analytics'); ; step = await load('analytics')) {
    rows += step.rows;
    if (step.caughtUp) return rows;
  }
}

async function ask(query: string): Promise<Record<string, unknown>[]> {
  return (await clickhouse.query({ query, format: 'JSONEachRow' })).json();
}

async function expectNoDifference(): Promise<void> {
  expect(await reconcile(sql, clickhouse)).toMatchObject({ pending: 0, differences: [] });
}

const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 10, minute));

test('a conversation becomes facts: dimensions, counts, first response and what was not answered', async () => {
  const conversation = 'facts';
  await appendItems(sql, workspaceId, [
    {
      type: 'message',
      conversation,
      id: 'greeting',
      role: 'bot',
      text: 'Hello!',
      at: at(0),
      details: {
        device: 'mobile',
        country: 'DE',
        pageUrl: 'https://shop.example/prices/eu?ref=1#top',
        referrer: 'https://Search.example:443/?q=x',
      },
    },
    { type: 'message', conversation, id: 'q1', role: 'visitor', text: 'How much?', at: at(1) },
    { type: 'message', conversation, id: 'a1', role: 'bot', text: 'Sorry?', at: at(3), answered: false },
    { type: 'message', conversation, id: 'a2', role: 'bot', text: '12 €', at: at(4) },
    { type: 'message', conversation, id: 'a3', role: 'bot', text: 'Anything else?', at: at(5) },
    { type: 'feedback', conversation, message: 'a2', rating: 'helpful' },
    { type: 'handoff', conversation },
  ]);
  await sql`insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
    select id, ordinal, workspace_id, conversation_id, 'How much?', asked.answered
    from message, (values (0, 'no'), (1, 'yes')) as asked(ordinal, answered) where external_id = 'q1'`;
  await sql`insert into flag (id, workspace_id, conversation_id, message_id, kind, score, reason, evidence, flagged_by)
    select gen_random_uuid(), workspace_id, conversation_id, id, 'failed_answer', 1, 'r', '[]', 'test'
    from message where external_id = 'a3'`;
  expect(await catchUp()).toBe(1 + 5);

  expect(await ask('select * from conversation_facts final')).toMatchObject([
    {
      workspace_id: workspaceId,
      device: 'mobile',
      country: 'DE',
      page: '/prices/eu',
      referrer: 'search.example',
      started_at: '2026-10-01 10:00:00.000',
      duration_ms: 300_000,
      messages: 5,
      visitor_messages: 1,
      bot_messages: 4,
      bot_answers: 3,
      bot_answers_not_fallback: 1,
      first_response_ms: 120_000,
      helpful: 1,
      unhelpful: 0,
      handed_off: 1,
      open_flags: 1,
      questions: 2,
      questions_unanswered: 1,
      analysed: 0,
    },
  ]);
  const messages = await ask(
    'select role, rating, is_answer, is_fallback, flag_kinds from message_facts final order by at',
  );
  expect(messages).toEqual([
    { role: 'bot', rating: '', is_answer: 0, is_fallback: 0, flag_kinds: [] },
    { role: 'visitor', rating: '', is_answer: 0, is_fallback: 0, flag_kinds: [] },
    { role: 'bot', rating: '', is_answer: 1, is_fallback: 1, flag_kinds: [] },
    { role: 'bot', rating: 'helpful', is_answer: 1, is_fallback: 0, flag_kinds: [] },
    { role: 'bot', rating: '', is_answer: 1, is_fallback: 1, flag_kinds: ['failed_answer'] },
  ]);
  await expectNoDifference();
});

test('only the messages that changed are loaded again', async () => {
  await appendItems(sql, workspaceId, [
    { type: 'feedback', conversation: 'facts', message: 'a1', rating: 'unhelpful' },
  ]);
  expect(await catchUp()).toBe(1 + 1);
  await expectNoDifference();
});

test('a step that fails after freezing its batch repeats that batch, and repeats it without effect', async () => {
  await say('retried');
  const cursor = await getCursor(sql, 'analytics');
  const intoNowhere = createLoadFacts({
    sql,
    clickhouse,
    tables: { conversations: 'nowhere', messages: 'message_facts' },
  });
  await expect(intoNowhere('analytics')).rejects.toThrow();
  expect(await getCursor(sql, 'analytics')).toBe(cursor);
  const frozen = await getFrozenBatch(sql, 'analytics');
  expect(frozen?.conversations).toBe(1);

  // Messages went in, conversations did not. What is said now belongs to the next batch.
  await say('meanwhile');
  const stored = () => ask('select count() as n from message_facts');
  const before = await stored();
  const step = await loadFacts('analytics');
  expect(step).toMatchObject({ toSeq: frozen?.toSeq, caughtUp: false });
  expect(await stored()).toEqual(before);
  // It is done with; what may stand there now is the next one, frozen while ClickHouse was busy.
  expect((await getFrozenBatch(sql, 'analytics'))?.id).not.toBe(frozen?.id);
  await catchUp();
  await expectNoDifference();
});

test('batches that a crash left frozen are finished in their order, whoever froze them', async () => {
  await say('first', 'default');
  await say('second', 'default');
  const cursor = await getCursor(sql, 'analytics');
  const seqs = await sql<{ seq: number; id: string }[]>`
    select max(seq) as seq, conversation_id as id from outbox where seq > ${cursor} group by conversation_id order by 1`;
  const [first, second] = seqs;
  if (!first || !second) throw new Error('two conversations were said');
  await freezeBatch(sql, 'analytics', { fromSeq: first.seq, toSeq: second.seq });
  // As an earlier release wrote it: the members as JSON, with the messages that had changed.
  await sql`
    insert into facts_batch (id, reader, from_seq, to_seq, members)
    values (gen_random_uuid(), 'analytics', ${cursor}, ${first.seq},
      ${sql.json([{ workspaceId, conversationId: first.id, messageIds: [] }])})`;
  expect(await loadFacts('analytics')).toMatchObject({ rows: 1 + 2, toSeq: first.seq, caughtUp: false });
  expect(await loadFacts('analytics')).toMatchObject({ rows: 1 + 2, toSeq: second.seq });
  await catchUp();
  expect(await getFrozenBatch(sql, 'analytics')).toBeNull();
  await expectNoDifference();
});

test('a backlog is frozen and read ahead, one batch, and no change is lost between the two', async () => {
  for (let index = 0; index < 20; index += 1) await say(`backlog-${index}`);
  const step = await loadFacts('analytics');
  expect(step).toMatchObject({ caughtUp: false });
  const ahead = await getFrozenBatch(sql, 'analytics');
  expect(ahead?.fromSeq).toBe(step.toSeq);
  // What is read ahead is older than this; its own row of the outbox brings it.
  await appendItems(sql, workspaceId, [{ type: 'end', conversation: 'backlog-5' }]);
  // Another process takes over, as after a crash, and the first comes back with what it had read.
  const other = createLoadFacts({ sql, clickhouse, limit: 10 });
  expect(await other('analytics')).toMatchObject({ batch: { id: ahead?.id } });
  await catchUp();
  expect(await getFrozenBatch(sql, 'analytics')).toBeNull();
  await expectNoDifference();
});

test('a loader that lost its lock does not move on: its facts may be in tables that were replaced', async () => {
  await say('robbed');
  const intoNowhere = createLoadFacts({ sql, clickhouse, tables: { conversations: 'nowhere', messages: 'nowhere' } });
  await expect(intoNowhere('analytics')).rejects.toThrow();
  const cursor = await getCursor(sql, 'analytics');
  const frozen = await getFrozenBatch(sql, 'analytics');
  if (!frozen) throw new Error('nothing was frozen');
  const robbed = withFactsLock(sql, async (lock) => {
    const [own] = await lock<[{ pid: number }]>`select pg_backend_pid() as pid`;
    await sql`select pg_terminate_backend(${own.pid})`;
    await finishBatch(lock, frozen);
  });
  await expect(robbed).rejects.toThrow();
  expect(await getCursor(sql, 'analytics')).toBe(cursor);
  expect((await getFrozenBatch(sql, 'analytics'))?.id).toBe(frozen.id);
  await catchUp();
  await expectNoDifference();
});

test('several readers in several processes take turns while conversations come in', async () => {
  const others = [sql, sql].map((pool) => createLoadFacts({ sql: pool, clickhouse, limit: 7 }));
  await Promise.all([
    ...Array.from({ length: 20 }, (_, index) => say(`crowd-${index}`)),
    ...others.map((load) => catchUp(load)),
  ]);
  await catchUp();
  await expectNoDifference();
});

test('a deleted agent takes the facts of its conversations along', async () => {
  await say('doomed', 'short-lived');
  await catchUp();
  const doomed = `select count() as n from conversation_facts final
    where conversation_id = '${(await sql`select id from conversation where external_id = 'doomed'`)[0]?.id}'`;
  expect(await ask(doomed)).toEqual([{ n: 1 }]);
  await sql`delete from agent where key = 'short-lived'`;
  expect(await catchUp()).toBe(1 + 2);
  expect(await ask(doomed)).toEqual([{ n: 0 }]);
  await expectNoDifference();
});

async function say(conversation: string, agent = 'default'): Promise<void> {
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation, agent, id: 'q', role: 'visitor', text: 'Hello?', at: at(1) },
    { type: 'message', conversation, agent, id: 'a', role: 'bot', text: 'Hello.', at: at(2) },
  ]);
}
