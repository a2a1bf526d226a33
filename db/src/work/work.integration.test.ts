/** What members do to conversations: told to everybody, undone where nobody changed it since, never across workspaces. */
import { beforeEach, expect, it } from 'vitest';
import { appendItems } from '../conversations/append-items.ts';
import type { ConversationId, MemberId, TagId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { countTags, createTag, deleteTag, mergeTags, updateTag } from '../tags/index.ts';
import { addMember, useWorkspace } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { changeConversations, undoChange, wakeSnoozed, type WorkChange } from './index.ts';

const desk = useWorkspace();
let sql: Sql;
let workspaceId: WorkspaceId;
let memberId: MemberId;
let ids: ConversationId[];

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  memberId = await addMember(sql, workspaceId);
  await appendItems(
    sql,
    workspaceId,
    ['c-1', 'c-2', 'c-3'].map((conversation) => ({
      type: 'message' as const,
      conversation,
      id: 'm',
      role: 'visitor' as const,
      text: 'hello?',
    })),
  );
  ids = (
    await sql<{ id: ConversationId }[]>`
      select id from conversation where workspace_id = ${workspaceId} order by external_id`
  ).map(({ id }) => id);
  await sql`delete from outbox`;
});

const newTag = async (name: string): Promise<TagId> => (await createTag(sql, workspaceId, { name })).tag.id;

async function work(change: WorkChange, among = ids, changeId = crypto.randomUUID()): Promise<string> {
  const record = { changeId, memberId, what: 'test' };
  const result = await changeConversations(sql, workspaceId, { ids: among, change, by: `member:${memberId}`, record });
  expect(result.outcome).toBe('done');
  return changeId;
}

const tagsOf = async () =>
  (
    await sql<{ tags: string[] }[]>`
      select tags from conversation where workspace_id = ${workspaceId} order by external_id`
  ).map(({ tags }) => tags);

const statuses = async () =>
  (
    await sql<{ status: string }[]>`
      select status from conversation where workspace_id = ${workspaceId} order by external_id`
  ).map(({ status }) => status);

const told = async () =>
  (await sql<{ id: ConversationId }[]>`select conversation_id as id from outbox order by seq`).map(({ id }) => id);

it('a tag is put on, told once for each conversation that had it not, and taken back by one undo', async () => {
  const [vip, late] = [await newTag('VIP'), await newTag('late')];
  await work({ addTags: [late] }, ids.slice(0, 1));
  await sql`delete from outbox`;

  const changeId = await work({ addTags: [vip, late] });
  expect(await tagsOf()).toEqual([
    ['VIP', 'late'],
    ['VIP', 'late'],
    ['VIP', 'late'],
  ]);
  expect((await told()).toSorted()).toEqual(ids.toSorted());
  await work({ addTags: [vip] });
  expect(await told()).toHaveLength(3);

  expect(await undoChange(sql, workspaceId, { changeId, memberId })).toEqual({ undone: 3, kept: 0, left: 0 });
  expect(await tagsOf()).toEqual([['late'], [], []]);
  expect(await undoChange(sql, workspaceId, { changeId, memberId })).toEqual({ undone: 0, kept: 0, left: 0 });
});

it('each change raises the revision by one', async () => {
  const revision = async () =>
    (await sql<{ revision: number }[]>`select revision from conversation where id = ${ids[0] ?? ''}`)[0]?.revision ?? 0;
  const before = await revision();
  await work({ status: 'resolved', assigneeId: memberId, addTags: [await newTag('done')] });
  expect(await revision()).toBe(before + 1);
});

it('undo leaves alone what somebody changed since', async () => {
  const changeId = await work({ status: 'resolved', assigneeId: memberId });
  await work({ status: 'open' }, ids.slice(1, 2));
  await work({ status: 'open', assigneeId: null }, ids.slice(2, 3));
  expect(await undoChange(sql, workspaceId, { changeId, memberId })).toEqual({ undone: 2, kept: 1, left: 0 });
  expect(await statuses()).toEqual(['open', 'open', 'open']);
  const rows = await sql`select from conversation where workspace_id = ${workspaceId} and assignee_id is not null`;
  expect(rows).toHaveLength(0);
});

it('a change of many is undone in batches, and a batch sent twice is kept once', async () => {
  const changeId = crypto.randomUUID();
  await work({ status: 'resolved' }, ids.slice(0, 2), changeId);
  await work({ status: 'resolved' }, ids, changeId);
  expect(await undoChange(sql, workspaceId, { changeId, memberId, limit: 2 })).toEqual({ undone: 2, kept: 0, left: 1 });
  expect(await undoChange(sql, workspaceId, { changeId, memberId, limit: 2 })).toEqual({ undone: 1, kept: 0, left: 0 });
  expect(await statuses()).toEqual(['open', 'open', 'open']);
});

it('a snooze keeps its end through undo, and ends when it is over', async () => {
  const until = new Date('2026-12-01T08:00:00Z');
  await work({ status: 'snoozed', snoozedUntil: until });
  const changeId = await work({ status: 'resolved' });
  await undoChange(sql, workspaceId, { changeId, memberId });
  const [row] = await sql<{ at: Date }[]>`select snoozed_until as at from conversation where id = ${ids[0] ?? ''}`;
  expect(row?.at).toEqual(until);

  expect(await wakeSnoozed(sql, new Date(until.getTime() - 1))).toBe(0);
  await sql`delete from outbox`;
  expect(await wakeSnoozed(sql, until)).toBe(3);
  expect(await statuses()).toEqual(['open', 'open', 'open']);
  expect(await told()).toHaveLength(3);
});

it('what a person took off is not put back by itself', async () => {
  const addTags = [await newTag('billing')];
  const bySelf = () => changeConversations(sql, workspaceId, { ids, change: { addTags }, by: 'auto-tags' });
  await bySelf();
  await work({ removeTags: addTags }, ids.slice(0, 1));
  await bySelf();
  expect(await tagsOf()).toEqual([[], ['billing'], ['billing']]);
  await work({ addTags }, ids.slice(0, 1));
  expect(await tagsOf()).toEqual([['billing'], ['billing'], ['billing']]);
});

it('a new name reaches every conversation; a name that another tag has is refused, whatever its case', async () => {
  const [vip, late] = [await newTag('VIP'), await newTag('late')];
  await work({ addTags: [vip] });
  await sql`delete from outbox`;
  expect(await updateTag(sql, workspaceId, vip, { name: 'Important' })).toMatchObject({ outcome: 'updated' });
  expect(await tagsOf()).toEqual([['Important'], ['Important'], ['Important']]);
  expect(await told()).toHaveLength(3);
  expect(await updateTag(sql, workspaceId, vip, { name: 'LATE' })).toMatchObject({
    outcome: 'taken',
    by: { id: late },
  });
  expect(await createTag(sql, workspaceId, { name: 'Late' })).toMatchObject({ outcome: 'exists', tag: { id: late } });
  expect((await countTags(sql, workspaceId)).some((tag) => tag.settling)).toBe(false);
});

it('merged tags are one, on every conversation that had either', async () => {
  const [vip, late] = [await newTag('VIP'), await newTag('late')];
  await work({ addTags: [vip] }, ids.slice(0, 2));
  await work({ addTags: [late] }, ids.slice(1));
  expect(await mergeTags(sql, workspaceId, { from: late, into: vip })).toBe(2);
  expect(await tagsOf()).toEqual([['VIP'], ['VIP'], ['VIP']]);
  expect(await countTags(sql, workspaceId)).toMatchObject([{ name: 'VIP', conversations: 3 }]);
  expect(await deleteTag(sql, workspaceId, vip)).toBe(3);
  expect(await tagsOf()).toEqual([[], [], []]);
});

it('another workspace can neither change, undo, nor use the names of this one', async () => {
  const other = await createWorkspace(sql, { name: 'Other' });
  const vip = await newTag('VIP');
  const changeId = await work({ status: 'resolved', addTags: [vip] });
  const foreign = (change: WorkChange) => changeConversations(sql, other, { ids, change, by: 'api' });
  expect(await foreign({ status: 'open' })).toEqual({ outcome: 'done', changed: new Map() });
  expect(await foreign({ addTags: [vip] })).toEqual({ outcome: 'unknown', what: 'tag' });
  expect(await foreign({ assigneeId: memberId })).toEqual({ outcome: 'unknown', what: 'member' });
  expect(await undoChange(sql, other, { changeId, memberId })).toBeNull();
  expect(await mergeTags(sql, other, { from: vip, into: vip })).toBeNull();
  expect(await deleteTag(sql, other, vip)).toBe(0);
  expect(await statuses()).toEqual(['resolved', 'resolved', 'resolved']);
});

it('no table of a member’s work is open to another workspace', async () => {
  const vip = await newTag('VIP');
  await work({ addTags: [vip] });
  const other = await createWorkspace(sql, { name: 'Other' });
  for (const table of ['tag', 'conversation_tag', 'bulk_change', 'bulk_item']) {
    const seen = await withWorkspace(sql, other, (tx) => tx`select from ${tx(table)}`);
    expect(seen, table).toHaveLength(0);
    const own = await withWorkspace(sql, workspaceId, (tx) => tx`select from ${tx(table)}`);
    expect(own.length, table).toBeGreaterThan(0);
  }
});
