import {
  appendItems,
  createApiKey,
  createWakeSender,
  createWorkspace,
  reply,
  setHandoff,
  takeBack,
  type ConversationId,
  type MemberId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { addMember, createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readEvents, type StreamEvent } from '../live/testing/read-events.ts';
import { startApiServer, type ApiServer } from './testing/start-api-server.ts';

const shop = 'https://shop.example';

let database: TestDatabase;
let server: ApiServer;
let sql: Sql;
let wake: () => void;
let workspaceId: WorkspaceId;
let anna: MemberId;
let secret: string;
let id: ConversationId;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startApiServer(database.url);
  sql = server.sql;
  ({ wake } = createWakeSender(sql));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});
beforeEach(async () => {
  workspaceId = await createWorkspace(sql, { name: 'W' });
  ({ key: secret } = await createApiKey(sql, workspaceId, { kind: 'secret', name: 'test' }));
  anna = await addMember(sql, workspaceId);
  await visitorSays('c', 'm-1');
  await visitorSays('other', 'm-1');
  const [row] = await sql<{ id: ConversationId }[]>`
    select id from conversation where workspace_id = ${workspaceId} and external_id = 'c'`;
  if (!row) throw new Error('the conversation was not made');
  id = row.id;
});

async function visitorSays(conversation: string, message: string): Promise<void> {
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation, id: message, role: 'visitor', text: 'is anybody there?' },
  ]);
  wake();
}

async function annaSays(clientId: string): Promise<void> {
  await reply(sql, workspaceId, { id, memberId: anna, clientId, text: `says ${clientId}`, seenMessages: null });
  wake();
}

async function annaTakesBack(clientId: string): Promise<void> {
  const outcome = await takeBack(sql, workspaceId, {
    id,
    message: `reply-${clientId}`,
    memberId: anna,
    ofAnybody: false,
  });
  expect(outcome).toMatchObject({ outcome: 'taken' });
  wake();
}

async function hand(to: 'bot' | 'human'): Promise<void> {
  await setHandoff(sql, workspaceId, id, to);
  wake();
}

const url = (query = '') => `${server.url}/v1/conversations/c/stream${query}`;
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

function watch(lastEventId?: number | null) {
  return readEvents(url(lastEventId == null ? '' : `?lastEventId=${lastEventId}`), { headers: bearer(secret) });
}

async function take(events: AsyncGenerator<StreamEvent, void>, count: number): Promise<StreamEvent[]> {
  const taken: StreamEvent[] = [];
  while (taken.length < count) {
    const next = await events.next();
    if (next.done) throw new Error('the stream ended');
    taken.push(next.value);
  }
  return taken;
}

const words = (events: StreamEvent[]) =>
  events.map(({ event, data }) => (event === 'operator.replied' ? (data.message as { text: string }).text : event));

it('tells what people say and whether the bot is paused, and nothing else', async () => {
  const events = watch();
  expect((await take(events, 1))[0]).toMatchObject({ event: 'ready', data: { botPaused: false } });
  await visitorSays('c', 'm-2');
  await visitorSays('other', 'm-2');
  await annaSays('one');
  await visitorSays('c', 'm-3');
  await annaSays('two');
  await hand('bot');
  const told = await take(events, 4);
  expect(words(told)).toEqual(['bot.paused', 'says one', 'says two', 'bot.resumed']);
  expect(told[1]?.data).toEqual({
    seq: told[1]?.id,
    at: expect.any(String) as unknown,
    conversation: 'c',
    message: { id: 'reply-one', text: 'says one', at: expect.any(String) as unknown, author: 'Anna' },
  });
  await events.return();
});

it('resumes behind Last-Event-ID without a gap and without a repetition', async () => {
  const before = watch();
  await take(before, 1);
  await annaSays('one');
  const [, one] = await take(before, 2);
  await before.return();
  const witness = watch();
  await take(witness, 1);
  await annaSays('two');
  await hand('bot');
  // What the hub has not read yet comes behind `ready`, as it may; here it is to be missed and caught up with.
  await take(witness, 2);
  await witness.return();
  const after = watch(one?.id);
  expect(words(await take(after, 3))).toEqual(['says two', 'bot.resumed', 'ready']);
  await annaSays('three');
  expect(words(await take(after, 2))).toEqual(['bot.paused', 'says three']);
  await after.return();
});

it('where what came since is gone, it holds all replies and how things stand', async () => {
  await annaSays('one');
  await annaSays('two');
  const events = watch(Number.MAX_SAFE_INTEGER);
  const [reset] = await take(events, 1);
  expect(reset).toMatchObject({
    event: 'reset',
    data: { botPaused: true, messages: [{ id: 'reply-one' }, { id: 'reply-two', author: 'Anna' }] },
  });
  await events.return();
});

it('tells that a reply was edited or taken back, and who comes later never sees the words', async () => {
  const events = watch();
  const [ready] = await take(events, 1);
  await annaSays('one');
  await annaSays('two');
  await take(events, 3);
  const at = new Date(Date.now() + 1_000);
  await appendItems(sql, workspaceId, [{ type: 'edit', conversation: 'c', message: 'reply-one', text: 'better', at }]);
  wake();
  await annaTakesBack('two');
  const [edited, retracted] = await take(events, 2);
  expect(edited).toMatchObject({ event: 'message.edited', data: { message: { id: 'reply-one', text: 'better' } } });
  expect(retracted).toMatchObject({ event: 'message.retracted', id: expect.any(Number) as number });
  expect(retracted?.data).toEqual({
    seq: retracted?.id,
    at: expect.any(String) as unknown,
    conversation: 'c',
    message: { id: 'reply-two', at: expect.any(String) as unknown, author: 'Anna' },
  });
  // From memory, of a channel that still has what was told before, and anew from the outbox.
  for (const later of [watch(ready?.id), watch(0)]) {
    const told = await take(later, 4);
    expect(JSON.stringify(told)).not.toContain('says two');
    expect(told.map(({ event }) => event)).toContain('message.retracted');
    await later.return();
  }
  // Missed by who was away, it is told behind Last-Event-ID; and where that is gone, by a list of ids.
  const [missed] = await take(watch(edited?.id), 1);
  expect(missed).toMatchObject({ event: 'message.retracted', data: { message: { id: 'reply-two' } } });
  const [reset] = await take(watch(Number.MAX_SAFE_INTEGER), 1);
  expect(reset?.data).toMatchObject({ messages: [{ id: 'reply-one', text: 'better' }], retracted: ['reply-two'] });
  await events.return();
});

it('the API takes back what a person said, and its transcript tells so without the words', async () => {
  await annaSays('one');
  const send = (message: string) =>
    fetch(`${server.url}/v1/retractions`, {
      method: 'POST',
      headers: { ...bearer(secret), 'content-type': 'application/json' },
      body: JSON.stringify({ conversation: 'c', message }),
    });
  expect([(await send('reply-one')).status, (await send('reply-one')).status]).toEqual([201, 200]);
  const refused = await send('m-1');
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    code: 'not_an_operator_message',
    detail: expect.stringContaining("a visitor's") as string,
    pointer: '/message',
  });
  const whole = (await (await fetch(`${server.url}/v1/conversations/c`, { headers: bearer(secret) })).json()) as {
    messages: object[];
  };
  expect(whole).toMatchObject({ handoff: 'waiting', botPaused: true });
  expect(whole.messages.at(-1)).toMatchObject({
    text: '',
    retractedAt: expect.any(String) as string,
    retractedBy: null,
    earlier: [{ text: 'says one' }],
  });
  const { key } = await createApiKey(sql, workspaceId, { kind: 'public', name: 'widget', origins: [shop] });
  const fromPage = await fetch(`${server.url}/v1/retractions`, {
    method: 'POST',
    headers: { ...bearer(key), origin: shop, 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: 'c', message: 'reply-one' }),
  });
  expect(fromPage.status).toBe(403);
});

it('a public key hears it from the pages it is bound to, also in the address; a secret key there is refused', async () => {
  const { key } = await createApiKey(sql, workspaceId, { kind: 'public', name: 'widget', origins: [shop] });
  const ask = (query: string, headers: Record<string, string>) =>
    fetch(url(query), { headers, signal: AbortSignal.timeout(5_000) });
  const heard = await ask(`?key=${key}`, { origin: shop });
  expect(heard.status).toBe(200);
  expect(heard.headers.get('access-control-allow-origin')).toBe(shop);
  await heard.body?.cancel();
  expect((await ask('', { origin: 'https://elsewhere.example', ...bearer(key) })).status).toBe(403);
  expect((await ask(`?key=${key}`, {})).status).toBe(403);
  expect(await (await ask(`?key=${secret}`, { origin: shop })).json()).toMatchObject({ code: 'secret_key_in_address' });
  // A public key still reads nothing.
  const whole = await fetch(`${server.url}/v1/conversations/c`, { headers: { origin: shop, ...bearer(key) } });
  expect(whole.status).toBe(403);
});

it('nobody hears a conversation of another workspace, or one that does not exist', async () => {
  const elsewhere = await createWorkspace(sql, { name: 'Elsewhere' });
  const { key } = await createApiKey(sql, elsewhere, { kind: 'secret', name: 'test' });
  expect((await fetch(url(), { headers: bearer(key) })).status).toBe(404);
});

it('GET says who answers', async () => {
  const read = async () =>
    (await (await fetch(`${server.url}/v1/conversations/c`, { headers: bearer(secret) })).json()) as object;
  expect(await read()).toMatchObject({ handoff: 'bot', botPaused: false });
  await annaSays('one');
  expect(await read()).toMatchObject({ handoff: 'human', botPaused: true });
});
