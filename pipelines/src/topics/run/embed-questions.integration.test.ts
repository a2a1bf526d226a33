import {
  countPlacedBy,
  createWorkspace,
  eraseVisitor,
  listSpend,
  listTopicWork,
  readEmbeddingState,
  saveModelSettings,
  withWorkspace,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { useWorkspace } from '@debrief/db/testing';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createModelStores } from '../../analyse/model/index.ts';
import { createEmbedder, type EmbedderOptions } from '../embed/index.ts';
import { startEmbeddingServer, TOKENS_PER_TEXT } from '../embed/testing/start-embedding-server.ts';
import { mergeTopics, splitTopic } from './change-topics.ts';
import { askQuestions } from '../testing/ask-questions.ts';
import { createKeepTopics } from './keep-topics.ts';

const desk = useWorkspace();
let sql: Sql;
let workspaceId: WorkspaceId;

beforeEach(() => {
  ({ sql, workspaceId } = desk);
});

/** Two matters, each in words that share none with the others of it. */
const birds = ['a falcon', 'the osprey', 'some buzzard', 'any harrier', 'one kestrel'];
const stones = ['a marble', 'the granite', 'some basalt', 'any slate', 'one gneiss'];
/** Where a model that knows what words mean would put them; the third direction is what all have in common. */
function meaning(text: string): number[] {
  const about = (words: readonly string[]) => Number(words.some((word) => text.includes(word.split(' ')[1] ?? '')));
  return [about(birds), about(stones), 2, text.length % 3 === 0 ? 0.1 : 0];
}

const ask = (texts: readonly string[], more: { visitor?: { id: string; name?: string } } = {}) =>
  askQuestions(sql, workspaceId, texts, more);

async function setUp(options: Partial<EmbedderOptions> = {}) {
  const server = await startEmbeddingServer('openai', meaning);
  onTestFinished(async () => server[Symbol.asyncDispose]());
  const embedder = createEmbedder({
    spec: 'openai:means-well',
    baseUrl: server.baseUrl,
    apiKey: 'k',
    attempts: 1,
    timeoutMs: 20_000,
    ...options,
  });
  return { server, embedder, keepTopics: createKeepTopics({ sql, embedder }) };
}

interface Held {
  text: string;
  topic: number | null;
  placedBy: string | null;
}

function read(): Promise<Held[]> {
  return sql<Held[]>`
    select q.text, r.number as topic, q.placed_by as "placedBy"
    from question q left join topic t on t.id = q.topic_id left join topic r on r.id = t.root_id
    where q.workspace_id = ${workspaceId} order by q.message_id`;
}

const topicsOf = (held: readonly Held[], words: readonly string[]) => [
  ...new Set(held.filter(({ text }) => words.includes(text)).map(({ topic }) => topic)),
];
const lookAgainNow = () => sql`
  update topic_upkeep set come = 1, consolidated_at = now() - interval '1 day' where workspace_id = ${workspaceId}`;

it('questions that share a meaning and no word come together, which words alone do not see', async () => {
  await ask([...birds, ...stones]);
  await createKeepTopics({ sql })(workspaceId);
  expect((await read()).every(({ topic }) => topic === null)).toBe(true);

  const { keepTopics, server, embedder } = await setUp();
  expect(await listTopicWork(sql, embedder.space)).toContain(workspaceId);
  expect(await keepTopics(workspaceId)).toMatchObject({ embeddingFailure: null, more: false });
  const held = await read();
  const [first, second] = [topicsOf(held, birds), topicsOf(held, stones)];
  expect([first.length, second.length]).toEqual([1, 1]);
  expect(first[0]).not.toBe(second[0]);
  expect(held.every(({ placedBy }) => placedBy === 'openai:means-well')).toBe(true);
  expect(await countPlacedBy(sql, workspaceId, embedder.space)).toEqual({ placed: 10, byVector: 10 });

  // A new one joins by its vector, and only it is sent.
  const before = server.requests.length;
  await ask(['my falcon please']);
  await keepTopics(workspaceId);
  expect((await read()).at(-1)?.topic).toBe(first[0]);
  expect(server.requests.slice(before).map(({ texts }) => texts)).toEqual([['my falcon please']]);
  expect(await listTopicWork(sql, embedder.space)).not.toContain(workspaceId);
});

it('a model that does not answer leaves topics to the words, says so, and makes up for it later', async () => {
  const { keepTopics, server, embedder } = await setUp({ clock: () => Date.now() + skippedMs });
  let skippedMs = 0;
  server.reply([{ kind: 'status', status: 500 }]);
  await ask([...birds, ...stones, 'opening hours', 'opening hours on Sunday', 'your opening hours?']);
  expect(await keepTopics(workspaceId)).toMatchObject({
    placed: 13,
    embeddingFailure: expect.stringMatching(/500/) as unknown,
  });
  expect(await readEmbeddingState(sql, workspaceId)).toMatchObject({
    space: embedder.space,
    isComplete: false,
    answeredAt: null,
    failure: expect.stringMatching(/500/) as unknown,
  });
  const byWords = await read();
  expect(byWords.every(({ placedBy }) => placedBy === null)).toBe(true);
  const hours = byWords.at(-1)?.topic;
  expect(hours).not.toBeNull();
  expect(await listTopicWork(sql, embedder.space), 'it is left alone for a minute').not.toContain(workspaceId);

  const stoppedAt = (await readEmbeddingState(sql, workspaceId))?.failedAt;
  await sql`update embedding_state set retry_at = null where workspace_id = ${workspaceId}`;
  await keepTopics(workspaceId);
  expect((await readEmbeddingState(sql, workspaceId))?.failedAt, 'it stopped answering then').toEqual(stoppedAt);

  server.reply([{ kind: 'vectors' }]);
  await sql`update embedding_state set retry_at = now() - interval '1 second' where workspace_id = ${workspaceId}`;
  skippedMs = 61_000;
  expect(await listTopicWork(sql, embedder.space)).toContain(workspaceId);
  expect(await keepTopics(workspaceId)).toMatchObject({ embeddingFailure: null });
  const held = await read();
  expect(topicsOf(held, birds).length).toBe(1);
  expect(held.at(-1)?.topic, 'the topic that was there keeps its number').toBe(hours);
  expect(await readEmbeddingState(sql, workspaceId)).toMatchObject({ isComplete: true, failure: null });
});

it('another model is asked for all anew, a part at a time, and topics keep their numbers', async () => {
  const { keepTopics } = await setUp();
  await ask([...birds, ...stones]);
  await keepTopics(workspaceId);
  await lookAgainNow();
  await keepTopics(workspaceId);
  const before = await read();

  const { server, embedder } = await setUp({ spec: 'openai:another' });
  const keepByAnother = createKeepTopics({ sql, embedder, limit: 4 });
  const steps: boolean[] = [];
  for (let more = true; more;) steps.push((more = (await keepByAnother(workspaceId)).more));
  expect(steps).toEqual([true, true, false]);
  expect(server.requests.flatMap(({ texts }) => texts).sort()).toEqual([...birds, ...stones].sort());
  const after = await read();
  expect(after.map(({ topic }) => topic)).toEqual(before.map(({ topic }) => topic));
  expect(after.every(({ placedBy }) => placedBy === 'openai:another')).toBe(true);
  const spaces = await sql`select distinct space from question_vector where workspace_id = ${workspaceId}`;
  expect([...spaces]).toEqual([{ space: 'openai:another' }]);
});

it('the same words are sent once, private data never, and the workspace pays', async () => {
  const { embedder, server } = await setUp(createModelStores(sql, { model: 'openai:means-well' }));
  await saveModelSettings(sql, workspaceId, { redactNames: true, budgetUsd: null, budgetTokens: null });
  const keepTopics = createKeepTopics({ sql, embedder });
  await ask(['a falcon', 'a falcon', 'a falcon']);
  await ask(['send it to anna@example.com, I am Anna Berg'], { visitor: { id: 'v', name: 'Anna Berg' } });
  await keepTopics(workspaceId);
  await ask(['a falcon']);
  await keepTopics(workspaceId);
  const sent = server.requests.flatMap(({ texts }) => texts);
  expect(sent.filter((text) => text === 'a falcon')).toHaveLength(1);
  expect(sent.join()).not.toMatch(/anna|Berg/i);
  const [row] = await sql<{ vectors: number }[]>`
    select count(*)::int as vectors from question_vector where workspace_id = ${workspaceId}`;
  expect(row?.vectors).toBe(5);
  expect(await listSpend(sql, workspaceId, 2)).toMatchObject([
    { conversations: 0, questions: 2, inputTokens: 2 * TOKENS_PER_TEXT },
  ]);
});

it('vectors go with an erased visitor, change with what a question says, and are seen by no other workspace', async () => {
  const { keepTopics, server } = await setUp();
  await ask(birds);
  await ask(['a falcon for me'], { visitor: { id: 'v' } });
  await keepTopics(workspaceId);
  const other = await createWorkspace(sql, { name: 'Other' });
  const seen = await withWorkspace(sql, other, (tx) => tx`select from question_vector`);
  expect(seen.length).toBe(0);

  await eraseVisitor(sql, workspaceId, 'v');
  const count = async () =>
    (await sql`select count(*)::int as n from question_vector where workspace_id = ${workspaceId}`)[0]?.n as number;
  expect(await count()).toBe(birds.length);
  await sql`update question set text = 'a marble please', topic_id = null, placed_at = null
    where workspace_id = ${workspaceId} and text = 'a falcon'`;
  await keepTopics(workspaceId);
  expect(server.requests.at(-1)?.texts).toEqual(['a marble please']);
  expect(await count()).toBe(birds.length);
});

it('what a member merged or split stays so, and new questions follow by their vectors', async () => {
  const { keepTopics } = await setUp();
  await ask([...birds, ...stones]);
  await keepTopics(workspaceId);
  await lookAgainNow();
  await keepTopics(workspaceId);
  const held = await read();
  const [from, into] = [topicsOf(held, birds)[0] ?? 0, topicsOf(held, stones)[0] ?? 0];
  const memberId = await addMember();
  await mergeTopics(sql, { workspaceId, memberId }, { from, into });
  await ask(['falcon, please']);
  await keepTopics(workspaceId);
  expect((await read()).at(-1)?.topic).toBe(into);

  const keys = await sql<{ messageId: never; ordinal: number }[]>`
    select message_id as "messageId", ordinal from question
    where workspace_id = ${workspaceId} and text = any(${birds.slice(0, 4)})`;
  const split = await splitTopic(sql, { workspaceId, memberId }, { number: into, questions: keys, label: 'Birds' });
  if (!split.done) throw new Error(split.because);
  await lookAgainNow();
  await keepTopics(workspaceId);
  expect(topicsOf(await read(), birds.slice(0, 4))).toEqual([split.number]);
});

async function addMember() {
  const userId = crypto.randomUUID();
  const memberId = crypto.randomUUID();
  await sql`insert into "user" (id, name, email) values (${userId}, 'Olga', ${`${userId}@example.com`})`;
  await sql`insert into member (id, workspace_id, user_id, role)
    values (${memberId}, ${workspaceId}, ${userId}, 'owner')`;
  return memberId as never;
}
