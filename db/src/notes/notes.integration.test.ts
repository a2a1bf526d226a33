/** Notes, flags by hand, improved answers and saved views: each told, undone by its inverse, closed to other workspaces. */
import { beforeEach, expect, it } from 'vitest';
import { raiseFlag, withdrawFlag } from '../analyses/raise-flag.ts';
import { appendItems } from '../conversations/append-items.ts';
import { getConversation } from '../conversations/get-conversation.ts';
import { type ConversationId, type MemberId, type MessageId, type WorkspaceId } from '../ids.ts';
import { listImprovedAnswers, writeImprovedAnswer } from '../improved-answers/index.ts';
import type { Sql } from '../postgres/connect.ts';
import { addMember, useWorkspace } from '../testing/index.ts';
import { deleteView, listSavedViews, saveView } from '../views/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { addNote, deleteNote, editNote } from './index.ts';

const desk = useWorkspace();
let sql: Sql;
let workspaceId: WorkspaceId;
let other: WorkspaceId;
let anna: MemberId;
let jonas: MemberId;
let id: ConversationId;

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  other = await createWorkspace(sql, { name: 'Other' });
  [anna, jonas] = [await addMember(sql, workspaceId), await addMember(sql, workspaceId, { name: 'Jonas' })];
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'c', id: 'm-1', role: 'visitor', text: 'Do you ship to Iceland?' },
    { type: 'message', conversation: 'c', id: 'm-2', role: 'bot', text: 'I do not know.' },
  ]);
  const [row] = await sql<{ id: ConversationId }[]>`select id from conversation where workspace_id = ${workspaceId}`;
  if (!row) throw new Error('the conversation was not made');
  id = row.id;
  await sql`delete from outbox`;
});

async function view() {
  const conversation = await getConversation(sql, workspaceId, { id, memberId: anna });
  if (!conversation) throw new Error('the conversation is gone');
  return conversation;
}

async function messageOf(role: string): Promise<MessageId> {
  const found = (await view()).messages.find((message) => message.role === role);
  if (!found) throw new Error(`no message of a ${role}`);
  return found.id;
}

const told = async () => (await sql`select from outbox where kind = 'conversation.updated'`).length;

it('a note is there for everybody, changed and taken away by its author alone, and comes back', async () => {
  const noteId = await addNote(sql, workspaceId, { conversationId: id, memberId: anna, text: 'call her' });
  if (!noteId) throw new Error('not written');
  expect((await view()).notes).toMatchObject([{ text: 'call her', author: 'Anna', editedAt: null }]);
  expect(await editNote(sql, workspaceId, { id: noteId, memberId: anna, text: 'call him' })).toBe('call her');
  expect(await editNote(sql, workspaceId, { id: noteId, memberId: jonas, text: 'never mind' })).toBeNull();
  expect(await deleteNote(sql, workspaceId, { id: noteId, memberId: jonas, deleted: true })).toBe(false);
  await deleteNote(sql, workspaceId, { id: noteId, memberId: anna, deleted: true });
  expect((await view()).notes).toEqual([]);
  await deleteNote(sql, workspaceId, { id: noteId, memberId: anna, deleted: false });
  expect((await view()).notes).toMatchObject([{ text: 'call him' }]);
  expect(await told()).toBe(4);
});

it('a flag by hand stands with its reason, on a message or on the whole, and is taken back', async () => {
  const messageId = await messageOf('bot');
  const flagId = await raiseFlag(sql, workspaceId, { conversationId: id, messageId, memberId: anna, reason: 'rude' });
  await raiseFlag(sql, workspaceId, { conversationId: id, messageId: null, memberId: anna, reason: 'odd' });
  if (!flagId) throw new Error('not raised');
  expect(await view()).toMatchObject({ flagKinds: ['manual'], flags: [{ reason: 'rude' }, { reason: 'odd' }] });
  expect(await withdrawFlag(sql, workspaceId, { flagId, withdrawn: true })).toBe(true);
  expect((await view()).flags).toMatchObject([{ messageId: null }]);
  expect(await withdrawFlag(sql, workspaceId, { flagId, withdrawn: false })).toBe(true);
  expect((await view()).flags).toHaveLength(2);
  expect(await told()).toBe(4);
});

it('what the bot should have said is kept with the question and what it did say', async () => {
  const messageId = await messageOf('bot');
  const write = (text: string | null) => writeImprovedAnswer(sql, workspaceId, { messageId, memberId: anna, text });
  expect(await write('Yes, in five days.')).toBeNull();
  expect(await write('Yes, in a week.')).toBe('Yes, in five days.');
  expect(await listImprovedAnswers(sql, workspaceId, { limit: 10, after: null })).toMatchObject([
    { question: 'Do you ship to Iceland?', answer: 'I do not know.', text: 'Yes, in a week.', author: 'Anna' },
  ]);
  expect(await write(null)).toBe('Yes, in a week.');
  expect((await view()).improvedAnswers).toEqual([]);
  const visitors = await messageOf('visitor');
  expect(
    await writeImprovedAnswer(sql, workspaceId, { messageId: visitors, memberId: anna, text: 'x' }),
  ).toBeUndefined();
});

it('improved answers are listed page by page, the newest first, each once', async () => {
  await appendItems(
    sql,
    workspaceId,
    [3, 4, 5, 6].map((n) => ({ type: 'message', conversation: 'c', id: `m-${String(n)}`, role: 'bot', text: 'Hm.' })),
  );
  const bots = (await view()).messages.filter(({ role }) => role === 'bot');
  for (const { id: messageId } of bots) {
    await writeImprovedAnswer(sql, workspaceId, { messageId, memberId: anna, text: `of ${messageId}` });
  }
  const seen: MessageId[] = [];
  let after: { updatedAt: Date; messageId: MessageId } | null = null;
  for (;;) {
    const page = await listImprovedAnswers(sql, workspaceId, { limit: 2, after });
    seen.push(...page.map(({ messageId }) => messageId));
    const last = page.at(-1);
    if (!last) break;
    after = last;
  }
  expect(seen.toSorted()).toEqual(bots.map(({ id: messageId }) => messageId).toSorted());
});

it('a saved view is its author’s to change, and seen by others once it is shared', async () => {
  const given = { memberId: anna, name: 'Mobile', query: 'q=device%3Amobile', shared: false };
  const viewId = await saveView(sql, workspaceId, given);
  if (!viewId) throw new Error('not saved');
  expect(await listSavedViews(sql, workspaceId, jonas)).toEqual([]);
  await saveView(sql, workspaceId, { ...given, id: viewId, shared: true });
  expect(await listSavedViews(sql, workspaceId, jonas)).toMatchObject([{ name: 'Mobile', author: 'Anna' }]);
  expect(await saveView(sql, workspaceId, { ...given, id: viewId, memberId: jonas })).toBeNull();
  expect(await deleteView(sql, workspaceId, { id: viewId, memberId: jonas })).toBeNull();
  expect(await deleteView(sql, workspaceId, { id: viewId, memberId: anna })).toMatchObject({ name: 'Mobile' });
});

it('another workspace reads and writes none of it', async () => {
  const messageId = await messageOf('bot');
  const noteId = await addNote(sql, workspaceId, { conversationId: id, memberId: anna, text: 'x' });
  const flagId = await raiseFlag(sql, workspaceId, { conversationId: id, messageId, memberId: anna, reason: 'x' });
  const viewId = await saveView(sql, workspaceId, { memberId: anna, name: 'V', query: '', shared: true });
  if (!noteId || !flagId || !viewId) throw new Error('not written');
  await writeImprovedAnswer(sql, workspaceId, { messageId, memberId: anna, text: 'x' });
  expect(await addNote(sql, other, { conversationId: id, memberId: anna, text: 'y' })).toBeNull();
  expect(await editNote(sql, other, { id: noteId, memberId: anna, text: 'y' })).toBeNull();
  expect(await raiseFlag(sql, other, { conversationId: id, messageId, memberId: anna, reason: 'y' })).toBeNull();
  expect(await withdrawFlag(sql, other, { flagId, withdrawn: true })).toBe(false);
  expect(await writeImprovedAnswer(sql, other, { messageId, memberId: anna, text: 'y' })).toBeUndefined();
  expect(await listImprovedAnswers(sql, other, { limit: 10, after: null })).toEqual([]);
  expect(await listSavedViews(sql, other, anna)).toEqual([]);
  expect(await deleteView(sql, other, { id: viewId, memberId: anna })).toBeNull();
});
