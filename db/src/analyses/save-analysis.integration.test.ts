import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { appendItems } from '../conversations/append-items.ts';
import { readForAnalysis, type ConversationForAnalysis } from '../conversations/read-for-analysis.ts';
import { newId, type ConversationId, type MemberId, type WorkspaceId } from '../ids.ts';
import { connectPostgres, type Sql } from '../postgres/connect.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { decideFlag } from './decide-flag.ts';
import type { FoundFlag } from './plan-flags.ts';
import { saveAnalysis, type AnalysisToSave } from './save-analysis.ts';
import { saveFlags } from './save-flags.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let sql: Sql;
let workspaceId: WorkspaceId;
let id: ConversationId;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 4 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(async () => {
  workspaceId = await createWorkspace(sql, { name: 'W' });
  await say('m-1', 'visitor', 'Do you ship to Norway? And what does it cost?');
  await say('m-2', 'bot', 'I do not know.');
  const [row] = await sql<{ id: ConversationId }[]>`select id from conversation where workspace_id = ${workspaceId}`;
  id = row?.id ?? newId();
});

async function say(message: string, role: 'visitor' | 'bot', text: string): Promise<void> {
  await appendItems(sql, workspaceId, [{ type: 'message', conversation: 'c', id: message, role, text }]);
}

async function read(): Promise<ConversationForAnalysis> {
  const conversation = await readForAnalysis(sql, workspaceId, id);
  if (!conversation) throw new Error('gone');
  return conversation;
}

function gapIn({ messages }: ConversationForAnalysis, reason = 'No answer.'): FoundFlag {
  const messageId = messages[1]?.id ?? newId();
  return { kind: 'knowledge_gap', messageId, score: 0.8, reason, evidence: [{ messageId, start: 0, end: 14 }] };
}

function analysisOf(read: ConversationForAnalysis, change: Partial<AnalysisToSave> = {}): AnalysisToSave {
  const asked = read.messages[0]?.id ?? newId();
  return {
    contentRevision: read.contentRevision,
    analysedBy: 'local@1',
    fallbackReason: null,
    summary: ['They asked about "Norway", {costs} and \\ more.', 'The bot did not know.'],
    evidence: [{ sentence: 0, messageId: asked, start: 0, end: 22 }],
    outcome: 'unresolved',
    sentiment: 'neutral',
    language: 'en',
    inputTokens: 10,
    outputTokens: 5,
    costUsd: 0.001,
    questions: [
      { messageId: asked, text: 'Do you ship to Norway?', answered: 'no' },
      { messageId: asked, text: 'What does it cost?', answered: 'no' },
    ],
    flags: [gapIn(read)],
    ...change,
  };
}

async function snapshot() {
  const [conversation] = await sql`
    select revision, content_revision, flag_kinds, analysis_due_at from conversation where id = ${id}`;
  const [outbox] = await sql`select count(*)::int as rows from outbox where conversation_id = ${id}`;
  return {
    ...conversation,
    outbox: outbox?.rows as number,
    messages: await sql`select external_id, revision from message where conversation_id = ${id} order by position`,
    analysis: await sql`select * from analysis where conversation_id = ${id}`,
    questions: await sql`select ordinal, text, answered from question where conversation_id = ${id} order by ordinal`,
    flags: await sql`select kind, status, reason from flag where conversation_id = ${id} order by kind`,
  };
}

it('saves an analysis, its questions and flags under one new revision, and tells of it', async () => {
  const conversation = await read();
  const before = await snapshot();
  expect(await saveAnalysis(sql, workspaceId, id, analysisOf(conversation))).toBe('saved');
  const after = await snapshot();
  expect(after).toMatchObject({
    revision: 3,
    content_revision: 2,
    flag_kinds: ['knowledge_gap'],
    analysis_due_at: null,
    outbox: before.outbox + 1,
    messages: [{ revision: 1 }, { revision: 3 }],
    analysis: [{ summary: analysisOf(conversation).summary, content_revision: 2 }],
    questions: [{ ordinal: 0 }, { ordinal: 1, text: 'What does it cost?' }],
    flags: [{ status: 'open' }],
  });
  const [told] = await sql`select kind, revision from outbox where conversation_id = ${id} order by seq desc limit 1`;
  expect(told).toEqual({ kind: 'analysis.saved', revision: 3 });
});

it('changes nothing when the same analysis is saved twice', async () => {
  const made = analysisOf(await read());
  await saveAnalysis(sql, workspaceId, id, made);
  const before = await snapshot();
  expect(await saveAnalysis(sql, workspaceId, id, { ...made, costUsd: 1, inputTokens: 99 })).toBe('unchanged');
  expect(await snapshot()).toEqual(before);
});

it('changes nothing when the same flags are saved twice at once', async () => {
  const conversation = await read();
  const made = { contentRevision: 2, flaggedBy: 'local@1', flags: [gapIn(conversation)] };
  const results = await Promise.all([
    saveFlags(sql, workspaceId, id, made),
    saveFlags(sql, workspaceId, id, made),
    saveFlags(sql, workspaceId, id, made),
  ]);
  expect(results.toSorted()).toEqual(['saved', 'unchanged', 'unchanged']);
  expect(await snapshot()).toMatchObject({ revision: 3, flag_kinds: ['knowledge_gap'], outbox: 3 });
});

it('keeps an analysis due when the content moved on while it was made, and withdraws nothing on its word', async () => {
  const early = await read();
  await saveFlags(sql, workspaceId, id, { contentRevision: 2, flaggedBy: 'local@1', flags: [gapIn(early)] });
  await say('m-3', 'visitor', 'Hello?');
  expect(await saveAnalysis(sql, workspaceId, id, analysisOf(early, { flags: [] }))).toBe('saved');
  const after = await snapshot();
  expect(after.analysis).toHaveLength(1);
  expect(after).toMatchObject({ flags: [{ status: 'open' }], flag_kinds: ['knowledge_gap'] });
  expect(after).not.toMatchObject({ analysis_due_at: null });
});

it('does not save flags of older content, nor an analysis older than the one that is there', async () => {
  const early = await read();
  await say('m-3', 'visitor', 'Hello?');
  const late = await read();
  expect(await saveFlags(sql, workspaceId, id, { contentRevision: 2, flaggedBy: 'x', flags: [gapIn(early)] })).toBe(
    'superseded',
  );
  await saveAnalysis(sql, workspaceId, id, analysisOf(late));
  const before = await snapshot();
  expect(await saveAnalysis(sql, workspaceId, id, analysisOf(early, { summary: ['Old.'] }))).toBe('superseded');
  expect(await snapshot()).toEqual(before);
});

it('withdraws a flag that a full analysis no longer finds, and opens it again when it does', async () => {
  await saveAnalysis(sql, workspaceId, id, analysisOf(await read()));
  await say('m-3', 'bot', 'Yes, we do.');
  await saveAnalysis(sql, workspaceId, id, analysisOf(await read(), { flags: [] }));
  expect(await snapshot()).toMatchObject({ flags: [{ status: 'withdrawn' }], flag_kinds: [] });
  await say('m-4', 'visitor', 'That is no answer.');
  await saveAnalysis(sql, workspaceId, id, analysisOf(await read()));
  expect(await snapshot()).toMatchObject({ flags: [{ status: 'open' }], flag_kinds: ['knowledge_gap'] });
});

it.each([
  ['right', ['knowledge_gap']],
  ['wrong', []],
] as const)('lets a member\'s "%s" stand whatever a later analysis says', async (verdict, kinds) => {
  await saveAnalysis(sql, workspaceId, id, analysisOf(await read()));
  const [flag] = await sql<{ id: string }[]>`select id from flag where conversation_id = ${id}`;
  await decideFlag(sql, workspaceId, { flagId: flag?.id ?? '', memberId: newId<MemberId>(), status: verdict });
  for (const reason of [null, 'Worded anew.']) {
    await say(`m-${reason}`, 'visitor', 'Well?');
    const conversation = await read();
    const flags = reason ? [gapIn(conversation, reason)] : [];
    await saveAnalysis(sql, workspaceId, id, analysisOf(conversation, { flags }));
    expect(await snapshot()).toMatchObject({ flags: [{ status: verdict, reason: 'No answer.' }], flag_kinds: kinds });
  }
});

it('sees and writes only its own workspace', async () => {
  const stranger = await createWorkspace(sql, { name: 'Stranger' });
  const conversation = await read();
  const before = await snapshot();
  expect(await readForAnalysis(sql, stranger, id)).toBeNull();
  expect(await saveAnalysis(sql, stranger, id, analysisOf(conversation))).toBe('gone');
  expect(await saveFlags(sql, stranger, id, { contentRevision: 2, flaggedBy: 'x', flags: [] })).toBe('gone');
  expect(await snapshot()).toEqual(before);
});

it('says what is due: flags while it goes on, everything once it rests, then nothing', async () => {
  expect((await read()).due).toBe('flags');
  await sql`update conversation set analysis_due_at = now() - interval '1 second' where id = ${id}`;
  expect((await read()).due).toBe('full');
  await appendItems(sql, workspaceId, [{ type: 'end', conversation: 'c' }]);
  // An end counts at once, even when the clock of whoever took it is ahead.
  await sql`update conversation set analysis_due_at = now() + interval '1 hour' where id = ${id}`;
  expect((await read()).due).toBe('full');
  await saveAnalysis(sql, workspaceId, id, analysisOf(await read()));
  expect((await read()).due).toBe('none');
});
