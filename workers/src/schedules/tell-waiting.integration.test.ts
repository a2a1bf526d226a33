import {
  appendItems,
  connectPostgres,
  createWorkspace,
  readOperatorSide,
  readWorkspace,
  setHandoff,
  tellWaiting,
  updateWorkspace,
  type ConversationId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { waitText } from '@debrief/pipelines/handoff';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;
let id: ConversationId;
const asked = new Date(Date.now() - 600_000);
const after = (minutes: number) => new Date(asked.getTime() + minutes * 60_000);

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 6 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(async () => {
  await sql`update workspace set max_wait_minutes = null`;
  workspaceId = await createWorkspace(sql, { name: 'W' });
  await allow(5);
  await ask(asked);
  const [row] = await sql<[{ id: ConversationId }]>`select id from conversation where workspace_id = ${workspaceId}`;
  id = row.id;
});

async function allow(maxWaitMinutes: number | null, text = ''): Promise<void> {
  const settings = await readWorkspace(sql, workspaceId);
  await updateWorkspace(sql, workspaceId, { ...settings, maxWaitMinutes, waitText: text });
}

async function ask(at: Date): Promise<void> {
  await appendItems(sql, workspaceId, [
    {
      type: 'message',
      conversation: 'c',
      id: `m-${at.getTime()}`,
      role: 'visitor',
      text: 'Hallo',
      at,
      details: { language: 'de-AT' },
    },
    { type: 'handoff', conversation: 'c', at },
  ]);
}

const tell = (now: Date) => tellWaiting(sql, { now, textOf: waitText });
const told = async () => (await readOperatorSide(sql, workspaceId, id))?.messages.map(({ role, text }) => [role, text]);
const overdue = () => sql`select from outbox where conversation_id = ${id} and kind = 'handoff.overdue'`;

it('tells who waits too long, once, in the language of the conversation, however many look', async () => {
  expect(await tell(after(4))).toBe(0);
  const counts = await Promise.all(Array.from({ length: 5 }, () => tell(after(6))));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await told()).toEqual([['system', waitText('de')]]);
  expect(waitText('de')).not.toBe(waitText(null));
  expect(await overdue()).toHaveLength(1);
  expect(await tell(after(9))).toBe(0);
});

it('says what the workspace wants said, and nothing where it wants nothing', async () => {
  await allow(null);
  expect(await tell(after(9))).toBe(0);
  await allow(5, 'Gleich!');
  expect(await tell(after(9))).toBe(1);
  expect(await told()).toEqual([['system', 'Gleich!']]);
});

it('is silent once somebody answers, and speaks again when the visitor asks again', async () => {
  await setHandoff(sql, workspaceId, id, 'human');
  expect(await tell(after(9))).toBe(0);
  await setHandoff(sql, workspaceId, id, 'bot');
  await ask(after(2));
  expect(await tell(after(9))).toBe(1);
  await setHandoff(sql, workspaceId, id, 'bot');
  await ask(after(3));
  expect(await tell(after(9))).toBe(1);
  expect(await told()).toHaveLength(2);
  expect(await overdue()).toHaveLength(2);
});

it('leaves alone who asked days ago', async () => {
  expect(await tell(after(3 * 1_440))).toBe(0);
});
