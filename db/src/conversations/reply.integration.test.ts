import { beforeEach, expect, it } from 'vitest';
import { type ConversationId, type MemberId, type WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { addMember, useWorkspace } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { appendItems } from './append-items.ts';
import { readOperatorSide } from './find-conversation.ts';
import { reply, type Reply } from './reply.ts';
import { setHandoff } from './set-handoff.ts';

const desk = useWorkspace();
let sql: Sql;
let workspaceId: WorkspaceId;
let id: ConversationId;
let anna: MemberId;
let jonas: MemberId;

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  [anna, jonas] = [await addMember(sql, workspaceId), await addMember(sql, workspaceId, { name: 'Jonas' })];
  await visitorSays('m-1');
  const [row] = await sql<{ id: ConversationId }[]>`select id from conversation where workspace_id = ${workspaceId}`;
  if (!row) throw new Error('the conversation was not made');
  id = row.id;
});

const visitorSays = (message: string) =>
  appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'c', id: message, role: 'visitor', text: 'is anybody there?' },
  ]);

const send = (memberId: MemberId, clientId: string, more: Partial<Reply> = {}) =>
  reply(sql, workspaceId, { id, memberId, clientId, text: 'Yes, I am here.', seenMessages: 1, ...more });

const outbox = async () =>
  (await sql<{ kind: string }[]>`select kind from outbox where workspace_id = ${workspaceId} order by seq`).map(
    ({ kind }) => kind,
  );

const said = async () => (await readOperatorSide(sql, workspaceId, id))?.messages ?? [];

it('the first reply pauses the bot and is told after it; a later one pauses nothing', async () => {
  expect(await send(anna, 'one')).toEqual({ outcome: 'sent', messageId: 'reply-one' });
  await send(anna, 'two');
  expect(await outbox()).toEqual(['message.created', 'handoff.taken', 'message.created', 'message.created']);
  expect(await readOperatorSide(sql, workspaceId, id)).toMatchObject({
    handoff: 'human',
    messages: [{ externalId: 'reply-one', authorId: anna, author: 'Anna', role: 'operator' }, {}],
  });
});

it('a reply sent twice is there once, also when both are on their way together', async () => {
  const outcomes = await Promise.all([send(anna, 'one'), send(anna, 'one'), send(anna, 'one')]);
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['repeated', 'repeated', 'sent']);
  expect(await said()).toHaveLength(1);
  expect(await send(anna, 'one', { text: 'Something else.' })).toEqual({ outcome: 'conflict' });
});

it('of two who answer at once the second is told, and can send anyway', async () => {
  const outcomes = await Promise.all([send(anna, 'hers'), send(jonas, 'his')]);
  const overtaken = outcomes.find(({ outcome }) => outcome === 'overtaken');
  const annaWasFirst = outcomes[0].outcome === 'sent';
  expect(overtaken).toEqual({ outcome: 'overtaken', by: annaWasFirst ? 'Anna' : 'Jonas' });
  expect(await said()).toHaveLength(1);

  const second = annaWasFirst ? jonas : anna;
  expect(await send(second, 'anyway', { seenMessages: null })).toMatchObject({ outcome: 'sent' });
  expect(await said()).toHaveLength(2);
});

it('a retry of a reply that arrived is no collision, whoever wrote since', async () => {
  await send(anna, 'hers');
  await send(jonas, 'his', { seenMessages: 2 });
  expect(await send(anna, 'hers')).toMatchObject({ outcome: 'repeated' });
});

it('what the visitor or the writer said meanwhile is no collision', async () => {
  await visitorSays('m-2');
  await send(anna, 'one');
  expect(await send(anna, 'two')).toMatchObject({ outcome: 'sent' });
});

it('the conversation goes back to the bot once, and can be taken again', async () => {
  await send(anna, 'one');
  expect(await setHandoff(sql, workspaceId, id, 'bot')).toBe('human');
  expect(await setHandoff(sql, workspaceId, id, 'bot')).toBe('bot');
  expect(await setHandoff(sql, workspaceId, id, 'human')).toBe('bot');
  expect((await outbox()).slice(3)).toEqual(['handoff.returned', 'handoff.taken']);
});

it('nobody of another workspace can reply, take over or read', async () => {
  const other = await createWorkspace(sql, { name: 'Other' });
  const given = { id, memberId: anna, clientId: 'x', text: 'hello', seenMessages: null };
  expect(await reply(sql, other, given)).toEqual({ outcome: 'gone' });
  expect(await setHandoff(sql, other, id, 'human')).toBeNull();
  expect(await readOperatorSide(sql, other, id)).toBeNull();
  expect(await said()).toEqual([]);
});
