import {
  appendItems,
  connectPostgres,
  createWorkspace,
  eraseVisitor,
  withWorkspace,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createKeepTopics } from './keep-topics.ts';

let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 6 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(async () => {
  workspaceId = await createWorkspace(sql, { name: 'W' });
});

const password = ['I forgot my password', 'reset my password please', 'password does not work', 'my password is wrong'];
const hours = ['your opening hours?', 'opening hours on Sunday', 'opening hours of the store', 'opening hours please'];

let said = 0;

/** One conversation a question, as an analysis leaves them. */
async function ask(texts: readonly string[], workspace = workspaceId): Promise<void> {
  for (const text of texts) {
    const id = `c-${String((said += 1))}`;
    await appendItems(sql, workspace, [{ type: 'message', conversation: id, id: 'm', role: 'visitor', text }]);
    await sql`insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
      select m.id, 0, m.workspace_id, m.conversation_id, m.text, 'no'
      from message m join conversation c on c.id = m.conversation_id
      where c.workspace_id = ${workspace} and c.external_id = ${id}`;
  }
}

interface Held {
  text: string;
  topic: number | null;
  label: string | null;
}

function read(workspace = workspaceId): Promise<Held[]> {
  return sql<Held[]>`
    select q.text, t.number as topic, t.label
    from question q left join topic t on t.id = q.topic_id
    where q.workspace_id = ${workspace} order by q.message_id`;
}

async function countChanges(): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from outbox where workspace_id = ${workspaceId} and kind = 'conversation.updated'`;
  return row?.count ?? 0;
}

it('puts questions into topics, names them, and tells of each conversation', async () => {
  await ask([...password, ...hours]);
  const kept = await createKeepTopics({ sql })(workspaceId);
  expect(kept).toEqual({ placed: 8, moved: 8, more: false, embeddingFailure: null });
  const held = await read();
  const numbers = held.map(({ topic }) => topic);
  expect(new Set(numbers)).toEqual(new Set([1, 2]));
  expect(new Set(numbers.slice(0, 4)).size).toBe(1);
  expect(new Set(numbers.slice(4)).size).toBe(1);
  expect(held[0]?.label).toMatch(/password/i);
  expect(held[4]?.label).toMatch(/opening hours/i);
  expect(await countChanges()).toBe(8);
});

it('doing it again changes nothing, and a new question joins the topic that is there', async () => {
  await ask([...password, ...hours]);
  const keepTopics = createKeepTopics({ sql });
  await keepTopics(workspaceId);
  const before = await read();
  expect(await keepTopics(workspaceId)).toEqual({ placed: 0, moved: null, more: false, embeddingFailure: null });
  expect(await read()).toEqual(before);
  await ask(['please reset the password']);
  expect(await keepTopics(workspaceId)).toEqual({ placed: 1, moved: null, more: false, embeddingFailure: null });
  expect((await read()).at(-1)?.topic).toBe(before[0]?.topic);
});

it('two workers at once found each topic once', async () => {
  await ask([...password, ...hours]);
  const keepTopics = createKeepTopics({ sql });
  await Promise.all([keepTopics(workspaceId), keepTopics(workspaceId), keepTopics(workspaceId)]);
  const [row] = await sql<{ count: number }[]>`select count(*)::int from topic where workspace_id = ${workspaceId}`;
  expect(row?.count).toBe(2);
  expect((await read()).every(({ topic }) => topic !== null)).toBe(true);
});

it('a workspace neither sees nor joins the topics of another', async () => {
  const other = await createWorkspace(sql, { name: 'Other' });
  await ask([...password, ...hours]);
  await ask(['I forgot my password'], other);
  const keepTopics = createKeepTopics({ sql });
  await keepTopics(workspaceId);
  await keepTopics(other);
  expect((await read(other)).map(({ topic }) => topic)).toEqual([null]);
  const seen = await withWorkspace(sql, other, (tx) => tx`select from topic`);
  expect(seen.length).toBe(0);
});

it('an erased visitor leaves no topic of their own words behind', async () => {
  await ask([...password, ...hours]);
  const keepTopics = createKeepTopics({ sql });
  await keepTopics(workspaceId);
  const visitor = crypto.randomUUID();
  await sql`insert into visitor (id, workspace_id, external_id) values (${visitor}, ${workspaceId}, 'v')`;
  await sql`update conversation set visitor_id = ${visitor} where workspace_id = ${workspaceId} and id in (
    select conversation_id from question where text like '%password%')`;
  await eraseVisitor(sql, workspaceId, 'v');
  await keepTopics(workspaceId);
  const left = await sql<{ label: string }[]>`select label from topic where workspace_id = ${workspaceId}`;
  expect(left.map(({ label }) => label.toLowerCase())).toEqual(['opening hours']);
});
