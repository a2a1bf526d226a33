import {
  appendItems,
  buryJob,
  connectPostgres,
  createWorkspace,
  moveCursor,
  outboxReaders,
  reportHealth,
  type Sql,
} from '@debrief/db';
import { createTestClickHouse, createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkClock, checkPipe, checkTenantGuard } from './check-pipe.ts';

let clickhouse: TestDatabase;
let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  clickhouse = await createTestClickHouse();
});
afterAll(() => clickhouse.drop());
beforeEach(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 2 });
});
afterEach(async () => {
  await sql.end();
  await database.drop();
});

const check = (isRunning = true, clickhouseUrl = clickhouse.url) =>
  checkPipe({ databaseUrl: database.url, clickhouseUrl, isRunning });
const speak = () =>
  reportHealth(sql, 'workers', {
    ...{ version: '0.1.0', node: '24', startedAt: new Date().toISOString() },
    ...{ queue: 'postgres', analyser: 'local', concurrency: 4 },
  });

it('finds nothing wrong with a desk whose workers keep up', async () => {
  await speak();
  const findings = await check();
  expect(findings.filter(({ state }) => state !== 'good')).toEqual([]);
  expect(findings.map(({ text }) => text)).toEqual([
    expect.stringContaining('Readers keep up: analytics 0 s behind, dispatch 0 s behind'),
    'Outbox: 17 partitions, room for 17.0 million changes',
    'No job was given up',
    'Tenant guard: row-level security holds, tried out',
    "PostgreSQL's clock agrees with this machine's",
    "ClickHouse's clock agrees with this machine's",
  ]);
});

it('names a reader that stands still, workers that are gone, and jobs that were given up, each with its remedy', async () => {
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  await appendItems(sql, workspaceId, [{ type: 'message', conversation: 'c', id: 'm', role: 'visitor', text: 'Hi' }]);
  await sql`update outbox set at = now() - interval '10 minutes'`;
  for (const reader of outboxReaders) if (reader !== 'analytics') await moveCursor(sql, reader, 1);
  await buryJob(sql, {
    ...{ jobId: 'j', job: 'odd', payload: {}, reason: 'r', attempts: 1, requestId: null },
    ...{ workspaceId: null, conversationId: null },
  });
  const findings = await check(true, 'http://127.0.0.1:1/nowhere');
  expect(findings.filter(({ state }) => state !== 'good')).toMatchObject([
    { state: 'bad', text: 'No worker process is running', remedy: expect.stringContaining('pnpm start') },
    {
      state: 'bad',
      text: 'Analytics has stood still for 10 min',
      remedy: expect.stringContaining('once a worker runs'),
    },
    { state: 'poor', text: 'A job was given up', remedy: expect.stringContaining('Settings → Health') },
  ]);
  await speak();
  const [stuck] = await check(true, 'http://127.0.0.1:1/nowhere');
  expect(stuck).toMatchObject({ remedy: expect.stringContaining('ClickHouse does not answer') });
});

it('calls workers that are not running no fault of a desk that was not started', async () => {
  expect((await check(false)).filter(({ state }) => state === 'bad')).toEqual([]);
});

it('sees a wall of the tenant guard that is down', async () => {
  await sql`alter table message disable row level security`;
  expect(await checkTenantGuard(sql)).toEqual({
    state: 'bad',
    text: 'The tenant guard does not stand before: message',
    remedy: 'alter table message enable row level security;',
  });
  await sql`alter table message enable row level security`;
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  await appendItems(sql, workspaceId, [{ type: 'message', conversation: 'c', id: 'm', role: 'visitor', text: 'Hi' }]);
  await sql`create policy leak on conversation to debrief_tenant using (true)`;
  expect(await checkTenantGuard(sql)).toMatchObject({ state: 'bad', text: expect.stringContaining('a stranger sees') });
});

it('says so when the database is of another release', async () => {
  await sql`delete from debrief.__drizzle_migrations where created_at = (select max(created_at) from debrief.__drizzle_migrations)`;
  expect(await check()).toMatchObject([{ state: 'poor', remedy: expect.stringContaining('debrief migrate') }]);
});

it('tells a clock that is a little off from one that is far off', () => {
  expect(checkClock('PostgreSQL', -1.9).state).toBe('good');
  expect(checkClock('PostgreSQL', 5)).toMatchObject({ state: 'poor', text: expect.stringContaining('5 s ahead of') });
  expect(checkClock('PostgreSQL', -90)).toMatchObject({ state: 'bad', text: expect.stringContaining('90 s behind') });
});
