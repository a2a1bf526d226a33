import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { message, postTo, type Json } from './testing/post-items.ts';
import { useApi } from './testing/use-api.ts';

// Above what these tests can send on the quickest machine; the limit has a test of its own.
const api = useApi({ requestsPerSecond: 1_000_000 });

const post = (path: string, body: string | object, headers?: Record<string, string>) =>
  postTo(api, path, body, headers);

async function counts() {
  const [row] = await api.sql<[{ conversations: number; messages: number; outbox: number; agents: number }]>`
    select (select count(*)::int from conversation where workspace_id = ${api.workspaceId}) as conversations,
      (select count(*)::int from message where workspace_id = ${api.workspaceId}) as messages,
      (select count(*)::int from agent where workspace_id = ${api.workspaceId}) as agents,
      (select count(*)::int from outbox where workspace_id = ${api.workspaceId}) as outbox`;
  return row;
}

const nothing = { conversations: 0, messages: 0, agents: 0, outbox: 0 };

describe('a batch', () => {
  it('is written whole, with device and place, and answered item by item', async () => {
    const userAgent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
    const context = { userAgent, ip: '203.0.113.9', country: 'de', city: 'Berlin', timezone: 'Europe/Berlin' };
    const { status, body } = await post('batch', {
      items: [
        message('c-1', 'm-1', { context, visitor: { id: 'v-1', name: 'Anna' }, at: '2026-11-01T10:00:00Z' }),
        message('c-1', 'm-2', { role: 'bot', confidence: 0.4, answered: false, sources: [{ title: 't', score: 0.8 }] }),
        { type: 'feedback', conversation: 'c-1', message: 'm-2', rating: 'unhelpful', comment: 'no' },
        { type: 'handoff', conversation: 'c-1', reason: 'asked' },
        { type: 'end', conversation: 'c-1' },
      ],
    });
    expect(status).toBe(200);
    expect(body.items).toEqual([
      { status: 'created', id: 'm-1' },
      { status: 'created', id: 'm-2' },
      { status: 'created', id: 'm-2' },
      { status: 'created', id: 'c-1' },
      { status: 'created', id: 'c-1' },
    ]);
    const [row] = await api.sql`select device, os, browser, country, city, time_zone, unhelpful_count from conversation
      where workspace_id = ${api.workspaceId}`;
    expect(row).toEqual({
      ...{ device: 'mobile', os: 'iOS', country: 'DE', city: 'Berlin', time_zone: 'Europe/Berlin' },
      ...{ browser: expect.stringContaining('Safari') as unknown, unhelpful_count: 1 },
    });
    expect(await counts()).toEqual({ conversations: 1, messages: 2, agents: 1, outbox: 5 });
  });

  it('sent again changes nothing and says so', async () => {
    const batch = { items: [message('c-1', 'm-1'), message('c-1', 'm-2')] };
    await post('batch', batch);
    const before = await counts();
    const { status, body } = await post('batch', batch);
    expect(status).toBe(200);
    expect(body.items.map((item) => item.status)).toEqual(['duplicate', 'duplicate']);
    expect(await counts()).toEqual(before);
  });

  it('rejects by name and pointer what it understands but cannot take, and writes the rest', async () => {
    await post('batch', { items: [message('c-1', 'm-1')] });
    const { status, body } = await post('batch', {
      items: [
        message('c-1', 'm-0'),
        message('c-1', 'm-1', { text: 'another text' }),
        message('c-1', 'm-2', { text: 'ü'.repeat(32 * 1024) + '!' }),
        { type: 'feedback', conversation: 'c-1', message: 'm-1', rating: 'helpful' },
        { type: 'feedback', conversation: 'c-1', message: 'nobody', rating: 'helpful' },
        { type: 'end', conversation: 'nowhere' },
        message('c-1', 'm-3', { at: new Date(Date.now() + 3 * 86_400_000).toISOString() }),
        message('c-1', 'm-4', { text: 'ü'.repeat(32 * 1024) }),
      ],
    });
    expect(status).toBe(200);
    const told = body.items.map((item) => {
      const error = item.error as Json | undefined;
      return [item.status, item.id, error?.code, error?.pointer].filter(Boolean).join(' ');
    });
    expect(told).toEqual([
      'created m-0',
      'rejected m-1 id_conflict /items/1/id',
      'rejected m-2 text_too_long /items/2/text',
      'rejected m-1 not_a_bot_message /items/3/message',
      'rejected nobody unknown_message /items/4/message',
      'rejected nowhere unknown_conversation /items/5/conversation',
      'rejected m-3 at_in_future /items/6/at',
      'created m-4',
    ]);
    expect((await counts()).messages).toBe(3);
  });

  it('of a thousand items is taken, and of one more refused', async () => {
    const items = Array.from({ length: 1_000 }, (_, index) => message(`c-${index % 50}`, `m-${index}`));
    const packed = new Uint8Array(gzipSync(JSON.stringify({ items })));
    const { status, body } = await post('batch', packed, { 'content-encoding': 'gzip' });
    expect(status).toBe(200);
    expect(body.items.every((item) => item.status === 'created')).toBe(true);
    expect(await post('batch', { items: [...items, message('c', 'm')] })).toMatchObject({
      status: 422,
      body: { pointer: '/items', errors: [{ code: 'too_many' }] },
    });
    expect(await counts()).toMatchObject({ conversations: 50, messages: 1_000 });
  });

  const good = JSON.stringify(message('c', 'good'));
  const deep = `{"items":[${good},{"properties":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}]}`;
  const badUtf8 = Uint8Array.from([...Buffer.from(`{"items":[${good}],"x":"`), 0xff, ...Buffer.from('"}')]);
  it.each([
    ['malformed JSON', `{"items":[${good},]}`, {}, 400, 'malformed_json', '/items/1'],
    ['nothing', '', {}, 400, 'malformed_json', ''],
    ['a million levels', deep, {}, 422, 'not_understood', undefined],
    [
      'a wrong type',
      `{"items":[${good},{"type":"end","conversation":5}]}`,
      {},
      422,
      'not_understood',
      '/items/1/conversation',
    ],
    [
      'an unknown field',
      `{"items":[${good},{"type":"end","conversation":"c","x":1}]}`,
      {},
      422,
      'not_understood',
      '/items/1/x',
    ],
    [
      'a NUL',
      `{"items":[${good},{"type":"end","conversation":"c\\u0000"}]}`,
      {},
      422,
      'not_understood',
      '/items/1/conversation',
    ],
    [
      'a lone surrogate',
      `{"items":[${good},{"type":"end","conversation":"\\ud800"}]}`,
      {},
      422,
      'not_understood',
      '/items/1/conversation',
    ],
    ['bad UTF-8', badUtf8, {}, 422, 'not_understood', ''],
    [
      'a gzip bomb',
      new Uint8Array(gzipSync(Buffer.alloc(50_000_000, ' '))),
      { 'content-encoding': 'gzip' },
      413,
      'body_too_large',
      '',
    ],
    ['too many bytes', `{"items":[${good}],"x":"${'x'.repeat(4 * 1024 * 1024)}"}`, {}, 413, 'body_too_large', ''],
    [
      'form data',
      'items=1',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported_media_type',
      undefined,
    ],
    ['no key', `{"items":[${good}]}`, { authorization: '' }, 401, 'key_unknown', undefined],
    ['a wrong key', `{"items":[${good}]}`, { authorization: 'Bearer wrong' }, 401, 'key_unknown', undefined],
  ])('with %s is refused whole, and nothing is written', async (_, body, headers, status, code, pointer) => {
    const answer = await post('batch', body, headers);
    expect(answer).toMatchObject({ status, body: { code, status, type: 'about:blank', requestId: 'test-request' } });
    if (pointer !== undefined) expect(answer.body.pointer).toBe(pointer);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await counts()).toEqual(nothing);
  });
});

describe('a single post', () => {
  it('is 201 when new, 200 when repeated, and a problem when it cannot be taken', async () => {
    const { type: _, ...body } = message('c-1', 'm-1', { role: 'bot' });
    expect(await post('messages', body)).toMatchObject({ status: 201, body: { status: 'created', id: 'm-1' } });
    expect(await post('messages', body)).toMatchObject({ status: 200, body: { status: 'duplicate', id: 'm-1' } });
    expect(await post('messages', { ...body, text: 'other' })).toMatchObject({
      status: 409,
      body: { code: 'id_conflict', pointer: '/id' },
    });
    const edit = { conversation: 'c-1', message: 'm-1', text: 'edited', at: '2026-11-01T10:00:00Z' };
    expect(await post('edits', edit)).toMatchObject({ status: 201, body: { id: 'm-1' } });
    expect(await post('edits', edit)).toMatchObject({ status: 200, body: { status: 'duplicate' } });
    const tooLong = await post('edits', { ...edit, text: 'x'.repeat(70_000) });
    expect(tooLong).toMatchObject({ status: 422, body: { code: 'text_too_long', pointer: '/text' } });
    const rating = { conversation: 'c-1', message: 'm-1', rating: 'helpful' };
    expect(await post('feedback', rating)).toMatchObject({ status: 201 });
    expect(await post('feedback', { ...rating, message: 'm-9' })).toMatchObject({
      status: 404,
      body: { pointer: '/message' },
    });
    expect(await post('handoff', { conversation: 'c-1' })).toMatchObject({ status: 201, body: { id: 'c-1' } });
    expect(await post('end', { conversation: 'c-1' })).toMatchObject({ status: 201 });
    expect(await post('end', { conversation: 'c-1', why: 1 })).toMatchObject({
      status: 422,
      body: { pointer: '/why' },
    });
  });

  it('gets its own answer among those of 32 clients, and its place in its conversation', async () => {
    const perClient = 25;
    const clients = Array.from({ length: 32 }, async (_, client) => {
      for (let turn = 0; turn < perClient; turn++) {
        const { type: __, ...body } = message(`c-${client % 8}`, `m-${client}-${turn}`);
        const answer = await post('messages', body);
        expect(answer).toMatchObject({ status: 201, body: { id: `m-${client}-${turn}` } });
        const again = await post('messages', { ...body, text: 'changed' });
        expect(again).toMatchObject({ status: 409, body: { code: 'id_conflict' } });
      }
    });
    await Promise.all(clients);
    expect(await counts()).toMatchObject({ conversations: 8, messages: 32 * perClient, outbox: 32 * perClient });
    const [gaps] = await api.sql<[{ wrong: number }]>`
      select count(*)::int as wrong from (
        select position, row_number() over (partition by conversation_id order by position) - 1 as place
        from message where workspace_id = ${api.workspaceId}) as m
      where position <> place`;
    expect(gaps.wrong).toBe(0);
  });

  it('shares its commit with those that come while one is in flight', async () => {
    await post('batch', { items: Array.from({ length: 8 }, (_, index) => message(`c-${index}`, 'm-first')) });

    // While somebody holds the conversations, the first commit hangs, and what comes meanwhile gathers behind it.
    const clients = await api.sql.begin(async (tx) => {
      await tx`select from conversation where workspace_id = ${api.workspaceId} for update`;
      const sent = Array.from({ length: 64 }, (_, client) => {
        const { type: __, ...body } = message(`c-${client % 8}`, `m-${client}`);
        return post('messages', body);
      });
      await expect.poll(blockedTransactions).toBeGreaterThan(0);
      await sleep(500);
      return { sent };
    });
    const answers = await Promise.all(clients.sent);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));

    const [commits] = await api.sql<[{ transactions: number }]>`
      select count(distinct xmin::text)::int as transactions
      from message where workspace_id = ${api.workspaceId} and external_id <> 'm-first'`;
    expect(commits.transactions).toBeLessThan(answers.length / 3);
  });
});

async function blockedTransactions(): Promise<number> {
  const [row] = await api.sql<[{ count: number }]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row.count;
}
