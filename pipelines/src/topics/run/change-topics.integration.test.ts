import { createWorkspace, listTopics, readTopic, type Sql, type WorkspaceId } from '@debrief/db';
import { addMember, useWorkspace } from '@debrief/db/testing';
import { beforeEach, expect, it } from 'vitest';
import { askQuestions } from '../testing/ask-questions.ts';
import { mergeTopics, renameTopic, splitTopic, undoTopicAct, type Asker, type TopicChange } from './change-topics.ts';
import { createKeepTopics } from './keep-topics.ts';

const desk = useWorkspace();
let sql: Sql;
let workspaceId: WorkspaceId;
let asker: Asker;

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  const memberId = await addMember(sql, workspaceId, { name: 'Ada', role: 'owner' });
  asker = { workspaceId, memberId };
  await ask(['I forgot my password', 'reset my password please', 'password does not work', 'my password is wrong']);
  await ask(['your opening hours?', 'opening hours on Sunday', 'opening hours of the store', 'Sunday opening hours']);
  await createKeepTopics({ sql })(workspaceId);
});

const ask = (texts: readonly string[]) => askQuestions(sql, workspaceId, texts);

async function list() {
  const now = Date.now();
  const bounds = [-14, -7, 1].map((days) => new Date(now + days * 86_400_000));
  return (await listTopics(sql, workspaceId, { bounds, order: 'asked' })).rows;
}

/** Number, label and questions of each topic as a member sees them. */
async function seen(): Promise<[string, number][]> {
  return (await list()).map(({ label, asked }): [string, number] => [label, asked]).sort();
}

/** Enough questions and time for the topics to be looked at together. */
async function lookAgain(): Promise<void> {
  await sql`update topic_upkeep set come = 1, consolidated_at = now() - interval '1 day' where workspace_id = ${workspaceId}`;
  await createKeepTopics({ sql })(workspaceId);
}

async function numberOf(word: RegExp): Promise<number> {
  return (await list()).find(({ label }) => word.test(label))?.number ?? 0;
}

function done(change: TopicChange): { actId: string; number: number } {
  if (!change.done) throw new Error(change.because);
  return change;
}

it('lists topics with who asked, what was not answered, the weeks and examples', async () => {
  const rows = await list();
  expect(rows.length).toBe(2);
  expect(rows[0]).toMatchObject({ asked: 4, judged: 4, unanswered: 4, visitors: 4, weeks: [0, 4], isDecided: false });
  expect(rows[0]?.examples.length).toBe(3);
});

it('shows as examples what is asked most often, once each, before what came last', async () => {
  const often = 'I forgot my password';
  await ask([often, often, 'my password is a long story']);
  await lookAgain();
  const examples = (await list()).find(({ label }) => /password/i.test(label))?.examples.map(({ text }) => text);
  expect(examples?.[0]).toBe(often);
  expect(examples?.filter((text) => text === often)).toHaveLength(1);
});

it('a merge sticks, draws later questions of both kinds, and is undone without a trace', async () => {
  const before = await seen();
  const [from, into] = [await numberOf(/password/i), await numberOf(/opening/i)];
  const { actId } = done(await mergeTopics(sql, asker, { from, into }));
  await ask(['I forgot the password', 'opening hours today?']);
  await lookAgain();
  const [merged, ...others] = await list();
  expect([merged?.number, merged?.asked, others]).toEqual([into, 10, []]);
  expect((await readTopic(sql, workspaceId, { number: from }))?.number).toBe(into);

  expect(await undoTopicAct(sql, workspaceId, actId)).toBe(true);
  expect(await undoTopicAct(sql, workspaceId, actId)).toBe(false);
  expect(await seen()).toEqual(before.map(([label, asked]) => [label, asked + 1]));
});

it('a split sticks, later questions join the half they are like, and undoing puts all together again', async () => {
  const before = await seen();
  const number = await numberOf(/opening/i);
  const topic = await readTopic(sql, workspaceId, { number });
  const questions = topic?.questions.filter(({ text }) => text.includes('Sunday')) ?? [];
  const made = done(await splitTopic(sql, asker, { number, questions, label: 'Sundays' }));
  await ask(['Sunday hours?']);
  await lookAgain();
  expect(await seen()).toContainEqual(['Sundays', 3]);

  await undoTopicAct(sql, workspaceId, made.actId);
  await lookAgain();
  const after = await seen();
  expect(after.map(([, asked]) => asked).sort()).toEqual([4, 5]);
  expect(after.map(([label]) => label)).toEqual(before.map(([label]) => label));
});

it('a name given by a member stays, however the topic grows', async () => {
  const { actId, number } = done(
    await renameTopic(sql, asker, { number: await numberOf(/opening/i), label: 'Öffnung' }),
  );
  await ask(Array.from({ length: 12 }, (_, index) => `opening hours in week ${String(index)}`));
  await lookAgain();
  expect(await readTopic(sql, workspaceId, { number })).toMatchObject({ label: 'Öffnung', asked: 16 });
  await undoTopicAct(sql, workspaceId, actId);
  expect((await readTopic(sql, workspaceId, { number }))?.label).toMatch(/opening/i);
});

it('what does not exist is said, and nothing changes', async () => {
  const number = await numberOf(/opening/i);
  expect(await mergeTopics(sql, asker, { from: 99, into: number })).toEqual({ done: false, because: 'unknown' });
  expect(await mergeTopics(sql, asker, { from: number, into: number })).toEqual({ done: false, because: 'same' });
  expect(await splitTopic(sql, asker, { number, questions: [], label: 'x' })).toEqual({
    done: false,
    because: 'nothing',
  });
  const other = await createWorkspace(sql, { name: 'Other' });
  expect(await readTopic(sql, other, { number })).toBeNull();
});
