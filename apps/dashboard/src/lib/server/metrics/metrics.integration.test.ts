import {
  buryJob,
  connectPostgres,
  createApiKey,
  createWorkspace,
  reportHealth,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApiServer } from '../api/testing/start-api-server.ts';
import { openMetrics } from './open-metrics.ts';

let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;
let key: string;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 3 });
  workspaceId = await createWorkspace(sql, { name: 'W' });
  key = (await createApiKey(sql, workspaceId, { kind: 'secret', name: 'k' })).key;
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

function open(given: Sql = sql) {
  const errors: unknown[] = [];
  const metrics = openMetrics({ sql: given, countStreams: () => 3, onError: (error) => errors.push(error) });
  return { ...metrics, errors };
}

it('counts what /v1 takes in, and how large its transactions are', async () => {
  const metrics = open();
  await using server = await startApiServer(database.url, { observe: metrics.observe });
  const message = { type: 'message', conversation: 'c', id: 'm', role: 'visitor', text: 'Hi' };
  const send = (items: object[]) =>
    fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ items }),
    });
  await send([message, { ...message, id: 'm2' }]);
  await send([message, { ...message, text: 'Another' }, { type: 'end', conversation: 'nowhere' }]);
  const text = await metrics.text();
  expect(text).toContain('debrief_ingest_items_total{status="created"} 2');
  expect(text).toContain('debrief_ingest_items_total{status="duplicate"} 1');
  expect(text).toContain('debrief_ingest_items_total{status="rejected"} 2');
  expect(text).toContain('debrief_group_commit_items_count 2');
  expect(text).toContain('debrief_group_commit_items_sum 5');
  expect(text).not.toContain(workspaceId);
});

it('tells how the desk stands, and says nothing of what nobody has said', async () => {
  const before = await open().text();
  expect(before).toMatch(/^debrief_outbox_lag_seconds\{reader="analytics"\} \d/m);
  expect(before).toMatch(/^debrief_outbox_rows_ahead 16\d{6}$/m);
  expect(before).toMatch(/^debrief_workers 0$/m);
  expect(before).toMatch(/^debrief_sse_clients 3$/m);
  expect(before).not.toMatch(/^debrief_queue_jobs\{/m);
  expect(before).not.toMatch(/^debrief_clickhouse_last_insert_seconds /m);

  await reportHealth(sql, 'queue', { waiting: 7, delayed: 0, active: 1, failed: 2 });
  await reportHealth(sql, 'facts', { insertSeconds: 0.25, rows: 10 });
  await buryJob(sql, {
    ...{ jobId: 'j', job: 'odd', payload: {}, reason: 'r', attempts: 1, requestId: null },
    ...{ workspaceId: null, conversationId: null },
  });
  const after = await open().text();
  expect(after).toMatch(/^debrief_queue_jobs\{state="waiting"\} 7$/m);
  expect(after).toMatch(/^debrief_clickhouse_last_insert_seconds 0.25$/m);
  expect(after).toMatch(/^debrief_dead_letters\{job="odd"\} 1$/m);
});

it('still tells of the process when the database is away', async () => {
  const nowhere = connectPostgres('postgres://a@127.0.0.1:1/d', { max: 1 });
  const { text, errors } = open(nowhere);
  const told = await text();
  await nowhere.end({ timeout: 0 });
  expect(told).toMatch(/^process_resident_memory_bytes \d/m);
  expect(told).toMatch(/^debrief_sse_clients 3$/m);
  expect(told).not.toMatch(/^debrief_(outbox|workers|queue|dead)[a-z_]*(\{| )/m);
  expect(errors.length).toBeGreaterThan(0);
});
