import { beforeEach, expect, it } from 'vitest';
import { appendItems } from '../conversations/append-items.ts';
import { readForAnalysis, type ConversationForAnalysis } from '../conversations/read-for-analysis.ts';
import { newId, type ConversationId, type MemberId, type WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { useWorkspace } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { decideFlag } from './decide-flag.ts';
import type { FoundFlag } from './plan-flags.ts';
import type { AnalysisToSave, FindingsToSave, FlagsToSave, SaveResult } from './findings.ts';
import { saveFindings } from './save-findings.ts';

const desk = useWorkspace({ max: 4 });
let sql: Sql;
let workspaceId: WorkspaceId;
let id: ConversationId;

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  await say('m-1', 'visitor', 'Do you ship to Norway? And what does it cost?');
  await say('m-2', 'bot', 'I do not know.');
  const [row] = await sql<{ id: ConversationId }[]>`select id from conversation where workspace_id = ${workspaceId}`;
  id = row?.id ?? newId();
});

async function say(message: string, role: 'visitor' | 'bot', text: string): Promise<void> {
  await appendItems(sql, workspaceId, [{ type: 'message', conversation: 'c', id: message, role, text }]);
}

async function read(): Promise<ConversationForAnalysis> {
  const conversation = (await readForAnalysis(sql, workspaceId, [id])).get(id);
  if (!conversation) throw new Error('gone');
  return conversation;
}

async function saveAnalysis(analysis: AnalysisToSave, of = workspaceId): Promise<SaveResult | undefined> {
  return (await saveFindings(sql, of, [{ tier: 'full', conversationId: id, analysis }]))[0];
}

async function saveFlags(found: FlagsToSave, of = workspaceId): Promise<SaveResult | undefined> {
  return (await saveFindings(sql, of, [{ tier: 'flags', conversationId: id, found }]))[0];
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
  expect(await saveAnalysis(analysisOf(conversation))).toBe('saved');
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
  await saveAnalysis(made);
  const before = await snapshot();
  expect(await saveAnalysis({ ...made, costUsd: 1, inputTokens: 99 })).toBe('unchanged');
  expect(await snapshot()).toEqual(before);
});

it('changes nothing when the same flags are saved twice at once', async () => {
  const conversation = await read();
  const made = { contentRevision: 2, flaggedBy: 'local@1', flags: [gapIn(conversation)] };
  const results = await Promise.all([saveFlags(made), saveFlags(made), saveFlags(made)]);
  expect(results.toSorted()).toEqual(['saved', 'unchanged', 'unchanged']);
  expect(await snapshot()).toMatchObject({ revision: 3, flag_kinds: ['knowledge_gap'], outbox: 3 });
});

it('keeps an analysis due when the content moved on while it was made, and withdraws nothing on its word', async () => {
  const early = await read();
  await saveFlags({ contentRevision: 2, flaggedBy: 'local@1', flags: [gapIn(early)] });
  await say('m-3', 'visitor', 'Hello?');
  expect(await saveAnalysis(analysisOf(early, { flags: [] }))).toBe('saved');
  const after = await snapshot();
  expect(after.analysis).toHaveLength(1);
  expect(after).toMatchObject({ flags: [{ status: 'open' }], flag_kinds: ['knowledge_gap'] });
  expect(after).not.toMatchObject({ analysis_due_at: null });
});

it('does not save flags of older content, nor an analysis older than the one that is there', async () => {
  const early = await read();
  await say('m-3', 'visitor', 'Hello?');
  const late = await read();
  expect(await saveFlags({ contentRevision: 2, flaggedBy: 'x', flags: [gapIn(early)] })).toBe('superseded');
  await saveAnalysis(analysisOf(late));
  const before = await snapshot();
  expect(await saveAnalysis(analysisOf(early, { summary: ['Old.'] }))).toBe('superseded');
  expect(await snapshot()).toEqual(before);
});

it('withdraws a flag that a full analysis no longer finds, and opens it again when it does', async () => {
  await saveAnalysis(analysisOf(await read()));
  await say('m-3', 'bot', 'Yes, we do.');
  await saveAnalysis(analysisOf(await read(), { flags: [] }));
  expect(await snapshot()).toMatchObject({ flags: [{ status: 'withdrawn' }], flag_kinds: [] });
  await say('m-4', 'visitor', 'That is no answer.');
  await saveAnalysis(analysisOf(await read()));
  expect(await snapshot()).toMatchObject({ flags: [{ status: 'open' }], flag_kinds: ['knowledge_gap'] });
});

it.each([
  ['right', ['knowledge_gap']],
  ['wrong', []],
] as const)('lets a member\'s "%s" stand whatever a later analysis says', async (verdict, kinds) => {
  await saveAnalysis(analysisOf(await read()));
  const [flag] = await sql<{ id: string }[]>`select id from flag where conversation_id = ${id}`;
  await decideFlag(sql, workspaceId, { flagId: flag?.id ?? '', memberId: newId<MemberId>(), status: verdict });
  for (const reason of [null, 'Worded anew.']) {
    await say(`m-${reason}`, 'visitor', 'Well?');
    const conversation = await read();
    const flags = reason ? [gapIn(conversation, reason)] : [];
    await saveAnalysis(analysisOf(conversation, { flags }));
    expect(await snapshot()).toMatchObject({ flags: [{ status: verdict, reason: 'No answer.' }], flag_kinds: kinds });
  }
});

it('sees and writes only its own workspace', async () => {
  const stranger = await createWorkspace(sql, { name: 'Stranger' });
  const conversation = await read();
  const before = await snapshot();
  expect(await readForAnalysis(sql, stranger, [id])).toEqual(new Map());
  expect(await saveAnalysis(analysisOf(conversation), stranger)).toBe('gone');
  expect(await saveFlags({ contentRevision: 2, flaggedBy: 'x', flags: [] }, stranger)).toBe('gone');
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
  await saveAnalysis(analysisOf(await read()));
  expect((await read()).due).toBe('none');
});

it('saves many at once, each with what it asks for, and says what became of each', async () => {
  const first = id;
  const others: ConversationId[] = [];
  for (const conversation of ['c-2', 'c-3', 'c-4']) {
    await appendItems(sql, workspaceId, [
      {
        type: 'message',
        conversation,
        id: 'm-1',
        role: 'visitor',
        text: 'Do you ship to Norway? And what does it cost?',
      },
      { type: 'message', conversation, id: 'm-2', role: 'bot', text: 'I do not know.' },
    ]);
    const [row] = await sql<[{ id: ConversationId }]>`select id from conversation where external_id = ${conversation}
      and workspace_id = ${workspaceId}`;
    others.push(row.id);
  }
  const ids = [first, ...others];
  const conversations = await readForAnalysis(sql, workspaceId, ids);
  expect([...conversations.keys()].toSorted()).toEqual(ids.toSorted());
  const gone = newId<ConversationId>();
  const findings = ids.map((conversationId, index): FindingsToSave => {
    const conversation = conversations.get(conversationId);
    if (!conversation) throw new Error('not read');
    const found = { contentRevision: 1 + (index % 2), flaggedBy: 'local@1', flags: [gapIn(conversation)] };
    return index < 2
      ? { tier: 'full', conversationId, analysis: analysisOf(conversation), requestId: `r-${index}` }
      : { tier: 'flags', conversationId, found };
  });
  const nothing = { contentRevision: 1, flaggedBy: 'x', flags: [] };
  const all: FindingsToSave[] = [{ tier: 'flags', conversationId: gone, found: nothing }, ...findings];
  const contentRevisions = ids.map((each) => conversations.get(each)?.contentRevision);
  expect(contentRevisions).toEqual([2, 1, 1, 1]);
  expect(await saveFindings(sql, workspaceId, all)).toEqual(['gone', 'saved', 'saved', 'saved', 'superseded']);
  const state = () => sql`
    select c.external_id as name, c.revision, c.flag_kinds as kinds, c.analysis_due_at is null as rests,
      (select count(*)::int from question q where q.conversation_id = c.id) as questions,
      (select request_id from outbox o where o.conversation_id = c.id and o.kind = 'analysis.saved') as request
    from conversation c where c.workspace_id = ${workspaceId} order by 1`;
  const after = await state();
  expect(after).toEqual([
    { name: 'c', revision: 3, kinds: ['knowledge_gap'], rests: true, questions: 2, request: 'r-0' },
    { name: 'c-2', revision: 2, kinds: ['knowledge_gap'], rests: true, questions: 2, request: 'r-1' },
    { name: 'c-3', revision: 2, kinds: ['knowledge_gap'], rests: false, questions: 0, request: null },
    { name: 'c-4', revision: 1, kinds: [], rests: false, questions: 0, request: null },
  ]);
  const again = ['gone', 'unchanged', 'unchanged', 'unchanged', 'superseded'];
  expect(await saveFindings(sql, workspaceId, all)).toEqual(again);
  expect(await state()).toEqual(after);
});

it('saves nothing of many when Postgres refuses one of them', async () => {
  const conversation = await read();
  const before = await snapshot();
  await say('m-3', 'visitor', 'Hello?');
  const [other] = await sql<[{ id: ConversationId }]>`
    insert into conversation (id, workspace_id, agent_id, external_id, started_at, last_at)
    select ${newId()}, workspace_id, agent_id, 'other', now(), now() from conversation where id = ${id} returning id`;
  const good = analysisOf(conversation);
  const bad = { ...good, summary: ['NUL\0'] };
  const saving = saveFindings(sql, workspaceId, [
    { tier: 'full', conversationId: id, analysis: good },
    { tier: 'full', conversationId: other.id, analysis: bad },
  ]);
  await expect(saving).rejects.toMatchObject({ code: '22P05' });
  expect((await snapshot()).analysis).toEqual(before.analysis);
});
