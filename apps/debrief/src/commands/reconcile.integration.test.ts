import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { appendItems, connectPostgres, createWorkspace, type Sql } from '@debrief/db';
import { createTestClickHouse, createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../../debrief.js', import.meta.url));
let directory: string;
let database: TestDatabase;
let clickhouse: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'debrief-reconcile-'));
  [database, clickhouse] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
  sql = connectPostgres(database.url, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await Promise.all([database.drop(), clickhouse.drop(), rm(directory, { recursive: true, force: true })]);
});

async function reconcile(...options: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [entry, 'reconcile', ...options], {
    env: {
      ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], DEBRIEF_DATA_DIR: directory },
      ...{ DATABASE_URL: database.url, CLICKHOUSE_URL: clickhouse.url },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { output: await text(child.stdout), code: await ended };
}

it('finds a kept count of the Inbox that is wrong, and puts it right when asked to', { timeout: 120_000 }, async () => {
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  await appendItems(sql, workspaceId, [{ type: 'message', conversation: 'c', id: 'm', role: 'visitor', text: 'Hi' }]);
  expect(await reconcile()).toMatchObject({ code: 0, output: expect.stringContaining('no difference') });

  await sql`update inbox_count set total = total - 1, flagged = flagged + 2`;
  const wrong = { total: 1, flagged: -2, waiting: 0, snoozed: 0, resolved: 0 };
  const found = await reconcile('--json');
  expect(found.code).toBe(1);
  expect(JSON.parse(found.output)).toMatchObject({ keptCounts: [{ workspaceId, ...wrong, repaired: false }] });

  expect(await reconcile('--repair')).toMatchObject({ code: 0, output: expect.stringContaining('that differ: 1') });
  const again = await reconcile('--json');
  expect(again.code).toBe(0);
  expect(JSON.parse(again.output)).toMatchObject({ keptCounts: [] });
});
