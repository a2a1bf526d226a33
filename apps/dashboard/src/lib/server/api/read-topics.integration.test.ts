import { createApiKey, createWorkspace, type Sql } from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { createKeepTopics } from '@debrief/pipelines/topics/run';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApiServer, type ApiServer } from './testing/start-api-server.ts';

let database: TestDatabase;
let server: ApiServer;
let sql: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startApiServer(database.url);
  sql = server.sql;
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

it('gives topics with counts and examples, and one with its questions, to its own workspace alone', async () => {
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  const other = await createWorkspace(sql, { name: 'Other' });
  const { key } = await createApiKey(sql, workspaceId, { kind: 'secret', name: 'test' });
  const { key: otherKey } = await createApiKey(sql, other, { kind: 'secret', name: 'test' });
  const get = async (path: string, as = key) => {
    const response = await fetch(`${server.url}/v1/${path}`, { headers: { authorization: `Bearer ${as}` } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const texts = ['opening hours?', 'opening hours on Sunday', 'your opening hours'];
  const items = texts.map((text, index) => ({
    type: 'message',
    conversation: `c${index}`,
    id: 'm',
    role: 'visitor',
    text,
  }));
  await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
  });
  await sql`insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
    select id, 0, workspace_id, conversation_id, text, 'no' from message`;
  await createKeepTopics({ sql })(workspaceId);
  await sql`update topic_upkeep set consolidated_at = now() - interval '1 day'`;
  await createKeepTopics({ sql })(workspaceId);

  const { body } = await get('topics');
  expect(body).toMatchObject({ total: 1, waiting: 0, topics: [{ number: 1, asked: 3, unanswered: 3, judged: 3 }] });
  const one = await get('topics/1');
  expect((one.body.questions as { text: string }[]).map(({ text }) => text)).toEqual(texts.toReversed());
  expect((await get('topics', otherKey)).body).toMatchObject({ topics: [] });
  expect((await get('topics/1', otherKey)).status).toBe(404);
  expect((await get('topics?order=none')).status).toBe(422);
});
