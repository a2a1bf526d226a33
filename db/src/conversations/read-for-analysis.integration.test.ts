import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import { connectPostgres, type Sql } from '../postgres/connect.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { appendItems } from './append-items.ts';
import { readForAnalysis } from './read-for-analysis.ts';

let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;
let id: ConversationId;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 4 });
  workspaceId = await createWorkspace(sql, { name: 'W' });
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'c', id: 'm-1', role: 'visitor', text: 'Do you ship to Norway?' },
    { type: 'message', conversation: 'c', id: 'm-2', role: 'bot', text: 'We do.' },
    { type: 'end', conversation: 'c' },
  ]);
  [{ id }] = await sql<[{ id: ConversationId }]>`select id from conversation where workspace_id = ${workspaceId}`;
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

it('has the words of what was due, also when another worker saves its analysis between the two reads', async () => {
  const other = await sql.reserve();
  await other`begin`;
  // Whoever reads messages waits here, and sees what was committed meanwhile.
  await other`lock table message in access exclusive mode`;
  const reading = readForAnalysis(sql, workspaceId, [id]);
  await expect
    .poll(() => sql`select from pg_locks where relation = 'message'::regclass and not granted`, { timeout: 20_000 })
    .toHaveLength(1);
  await other`update conversation set analysis_due_at = null where id = ${id}`;
  await other`commit`;
  other.release();

  const read = (await reading).get(id);
  expect(read?.due).toBe('full');
  expect(read?.messages.map(({ text }) => text)).toEqual(['Do you ship to Norway?', 'We do.']);

  expect((await readForAnalysis(sql, workspaceId, [id])).get(id)).toMatchObject({ due: 'none', messages: [] });
});
