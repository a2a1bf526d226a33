/** What programs do to conversations: status, assignee, tags, notes; and the better answers they fetch. */
import {
  AUTO_TAGS,
  changeConversations,
  createApiKey,
  createTag,
  createWorkspace,
  MODEL_TAGS,
  writeImprovedAnswer,
  type ConversationId,
  type MessageId,
} from '@debrief/db';
import { addMember } from '@debrief/db/testing';
import { beforeEach, expect, it } from 'vitest';
import { conversationPageSchema, wholeConversationSchema } from './conversation-views.ts';
import { describeApi } from './describe-api.ts';
import { improvedAnswerPageSchema, noteSchema, notesSchema } from './work-on-conversations.ts';
import { useApi } from './testing/use-api.ts';

const api = useApi();
beforeEach(async () => {
  await send('POST', 'batch', {
    items: [
      { type: 'message', conversation: 'c', id: 'm-1', role: 'visitor', text: 'Do you ship?' },
      { type: 'message', conversation: 'c', id: 'm-2', role: 'bot', text: 'No idea.' },
    ],
  });
});

const send = (method: string, path: string, body?: object, as = api.key) => api.call(method, path, body, { as });

const change = (body: object, as = api.key) => send('PATCH', 'conversations/c', body, as);

it('changes status and tags, told once, and what is so already is no change', async () => {
  const { status, body } = await change({ status: 'resolved', addTags: ['VIP', 'late'] });
  expect(status).toBe(200);
  expect(wholeConversationSchema.strict().parse(body)).toMatchObject({ status: 'resolved', tags: ['VIP', 'late'] });
  const again = await change({ status: 'resolved', addTags: ['vip'] });
  expect(again.body).toMatchObject({ revision: body['revision'], tags: ['VIP', 'late'] });
  expect((await change({ removeTags: ['VIP', 'never there'] })).body).toMatchObject({ tags: ['late'] });
  const found = await send('GET', `conversations?q=${encodeURIComponent('tag:late status:resolved')}`);
  expect(found.body['conversations']).toHaveLength(1);
});

it('names what it does not understand, and changes nothing then', async () => {
  expect(await change({ status: 'done' })).toMatchObject({ status: 422, body: { pointer: '/status' } });
  expect(await change({ status: 'snoozed' })).toMatchObject({ status: 422, body: { pointer: '/snoozedUntil' } });
  expect(await change({ colour: 'red' })).toMatchObject({ status: 422, body: { pointer: '/colour' } });
  const nobody = await change({ status: 'resolved', assignee: 'nobody@shop.example' });
  expect(nobody).toMatchObject({ status: 422, body: { code: 'unknown_member' } });
  expect(await send('PATCH', 'conversations/none', { status: 'open' })).toMatchObject({ status: 404 });
  expect((await send('GET', 'conversations/c')).body).toMatchObject({ status: 'open' });
});

it('tells who has a conversation, until when it sleeps, who tagged it, and the notes by their own address', async () => {
  const memberId = await addMember(api.sql, api.workspaceId, { name: 'Ada', email: 'ada@shop.example' });
  const [row] = await api.sql<
    { id: ConversationId }[]
  >`select id from conversation where workspace_id = ${api.workspaceId}`;
  const ids = row ? [row.id] : [];
  for (const [name, by] of [
    ['a', `member:${memberId}`],
    ['b', AUTO_TAGS],
    ['c', MODEL_TAGS],
  ] as const) {
    const { tag } = await createTag(api.sql, api.workspaceId, { name });
    await changeConversations(api.sql, api.workspaceId, { ids, change: { addTags: [tag.id] }, by });
  }
  const snoozedUntil = '2030-01-01T00:00:00.000Z';
  await change({ status: 'snoozed', snoozedUntil, assignee: 'ada@shop.example', addTags: ['d'] });
  await send('POST', 'conversations/c/notes', { text: 'Paid twice.' });
  const told = {
    ...{ status: 'snoozed', snoozedUntil, assignee: { name: 'Ada', email: 'ada@shop.example' }, noteCount: 1 },
    tags: ['a', 'b', 'c', 'd'],
    taggings: [
      { tag: 'a', by: 'member', name: 'Ada' },
      { tag: 'b', by: 'rule', name: null },
      { tag: 'c', by: 'model', name: null },
      { tag: 'd', by: 'program', name: null },
    ],
  };
  expect((await send('GET', 'conversations/c')).body).toMatchObject(told);
  const listed = await send('GET', `conversations?q=${encodeURIComponent('assignee:Ada status:snoozed')}`);
  expect(conversationPageSchema.strict().parse(listed.body).conversations).toMatchObject([told]);
  const notes = await send('GET', 'conversations/c/notes');
  expect(notesSchema.strict().parse(notes.body).notes).toMatchObject([{ text: 'Paid twice.', author: null }]);
});

it('shows none of it to a public key, nor to another workspace', async () => {
  const { key: open } = await createApiKey(api.sql, api.workspaceId, {
    ...{ kind: 'public', name: 'widget', origins: ['https://shop.example'] },
  });
  for (const path of ['conversations', 'conversations/c', 'conversations/c/notes']) {
    expect(await send('GET', path, undefined, open)).toMatchObject({ status: 403, body: { code: 'key_cannot_read' } });
  }
  const other = await createWorkspace(api.sql, { name: 'other' });
  const { key: theirs } = await createApiKey(api.sql, other, { kind: 'secret', name: 'theirs' });
  expect(await send('GET', 'conversations/c/notes', undefined, theirs)).toMatchObject({ status: 404 });
});

it('a note by a program is found by has:note', async () => {
  const { status, body } = await send('POST', 'conversations/c/notes', { text: ' Paid twice. ' });
  expect(status).toBe(201);
  expect(noteSchema.strict().parse(body)).toMatchObject({ text: 'Paid twice.', author: null });
  expect((await send('GET', 'conversations?q=has:note')).body['conversations']).toHaveLength(1);
});

it('better answers come with their question, page by page', async () => {
  const [message] = await api.sql<
    { id: MessageId }[]
  >`select id from message where external_id = 'm-2' and workspace_id = ${api.workspaceId}`;
  if (!message) throw new Error('no such message');
  const memberId = await addMember(api.sql, api.workspaceId, { role: 'owner' });
  await writeImprovedAnswer(api.sql, api.workspaceId, { messageId: message.id, memberId, text: 'Yes.' });
  const { body } = await send('GET', 'improved-answers?limit=1');
  expect(improvedAnswerPageSchema.strict().parse(body)).toMatchObject({
    improvedAnswers: [{ question: 'Do you ship?', answer: 'No idea.', improvedAnswer: 'Yes.', author: 'Anna' }],
    next: null,
  });
  expect(await send('GET', 'improved-answers?cursor=x')).toMatchObject({ status: 422 });
});

it('a public key does none of it', async () => {
  const origins = ['https://shop.example'];
  const { key: open } = await createApiKey(api.sql, api.workspaceId, { kind: 'public', name: 'page', origins });
  expect(await change({ status: 'resolved' }, open)).toMatchObject({ status: 403, body: { code: 'key_cannot_work' } });
  expect(await send('POST', 'conversations/c/notes', { text: 'x' }, open)).toMatchObject({ status: 403 });
  expect(await send('GET', 'improved-answers', undefined, open)).toMatchObject({ status: 403 });
});

it('the description tells of all of it', () => {
  const { paths } = describeApi() as { paths: Record<string, Record<string, unknown>> };
  expect(paths['/v1/conversations/{id}']).toHaveProperty('patch');
  expect(paths['/v1/conversations/{id}/notes']).toHaveProperty('post');
  expect(paths['/v1/improved-answers']).toHaveProperty('get');
});
