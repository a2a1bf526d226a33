/** Taking a reply back, against a real PostgreSQL: who may, what becomes of the words, and who waits then. */
import { beforeEach, expect, it } from 'vitest';
import { countInbox } from '../inbox-counts/index.ts';
import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { readForSearch } from '../search/read-for-search.ts';
import { addMember, useWorkspace } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { appendItems } from './append-items.ts';
import type { IncomingItem } from './incoming.ts';
import { readConversation } from './read-conversation.ts';
import { readForAnalysis } from './read-for-analysis.ts';
import { readWaiting } from './read-waiting.ts';
import { reply } from './reply.ts';
import { setHandoff } from './set-handoff.ts';
import { takeBack } from './take-back.ts';
import { tellWaiting } from './tell-waiting.ts';

const desk = useWorkspace({ max: 8 });
let sql: Sql;
let workspaceId: WorkspaceId;
let id: ConversationId;
let mia: MemberId;
let jonas: MemberId;

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  [mia, jonas] = [
    await addMember(sql, workspaceId, { name: 'Mia' }),
    await addMember(sql, workspaceId, { name: 'Jonas' }),
  ];
  await says('m-1', 'visitor');
  const [row] = await sql<{ id: ConversationId }[]>`select id from conversation where workspace_id = ${workspaceId}`;
  if (!row) throw new Error('the conversation was not made');
  id = row.id;
});

const append = (...items: IncomingItem[]) => appendItems(sql, workspaceId, items);
const says = (message: string, role: 'visitor' | 'bot' | 'operator') =>
  append({ type: 'message', conversation: 'c', id: message, role, text: `${message} says this` });
const asksForPerson = () => append({ type: 'handoff', conversation: 'c' });
const send = (memberId: MemberId, clientId: string) =>
  reply(sql, workspaceId, { id, memberId, clientId, text: `words of ${clientId}`, seenMessages: null });
const take = (memberId: MemberId, message: string, ofAnybody = false) =>
  takeBack(sql, workspaceId, { id, message, memberId, ofAnybody });

async function read() {
  const found = await readConversation(sql, workspaceId, { externalId: 'c' });
  if (found.found !== 'one') throw new Error('the conversation is not there');
  return found.conversation;
}
const standing = async () => {
  const { handoff, botPaused } = await read();
  return { handoff, botPaused, waiting: (await readWaiting(sql, workspaceId)).count };
};
const kinds = async () =>
  (await sql<{ kind: string }[]>`select kind from outbox where workspace_id = ${workspaceId} order by seq`).map(
    ({ kind }) => kind,
  );

it('however often and by how many at once, it is taken back once, in one revision with its outbox row', async () => {
  await send(mia, 'one');
  const before = await read();
  const outcomes = await Promise.all([1, 2, 3].map(() => take(mia, 'reply-one')));
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['repeated', 'repeated', 'taken']);
  const after = await read();
  expect(after.revision).toBe(before.revision + 1);
  expect(after.messages.at(-1)).toMatchObject({
    text: '',
    retractedBy: 'Mia',
    retractedAt: expect.any(Date) as Date,
    earlier: [{ text: 'words of one' }],
  });
  expect((await kinds()).filter((kind) => kind === 'message.retracted')).toHaveLength(1);
  // Nor does a late retry of the reply bring it back.
  expect(await send(mia, 'one')).toMatchObject({ outcome: 'repeated' });
  expect((await read()).revision).toBe(after.revision);
});

it('its words are neither searched nor analysed any more, and the analysis is due at once', async () => {
  await send(mia, 'one');
  await sql`update conversation set analysis_due_at = null where id = ${id}`;
  await take(mia, 'reply-one');
  const [searched] = await readForSearch(sql, [id]);
  expect(searched?.texts).toEqual(['m-1 says this']);
  const analysed = (await readForAnalysis(sql, workspaceId, [id])).get(id);
  expect(analysed).toMatchObject({ due: 'full', messages: [{ text: 'm-1 says this' }] });
});

it('its writer may, and an owner; a colleague may not, and nobody what visitors and bots said', async () => {
  await send(mia, 'one');
  await says('m-2', 'bot');
  await says('m-3', 'operator');
  expect(await take(jonas, 'reply-one')).toEqual({ outcome: 'not_yours' });
  expect(await take(jonas, 'm-3')).toEqual({ outcome: 'not_yours' });
  for (const message of ['m-1', 'm-2']) {
    expect(await take(mia, message, true)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'not_an_operator_message', pointer: '/message' },
    });
  }
  expect(await take(mia, 'reply-none')).toEqual({ outcome: 'gone' });
  expect((await kinds()).includes('message.retracted')).toBe(false);
  expect(await take(jonas, 'reply-one', true)).toMatchObject({ outcome: 'taken' });
  expect(await take(jonas, 'm-3', true)).toMatchObject({ outcome: 'taken' });
});

it('nobody of another workspace can', async () => {
  await send(mia, 'one');
  const other = await createWorkspace(sql, { name: 'Other' });
  const given = { id, message: 'reply-one', memberId: mia, ofAnybody: true };
  expect(await takeBack(sql, other, given)).toEqual({ outcome: 'gone' });
  expect((await read()).messages.at(-1)).toMatchObject({ text: 'words of one', retractedAt: null });
});

it('who asked for a person waits again when the only answer is gone; the bot stays paused, the counts are right', async () => {
  await asksForPerson();
  const { handoffAt: asked } = await read();
  await says('m-2', 'bot');
  await send(mia, 'one');
  expect(await standing()).toEqual({ handoff: 'human', botPaused: true, waiting: 0 });
  await take(mia, 'reply-one');
  expect(await standing()).toEqual({ handoff: 'waiting', botPaused: true, waiting: 1 });
  // It waits from now on; when a person was asked for stays known.
  expect((await read()).handoffAt).toEqual(asked);
  const { since } = await readWaiting(sql, workspaceId);
  expect(since?.getTime()).toBeGreaterThan(asked?.getTime() ?? Infinity);
  const { waiting } = await countInbox(sql, workspaceId, { memberId: mia });
  expect(waiting).toEqual({ count: 1, precision: 'exact' });
  await send(mia, 'two');
  expect(await standing()).toEqual({ handoff: 'human', botPaused: true, waiting: 0 });
  await take(mia, 'reply-two');
  expect(await setHandoff(sql, workspaceId, id, 'bot')).toBe('waiting');
  expect(await standing()).toEqual({ handoff: 'bot', botPaused: false, waiting: 0 });
});

it('who waits again is told that it takes longer when this wait is long, not at once for the one before', async () => {
  const now = new Date();
  await append({ type: 'handoff', conversation: 'c', at: new Date(now.getTime() - 3_600_000) });
  await send(mia, 'one');
  await take(mia, 'reply-one');
  await sql`update workspace set max_wait_minutes = 10 where id = ${workspaceId}`;
  const tell = (minutes: number) =>
    tellWaiting(sql, { now: new Date(now.getTime() + minutes * 60_000), textOf: () => 'It takes longer.' });
  await tell(5);
  expect((await read()).toldToWait).toBe(false);
  await tell(11);
  await tell(12);
  const { toldToWait, messages } = await read();
  expect(toldToWait).toBe(true);
  expect(messages.filter(({ role }) => role === 'system')).toHaveLength(1);
});

it('it waits too where the visitor’s last question has no answer left, and not where one is left', async () => {
  await asksForPerson();
  await send(mia, 'one');
  await send(mia, 'two');
  await take(mia, 'reply-two');
  expect(await standing()).toMatchObject({ handoff: 'human', waiting: 0 });
  await says('m-2', 'visitor');
  await send(jonas, 'three');
  await take(jonas, 'reply-three');
  expect(await standing()).toMatchObject({ handoff: 'waiting', botPaused: true, waiting: 1 });
});

it('where nobody asked for a person and the bot had answered, or all is over, nobody waits', async () => {
  await says('m-2', 'bot');
  await send(mia, 'one');
  await take(mia, 'reply-one');
  expect(await standing()).toEqual({ handoff: 'human', botPaused: true, waiting: 0 });
  await says('m-3', 'visitor');
  await send(mia, 'two');
  await append({ type: 'end', conversation: 'c' });
  await take(mia, 'reply-two');
  expect(await standing()).toEqual({ handoff: 'human', botPaused: true, waiting: 0 });
});

it('a reply that was taken back collides with nobody’s', async () => {
  await send(mia, 'hers');
  await take(mia, 'reply-hers');
  const his = { id, memberId: jonas, clientId: 'his', text: 'Here.', seenMessages: 1 };
  expect(await reply(sql, workspaceId, his)).toMatchObject({ outcome: 'sent' });
});
