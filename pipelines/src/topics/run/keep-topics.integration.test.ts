import { createWorkspace, eraseVisitor, withWorkspace, type Sql, type WorkspaceId } from '@debrief/db';
import { useWorkspace } from '@debrief/db/testing';
import { beforeEach, expect, it } from 'vitest';
import { askQuestions } from '../testing/ask-questions.ts';
import { createKeepTopics } from './keep-topics.ts';

const desk = useWorkspace();
let sql: Sql;
let workspaceId: WorkspaceId;

beforeEach(() => {
  ({ sql, workspaceId } = desk);
});

const password = ['I forgot my password', 'reset my password please', 'password does not work', 'my password is wrong'];
const hours = ['your opening hours?', 'opening hours on Sunday', 'opening hours of the store', 'opening hours please'];

const ask = (texts: readonly string[], workspace = workspaceId) => askQuestions(sql, workspace, texts);

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
