import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connectPostgres, createApiKey, createWorkspace, migratePostgres, type WorkspaceId } from '@debrief/db';
import { startPostgresServer, type EmbeddedServer } from '@debrief/db/embedded';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEvents } from '../live/testing/read-events.ts';
import { startApiServer, type ApiServer } from './testing/start-api-server.ts';

let directory: string;
let postgres: EmbeddedServer;
let server: ApiServer;
let workspaceId: WorkspaceId;
let key: string;

const start = (port?: number) => startPostgresServer({ dataDir: join(directory, 'postgres'), port });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'debrief-outage-'));
  await chmod(directory, 0o711);
  postgres = await start();
  await migratePostgres(postgres.url);
  server = await startApiServer(postgres.url);
  workspaceId = await createWorkspace(server.sql, { name: 'W' });
  ({ key } = await createApiKey(server.sql, workspaceId, { kind: 'secret', name: 'test' }));
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
});

const authorization = () => ({ authorization: `Bearer ${key}` });

async function post(id: string): Promise<Response> {
  const headers = { ...authorization(), 'content-type': 'application/json' };
  const body = JSON.stringify({ conversation: 'c-1', id, role: 'visitor', text: `text of ${id}` });
  return fetch(`${server.url}/v1/messages`, { method: 'POST', headers, body });
}

/** Sends until it is told that it is written, as a client should. */
async function postUntilWritten(id: string, statuses: number[]): Promise<void> {
  for (;;) {
    const response = await post(id);
    await response.text();
    statuses.push(response.status);
    if (response.ok) return;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    await wait(50);
  }
}

it('answers 503 while Postgres is dead, goes on by itself, and has every message it said it has, once', async () => {
  const statuses: number[] = [];
  const written: string[] = [];
  let isOn = true;
  let isDone = false;
  const clients = Array.from({ length: 8 }, async (_, client) => {
    for (let turn = 0; isOn; turn++) {
      const id = `m-${client}-${turn}`;
      await postUntilWritten(id, statuses);
      written.push(id);
    }
  });
  const seen: string[] = [];
  const watching = (async () => {
    for (let last = 0; ;) {
      try {
        const headers = { ...authorization(), 'last-event-id': String(last) };
        for await (const { event, id, data } of readEvents(`${server.url}/v1/stream`, { headers })) {
          expect(event).not.toBe('reset');
          last = id ?? last;
          if (data.message) seen.push((data.message as { id: string }).id);
          if (isDone && seen.includes('last')) return;
        }
      } catch {
        await wait(50);
      }
    }
  })();

  for (const signal of ['SIGKILL', 'SIGQUIT'] as const) {
    await wait(400);
    process.kill(postgres.pid, signal);
    await postgres.exited;
    const down = await post('while-down');
    expect(down.status).toBe(503);
    expect(await down.json()).toMatchObject({ status: 503, code: 'database_away' });
    await wait(1_500);
    const recovered = written.length;
    postgres = await start(postgres.port);
    await expect.poll(() => written.length).toBeGreaterThan(recovered + 8);
  }
  isOn = false;
  await Promise.all(clients);
  isDone = true;
  expect(statuses).toContain(503);

  const sql = connectPostgres(postgres.url, { max: 1 });
  const rows = await sql<{ id: string }[]>`select external_id as id from message where workspace_id = ${workspaceId}`;
  await sql.end();
  const stored = new Set(rows.map(({ id }) => id));
  expect(rows).toHaveLength(stored.size);
  expect(written.filter((id) => !stored.has(id))).toEqual([]);
  expect((await post('last')).status).toBe(201);
  await watching;
  expect(new Set(seen).size).toBe(seen.length);
  expect(written.filter((id) => !seen.includes(id))).toEqual([]);
});
