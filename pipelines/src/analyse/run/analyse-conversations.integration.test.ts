import {
  appendItems,
  AUTO_TAGS,
  connectPostgres,
  changeConversations,
  createTag,
  createWorkspace,
  MODEL_TAGS,
  type ConversationId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Analyser } from '../analyser.ts';
import { analyseAtOnce } from '../local/analyse-at-once.ts';
import { createLocalAnalyser, LOCAL_ANALYSER } from '../local/local-analyser.ts';
import { createAnalyseConversations } from './analyse-conversations.ts';

let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;
let conversationId: ConversationId;
let saved = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 4 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(async () => {
  saved = 0;
  workspaceId = await createWorkspace(sql, { name: 'W' });
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'c', id: 'm-1', role: 'visitor', text: 'Do you ship to Norway?' },
    {
      type: 'message',
      conversation: 'c',
      id: 'm-2',
      role: 'bot',
      text: "I'm sorry, I don't have information about that.",
    },
    { type: 'feedback', conversation: 'c', message: 'm-2', rating: 'unhelpful', comment: 'Useless' },
  ]);
  const [row] = await sql<[{ id: ConversationId }]>`select id from conversation where workspace_id = ${workspaceId}`;
  conversationId = row.id;
});

function createRun(analyser: Analyser = createLocalAnalyser()) {
  const atOnce = { name: LOCAL_ANALYSER, findFlags: analyseAtOnce };
  const analyse = createAnalyseConversations({ sql, analyser, atOnce, onSaved: () => (saved += 1) });
  return async (id = conversationId) => {
    const [analysed] = await analyse({ workspaceId, conversations: [{ conversationId: id }] });
    return { tier: analysed?.tier, result: analysed?.result };
  };
}

const end = () => appendItems(sql, workspaceId, [{ type: 'end', conversation: 'c' }]);

async function everything() {
  return {
    conversation: await sql`select * from conversation where id = ${conversationId}`,
    messages: await sql`select * from message where conversation_id = ${conversationId} order by position`,
    analysis: await sql`select * from analysis where conversation_id = ${conversationId}`,
    questions: await sql`select * from question where conversation_id = ${conversationId}`,
    flags: await sql`select * from flag where conversation_id = ${conversationId} order by kind`,
    outbox: await sql`select * from outbox where conversation_id = ${conversationId} order by seq`,
  };
}

it('runs twice at once with the same result: flags while the conversation goes on', async () => {
  const run = createRun();
  expect(await run()).toEqual({ tier: 'flags', result: 'saved' });
  const first = await everything();
  expect(await run()).toEqual({ tier: 'flags', result: 'unchanged' });
  expect(await everything()).toEqual(first);
  expect(first.analysis).toEqual([]);
  expect(first.flags.map((flag) => flag.kind)).toContain('unhelpful_feedback');
  expect(saved).toBe(1);
});

it('runs twice in full with the same result, also when the analysis is asked for again', async () => {
  await end();
  const run = createRun();
  expect(await run()).toEqual({ tier: 'full', result: 'saved' });
  const first = await everything();
  expect(await run()).toEqual({ tier: 'none', result: 'unchanged' });
  await sql`update conversation set analysis_due_at = now() where id = ${conversationId}`;
  expect(await run()).toEqual({ tier: 'full', result: 'unchanged' });
  expect(await everything()).toEqual(first);
  expect(saved).toBe(1);
});

it('stores sentences, questions and flags with the messages and words they rest on', async () => {
  await end();
  await createRun()();
  const { analysis, questions, flags, messages } = await everything();
  const texts = new Map(messages.map((message) => [message.id as string, message.text as string]));
  const summary = analysis[0]?.summary as string[];
  const evidence = analysis[0]?.evidence as { sentence: number; messageId: string; start: number; end: number }[];
  expect(new Set(evidence.map((span) => span.sentence))).toEqual(new Set(summary.keys()));
  for (const span of evidence) expect(texts.get(span.messageId)?.slice(span.start, span.end).trim()).toBeTruthy();
  expect(questions[0]?.message_id).toBe(messages[0]?.id);
  for (const flag of flags) expect(flag.message_id).toBe(messages[1]?.id);
});

it('keeps what rests on real words, and nothing that Postgres could not hold', async () => {
  await end();
  const local = createLocalAnalyser();
  const analyser: Analyser = {
    name: 'wild',
    async analyse(conversation, options) {
      const analysis = await local.analyse(conversation, options);
      return {
        ...analysis,
        summary: 'Half\ud83d a NUL\0. Made up.',
        summarySentences: ['Half\ud83d a NUL\0.', 'Made up.'],
        evidence: [
          { sentence: 0, message: 0, start: 0, end: 5 },
          { sentence: 1, message: 7, start: 0, end: 5 },
        ],
        questions: [{ message: 0, text: 'NUL\0?', answered: 'no' }],
        flags: [
          { kind: 'tone', message: 1, score: 0.5, reason: 'NUL\0', evidence: [{ message: 1, start: 0, end: 3 }] },
          {
            kind: 'wrong_answer',
            message: 1,
            score: 0.5,
            reason: 'No words.',
            evidence: [{ message: 1, start: 0, end: 999 }],
          },
          {
            kind: 'wrong_answer',
            message: 9,
            score: 0.5,
            reason: 'No message.',
            evidence: [{ message: 0, start: 0, end: 3 }],
          },
        ],
      };
    },
  };
  await createRun(analyser)();
  const { analysis, questions, flags } = await everything();
  expect(analysis[0]?.summary).toEqual(['Half\ufffd a NUL.']);
  expect(questions[0]?.text).toBe('NUL?');
  expect(flags.map((flag) => [flag.kind, flag.reason])).toEqual([['tone', 'NUL']]);
});

it('finds nothing to do in a conversation that is gone', async () => {
  await sql`delete from conversation where id = ${conversationId}`;
  expect(await createRun()()).toEqual({ tier: 'none', result: 'gone' });
});

it('saves of many what can be saved, and says which one no analyser can bear', async () => {
  const local = createLocalAnalyser();
  const analyser: Analyser = {
    ...local,
    async analyse(conversation, options) {
      if (conversation.messages[0]?.text === 'poison') throw new TypeError('cannot read this');
      return local.analyse(conversation, options);
    },
  };
  const names = ['a', 'b', 'poison', 'd'];
  await appendItems(
    sql,
    workspaceId,
    names.flatMap((name) => [
      { type: 'message' as const, conversation: name, id: 'm-1', role: 'visitor' as const, text: name },
      { type: 'end' as const, conversation: name },
    ]),
  );
  const rows = await sql<{ id: ConversationId; name: string }[]>`
    select id, external_id as name from conversation where workspace_id = ${workspaceId} and external_id <> 'c'
    order by external_id`;
  const atOnce = { name: LOCAL_ANALYSER, findFlags: analyseAtOnce };
  const analyse = createAnalyseConversations({ sql, analyser, atOnce, onSaved: () => (saved += 1) });
  const conversations = [...rows, ...rows.slice(0, 1)].map(({ id, name }) => ({ conversationId: id, requestId: name }));
  const analysed = await analyse({ workspaceId, conversations });
  expect(analysed.map(({ requestId, tier, result }) => [requestId, tier, result])).toEqual([
    ['a', 'full', 'saved'],
    ['b', 'full', 'saved'],
    ['d', 'full', 'saved'],
    ['poison', 'full', 'failed'],
  ]);
  expect(analysed[3]?.error).toBeInstanceOf(TypeError);
  expect(saved).toBe(1);
  const left = await sql`select external_id as name from conversation where workspace_id = ${workspaceId}
    and external_id <> 'c' and analysis_due_at is not null`;
  expect(left).toEqual([{ name: 'poison' }]);
  const told = await sql<{ id: string }[]>`select request_id as id from outbox where workspace_id = ${workspaceId}
    and kind = 'analysis.saved' order by seq`;
  expect(told.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
});

it('writes nothing when it is told to stop in the middle', async () => {
  await end();
  const stopping = new AbortController();
  const local = createLocalAnalyser();
  const analyser: Analyser = {
    ...local,
    async analyse(conversation, options) {
      stopping.abort();
      return local.analyse(conversation, options);
    },
  };
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'd', id: 'm-1', role: 'visitor', text: 'Hi' },
    { type: 'end', conversation: 'd' },
  ]);
  const rows = await sql<{ conversationId: ConversationId }[]>`
    select id as "conversationId" from conversation where workspace_id = ${workspaceId}`;
  const atOnce = { name: LOCAL_ANALYSER, findFlags: analyseAtOnce };
  const analyse = createAnalyseConversations({ sql, analyser, atOnce, onSaved: () => (saved += 1) });
  const run = analyse({ workspaceId, conversations: rows }, { signal: stopping.signal });
  await expect(run).rejects.toThrow('aborted');
  expect(await sql`select 1 from analysis where workspace_id = ${workspaceId}`).toEqual([]);
});

it('tags what belongs under a described tag, once, and puts nothing back that a person took off', async () => {
  const { tag } = await createTag(sql, workspaceId, { name: 'Shipping', description: 'Whether you ship to a country' });
  await createTag(sql, workspaceId, { name: 'Norway' });
  await end();
  const run = createRun();
  await run();
  const read = async () =>
    (await sql<{ tags: string[] }[]>`select tags from conversation where id = ${conversationId}`)[0]?.tags;
  expect(await read()).toEqual(['Shipping']);
  await changeConversations(sql, workspaceId, {
    ...{ ids: [conversationId], change: { removeTags: [tag.id] }, by: 'api' },
  });
  await sql`update conversation set analysis_due_at = now() where id = ${conversationId}`;
  await run();
  expect(await read()).toEqual([]);
});

it('an analyser that judges tags is asked about those described, and is named; where it is silent the rules match', async () => {
  const shipping = { name: 'Shipping', description: 'Whether you ship to a country' };
  const { tag } = await createTag(sql, workspaceId, shipping);
  const { tag: rude } = await createTag(sql, workspaceId, { name: 'Rude', description: 'The visitor swears' });
  await createTag(sql, workspaceId, { name: 'Norway' });
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'd', id: 'm-1', role: 'visitor', text: 'Do you ship to Norway?' },
    { type: 'end', conversation: 'd' },
  ]);
  await end();
  const local = createLocalAnalyser();
  let asked: string[] = [];
  const analyser: Analyser = {
    ...local,
    async analyse(conversation, options) {
      const analysis = await local.analyse(conversation, options);
      // Of the short conversation it says nothing, as a model that is away.
      if (conversation.messages.length === 1) return analysis;
      asked = (options?.tags ?? []).map(({ name, description }) => `${name}: ${description}`);
      return { ...analysis, tags: [rude.id] };
    },
  };
  const rows = await sql<{ id: ConversationId }[]>`
    select id from conversation where workspace_id = ${workspaceId} order by external_id`;
  for (const { id } of rows) await createRun(analyser)(id);
  expect(asked).toEqual(['Rude: The visitor swears', `Shipping: ${shipping.description}`]);
  const taggings = await sql`
    select c.external_id as conversation, l.tag_id as tag, l.tagged_by as by
    from conversation_tag l join conversation c on c.id = l.conversation_id
    where c.workspace_id = ${workspaceId} order by 1`;
  expect(taggings).toEqual([
    { conversation: 'c', tag: rude.id, by: MODEL_TAGS },
    { conversation: 'd', tag: tag.id, by: AUTO_TAGS },
  ]);
});
