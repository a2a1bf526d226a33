import {
  changeConversations,
  createTag,
  listRetaggings,
  newId,
  startRetagging,
  stepRetagging,
  undoRetagging,
  type FindTagged,
  type MemberId,
  type RetaggingId,
  type TagId,
} from '@debrief/db';
import { addMember } from '@debrief/db/testing';
import { requestRetag } from '@debrief/pipelines/jobs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openQueue } from './queues/open-queue.ts';
import { quiet, says, startDesk, type Desk } from './testing/start-desk.ts';

let desk: Desk;
let memberId: MemberId;
let tagId: TagId;
beforeEach(async () => {
  desk = await startDesk();
  memberId = await addMember(desk.sql, desk.workspaceId, { name: 'Ada' });
  const { tag } = await createTag(desk.sql, desk.workspaceId, {
    name: 'Refund',
    description: 'The visitor wants money back or asks where a refund is',
  });
  tagId = tag.id;
  for (const name of ['a', 'b', 'c', 'old']) await desk.append([says(name, 'visitor', 'Where is my refund?')]);
  await desk.append([says('other', 'visitor', 'Do you sell blue shoes?')]);
  await desk.sql`update conversation set started_at = now() - interval '8 days' where external_id = 'old'`;
});
afterEach(() => desk[Symbol.asyncDispose]());

async function begin(): Promise<RetaggingId> {
  const started = await startRetagging(desk.sql, desk.workspaceId, { tagId, memberId });
  if (started.outcome !== 'started') throw new Error(started.outcome);
  return started.id;
}
const last = async () => (await listRetaggings(desk.sql, desk.workspaceId))[0];
const tagged = async () =>
  (
    await desk.sql<{ name: string }[]>`
    select external_id as name from conversation where 'Refund' = any(tags) order by external_id`
  ).map(({ name }) => name);
const byMember = async (name: string, change: { addTags?: TagId[]; removeTags?: TagId[] }) => {
  const ids = [await desk.idOf(name)];
  await changeConversations(desk.sql, desk.workspaceId, { ids, change, by: `member:${memberId}` });
};

it('tags the last seven days and takes back exactly that: not what a member put on or took off', async () => {
  await byMember('a', { addTags: [tagId] });
  await byMember('b', { addTags: [tagId] });
  await byMember('b', { removeTags: [tagId] });
  await desk.start();
  const id = await begin();
  await expect.poll(last).toMatchObject({ state: 'added', total: 4, looked: 4, added: 1 });
  expect(await tagged()).toEqual(['a', 'c']);
  expect(await undoRetagging(desk.sql, desk.workspaceId, id)).toBe(true);
  await expect.poll(last).toMatchObject({ state: 'undone', added: 0 });
  expect(await tagged()).toEqual(['a']);
  await begin();
  await expect.poll(last).toMatchObject({ state: 'added', added: 1 });
  expect(await tagged()).toEqual(['a', 'c']);
});

const everything: FindTagged = async (_, conversations) => conversations.map(({ id }) => id);
const step = (id: RetaggingId, number: number, find: FindTagged = everything) =>
  stepRetagging(desk.sql, desk.workspaceId, { id, step: number, find });

it('does each step once, begins once at a time, and goes on where it was cut off', async () => {
  const id = await begin();
  expect(await startRetagging(desk.sql, desk.workspaceId, { tagId, memberId })).toEqual({ outcome: 'busy' });
  await expect(step(id, 0, () => Promise.reject(new Error('killed in the middle')))).rejects.toThrow('killed');
  expect(await last()).toMatchObject({ state: 'adding', looked: 0 });
  expect(await Promise.all([step(id, 0), step(id, 0)])).toEqual(expect.arrayContaining(['done', 'nothing']));
  expect(await last()).toMatchObject({ state: 'added', looked: 4, added: 4 });
  const told = await desk.sql`select from outbox where kind = 'conversation.updated'`;
  expect(told).toHaveLength(4);
  expect(await step(id, 0)).toBe('nothing');
});

it('leaves out nobody who began in the same instant as the end of a step', async () => {
  const at = new Date(Date.now() - 60_000);
  await desk.append(
    Array.from({ length: 700 }, (_, n) => ({ ...says(`many-${String(n)}`, 'visitor', 'Where is my refund?'), at })),
  );
  await desk.sql`update conversation set started_at = started_at + random() * interval '900 microseconds'
    where external_id like 'many-%'`;
  const id = await begin();
  expect([await step(id, 0), await step(id, 1), await step(id, 2)]).toEqual(['more', 'more', 'done']);
  expect(await last()).toMatchObject({ total: 704, looked: 704, added: 704 });
  await undoRetagging(desk.sql, desk.workspaceId, id);
  expect([await step(id, 4), await step(id, 5), await step(id, 6)]).toEqual(['more', 'more', 'done']);
  expect(await tagged()).toEqual([]);
});

it('a step that is given up has its dead letter and is not asked for again', async () => {
  await desk.start();
  const id = newId<RetaggingId>();
  const job = { ...requestRetag({ id, workspaceId: desk.workspaceId, step: 0 }), payload: { v: 1, nonsense: true } };
  const queue = await openQueue(desk.place, quiet);
  await queue.request([job]);
  await queue.close();
  const letters = () => desk.sql`select job, job_id as id from dead_letter`;
  await expect.poll(letters).toEqual([{ job: 'retag', id: job.id }]);
});
