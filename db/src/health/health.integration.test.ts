import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectClickHouse, readClickHouseFacts } from '../clickhouse/index.ts';
import {
  appendItems,
  connectPostgres,
  createWorkspace,
  forgetSilentWorkers,
  moveCursor,
  outboxReaders,
  readHealthReports,
  readLag,
  readPartitions,
  readPostgresFacts,
  reportHealth,
  withdrawReport,
  type Sql,
} from '../index.ts';
import { createTestClickHouse, createTestDatabase, type TestDatabase } from '../testing/index.ts';

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 3, applicationName: 'health test' });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

it('tells the lag of a reader that never moved, from the first row that waits for it', async () => {
  expect((await readLag(sql, outboxReaders)).map(({ reader, lagSeconds }) => [reader, lagSeconds])).toEqual([
    ['analytics', 0],
    ['dispatch', 0],
    ['search', 0],
  ]);
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'c', id: 'm', role: 'visitor', text: 'Hi', at: new Date() },
    { type: 'end', conversation: 'c' },
  ]);
  await sql`update outbox set at = now() - interval '1 hour'`;
  await moveCursor(sql, 'dispatch', 2);
  const [analytics, dispatch] = await readLag(sql, outboxReaders);
  expect(analytics).toMatchObject({ reader: 'analytics', behind: 2, stillSeconds: null });
  expect(analytics?.lagSeconds).toBeCloseTo(3_600, -1);
  expect(dispatch).toMatchObject({ reader: 'dispatch', behind: 0, lagSeconds: 0 });
  expect(dispatch?.stillSeconds).toBeLessThan(10);
});

it('counts the rows that fit into the outbox before it needs another partition', async () => {
  const { count, rowsAhead, bytes } = await readPartitions(sql);
  expect(count).toBe(17);
  expect(rowsAhead).toBe(17_000_000 - 2);
  expect(bytes).toBeGreaterThan(0);
});

it('names the transaction that has been writing longest, and not those that only read', async () => {
  expect((await readPostgresFacts(sql)).oldestWriter).toBeNull();
  await sql.begin(async (tx) => {
    await tx`select 1`;
    expect((await readPostgresFacts(sql)).oldestWriter).toBeNull();
    await tx`select pg_current_xact_id()`;
    const { oldestWriter, version, bytes, clockSkewSeconds } = await readPostgresFacts(sql);
    expect(oldestWriter).toMatchObject({ application: 'health test' });
    expect(version).toMatch(/^\d+(\.\d+)?$/);
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(Math.abs(clockSkewSeconds)).toBeLessThan(1);
  });
});

it('says what ClickHouse says of itself', async () => {
  await using clickhouse = await createTestClickHouse();
  const client = connectClickHouse(clickhouse.url);
  const facts = await readClickHouseFacts(client);
  await client.close();
  expect(facts.version).toMatch(/^\d+\.\d+/);
  expect(facts.bytes).toBeLessThan(10_000);
  expect(Math.abs(facts.clockSkewSeconds)).toBeLessThan(1);
});

it('keeps the last word of each speaker, and none of those that stopped or fell silent', async () => {
  const startedAt = new Date().toISOString();
  const workers = {
    version: '0.1.0',
    node: '24',
    startedAt,
    queue: 'postgres',
    analyser: 'local',
    concurrency: 4,
  } as const;
  await reportHealth(sql, 'workers', workers, 'a/1');
  await reportHealth(sql, 'workers', workers, 'b/2');
  await reportHealth(sql, 'queue', { waiting: 1, delayed: 0, active: 2, failed: 3 });
  await reportHealth(sql, 'queue', { waiting: 9, delayed: 0, active: 2, failed: 3 });
  await sql`insert into health_report (name, detail) values ('facts', '{"from":"another release"}')`;
  const reports = await readHealthReports(sql);
  expect(reports).toMatchObject({ queue: { waiting: 9 }, facts: null, reconcile: null });
  expect(reports.workers).toMatchObject([{ analyser: 'local' }, { analyser: 'local' }]);

  await withdrawReport(sql, 'workers', 'b/2');
  expect((await readHealthReports(sql)).workers).toHaveLength(1);
  await sql`update health_report set at = now() - interval '61 minutes' where name = 'workers/a/1'`;
  expect((await readHealthReports(sql)).workers).toEqual([]);
  await forgetSilentWorkers(sql);
  expect(await sql`select name from health_report order by name`).toEqual([{ name: 'facts' }, { name: 'queue' }]);
});
