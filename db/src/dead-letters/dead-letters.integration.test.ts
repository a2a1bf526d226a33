import { beforeEach, expect, it } from 'vitest';
import {
  appendItems,
  buryJob,
  countDeadLetters,
  createWorkspace,
  dismissDeadLetter,
  findBuried,
  listDeadLetters,
  listRetries,
  markRequeued,
  retryDeadLetters,
  tidyDeadLetters,
  type BuriedJob,
  type ConversationId,
  type Sql,
  type WorkspaceId,
} from '../index.ts';
import { useWorkspace } from '../testing/index.ts';

const desk = useWorkspace({ max: 2 });
let sql: Sql;
let workspaceId: WorkspaceId;
let conversationId: ConversationId;
beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  await sql`truncate dead_letter`;
  conversationId = await say('c-1', 'm-1');
});

async function say(conversation: string, id: string): Promise<ConversationId> {
  await appendItems(sql, workspaceId, [{ type: 'message', conversation, id, role: 'visitor', text: 'Hi' }]);
  const [row] = await sql<{ id: ConversationId }[]>`
    select id from conversation where workspace_id = ${workspaceId} and external_id = ${conversation}`;
  if (!row) throw new Error('not appended');
  return row.id;
}

function dead(change: Partial<BuriedJob> = {}): BuriedJob {
  const jobId = change.jobId ?? 'analyse-1';
  const ids = { workspaceId, conversationId };
  return {
    ...{ jobId, job: 'analyse', payload: { v: 1, ...ids }, reason: 'it broke', attempts: 5, requestId: 'r-1' },
    ...ids,
    ...change,
  };
}

const letters = async () => (await listDeadLetters(sql, workspaceId)).letters;

it('shows a job that was given up with its reason, and holds its work back', async () => {
  await buryJob(sql, dead());
  expect(await listDeadLetters(sql, workspaceId)).toMatchObject({
    total: 1,
    letters: [{ job: 'analyse', reason: 'it broke', attempts: 5, retrying: false, conversationId, externalId: 'c-1' }],
  });
  expect(await findBuried(sql, ['analyse-1', 'analyse-2'])).toEqual(new Map([['analyse-1', 'dead']]));
});

it('buried twice by one run is one letter of one run', async () => {
  await buryJob(sql, dead());
  await buryJob(sql, dead({ reason: 'it broke again' }));
  expect(await letters()).toMatchObject([{ reason: 'it broke again', attempts: 5 }]);
});

it('goes back to the queue when a member asks, once, and comes back with the sum of its tries', async () => {
  await buryJob(sql, dead());
  const [letter] = await letters();
  expect(await retryDeadLetters(sql, workspaceId, letter?.id ?? '')).toBe(1);
  expect(await retryDeadLetters(sql, workspaceId, letter?.id ?? '')).toBe(0);
  expect(await letters()).toMatchObject([{ retrying: true }]);
  expect(await findBuried(sql, ['analyse-1'])).toEqual(new Map([['analyse-1', 'retrying']]));
  const retries = await listRetries(sql, 10);
  expect(retries).toEqual([
    { id: letter?.id, job: 'analyse', jobId: 'analyse-1', payload: { v: 1, workspaceId, conversationId } },
  ]);
  await markRequeued(
    sql,
    retries.map(({ id }) => id),
  );
  expect(await listRetries(sql, 10)).toEqual([]);
  await sql`update dead_letter set requeued_at = now() - interval '11 minutes'`;
  expect(await listRetries(sql, 10)).toHaveLength(1);

  await buryJob(sql, dead({ reason: 'still broken' }));
  expect(await letters()).toMatchObject([{ retrying: false, reason: 'still broken', attempts: 10 }]);
  expect(await findBuried(sql, ['analyse-1'])).toEqual(new Map([['analyse-1', 'dead']]));
});

it('dismissed is off the list and still not asked for', async () => {
  await buryJob(sql, dead());
  const [letter] = await letters();
  expect(await dismissDeadLetter(sql, workspaceId, letter?.id ?? '')).toBe(true);
  expect(await letters()).toEqual([]);
  expect(await retryDeadLetters(sql, workspaceId)).toBe(0);
  expect(await findBuried(sql, ['analyse-1'])).toEqual(new Map([['analyse-1', 'dead']]));
});

it('is out of date once its conversation was analysed or has newer content, and is then cleared away', async () => {
  const other = await say('c-2', 'm-1');
  await buryJob(sql, dead());
  await buryJob(sql, dead({ jobId: 'analyse-2', conversationId: other }));
  expect(await letters()).toHaveLength(2);
  await say('c-1', 'm-2');
  await sql`update conversation set analysis_due_at = null where id = ${other}`;
  expect(await listDeadLetters(sql, workspaceId)).toEqual({ letters: [], total: 0, retrying: 0 });
  expect(await countDeadLetters(sql)).toEqual([]);
  expect(await tidyDeadLetters(sql)).toBe(2);
  expect(await tidyDeadLetters(sql)).toBe(0);
});

it('of a job that names nobody is counted for the desk, and shown to no workspace', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000';
  await buryJob(sql, dead({ jobId: 'x-1', job: 'odd', workspaceId: null, conversationId: null }));
  await buryJob(sql, dead({ jobId: 'x-2', job: 'odd', workspaceId: nobody as WorkspaceId }));
  expect(await countDeadLetters(sql)).toEqual([{ job: 'odd', dead: 2, retrying: 0 }]);
  expect(await letters()).toEqual([]);
  expect(await tidyDeadLetters(sql)).toBe(0);
});

it('belongs to its workspace alone, and goes with its conversation', async () => {
  await buryJob(sql, dead());
  const [letter] = await letters();
  const stranger = await createWorkspace(sql, { name: 'X' });
  expect(await listDeadLetters(sql, stranger)).toEqual({ letters: [], total: 0, retrying: 0 });
  expect(await retryDeadLetters(sql, stranger, letter?.id ?? '')).toBe(0);
  expect(await retryDeadLetters(sql, stranger)).toBe(0);
  expect(await dismissDeadLetter(sql, stranger, letter?.id ?? '')).toBe(false);
  // A conversation of one workspace named by a job of another stays out of the letter.
  await buryJob(sql, dead({ jobId: 'analyse-9', workspaceId: stranger }));
  expect((await listDeadLetters(sql, stranger)).letters).toMatchObject([{ conversationId: null }]);
  await sql`delete from conversation where id = ${conversationId}`;
  expect(await letters()).toEqual([]);
});
