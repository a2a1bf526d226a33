import { createApiKey, createWorkspace } from '@debrief/db';
import { expect, it } from 'vitest';
import { conversationPageSchema, wholeConversationSchema } from './conversation-views.ts';
import { useApi } from './testing/use-api.ts';

const api = useApi();

const get = (path: string, as = api.key) => api.call('GET', path, undefined, { as });

async function post(items: object[], as = api.key): Promise<void> {
  expect((await api.call('POST', 'batch', { items }, { as })).status).toBe(200);
}

const message = (conversation: string, id: string, more: object = {}) => ({
  ...{ type: 'message', conversation, id, role: 'visitor', text: `text of ${id}` },
  ...more,
});

it('gives a conversation back as it was sent, with what became of it', async () => {
  const context = {
    country: 'FR',
    city: 'Lyon',
    language: 'fr',
    timezone: 'Europe/Paris',
    pageUrl: 'https://shop.example/a',
  };
  await post([
    message('c/1 ü', 'm-1', { context, visitor: { id: 'v-1', name: 'Zoë' }, at: '2026-11-01T10:00:00.5Z' }),
    message('c/1 ü', 'm-2', { role: 'bot', sources: [{ title: 't' }], confidence: 0.5, at: '2026-11-01T10:00:01Z' }),
    { type: 'feedback', conversation: 'c/1 ü', message: 'm-2', rating: 'unhelpful', comment: 'no' },
    { type: 'handoff', conversation: 'c/1 ü', reason: 'asked', at: '2026-11-01T10:00:02Z' },
  ]);
  const { status, body } = await get(`conversations/${encodeURIComponent('c/1 ü')}`);
  expect(status).toBe(200);
  expect(wholeConversationSchema.strict().parse(body)).toEqual(body);
  expect(body).toMatchObject({
    ...{ id: 'c/1 ü', agent: 'default', status: 'open', handoff: 'waiting', handoffReason: 'asked' },
    ...{ country: 'FR', city: 'Lyon', language: 'fr', timezone: 'Europe/Paris', device: null, summary: null },
    startedAt: '2026-11-01T10:00:00.500Z',
    visitor: { id: 'v-1', name: 'Zoë', email: null },
    ratings: { helpful: 0, unhelpful: 1 },
    flags: [],
    messages: [
      { id: 'm-1', role: 'visitor', text: 'text of m-1', rating: null },
      { id: 'm-2', role: 'bot', sources: [{ title: 't' }], confidence: 0.5, rating: 'unhelpful', comment: 'no' },
    ],
  });
});

it('knows no conversation of another workspace, and asks which agent is meant', async () => {
  const other = await createWorkspace(api.sql, { name: 'other' });
  const { key: theirs } = await createApiKey(api.sql, other, { kind: 'secret', name: 'theirs' });
  await post([message('c-1', 'm-1')], theirs);
  expect(await get('conversations/c-1')).toMatchObject({ status: 404, body: { code: 'unknown_conversation' } });
  expect((await get('conversations')).body).toEqual({ conversations: [], next: null });

  await post([message('c-1', 'm-1', { agent: 'shop' }), message('c-1', 'm-1', { agent: 'help' })]);
  expect(await get('conversations/c-1')).toMatchObject({ status: 409, body: { code: 'ambiguous_conversation' } });
  expect(await get('conversations/c-1?agent=help')).toMatchObject({ status: 200, body: { agent: 'help' } });
  expect(await get('conversations/c-1?agent=none')).toMatchObject({ status: 404 });
});

it('lists every conversation once, newest first, page by page, also those of one instant', async () => {
  const at = (index: number) => new Date(Date.UTC(2026, 10, 1, 10, Math.floor(index / 5))).toISOString();
  await post(Array.from({ length: 53 }, (_, index) => message(`c-${index}`, 'm', { at: at(index) })));
  // As a writer in SQL might: times between the milliseconds.
  await api.sql`update conversation set last_at = last_at + random() * interval '900 microseconds'
    where workspace_id = ${api.workspaceId}`;
  const seen: { id: string; lastAt: string }[] = [];
  let next: string | null = '';
  for (let pages = 0; next !== null; pages++) {
    const { status, body } = await get(`conversations?limit=7${next ? `&cursor=${next}` : ''}`);
    expect(status).toBe(200);
    const page = conversationPageSchema.strict().parse(body);
    seen.push(...page.conversations);
    next = page.next;
    expect(pages).toBeLessThan(10);
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(53);
  expect(seen.map(({ lastAt }) => lastAt)).toEqual(
    seen
      .map(({ lastAt }) => lastAt)
      .toSorted()
      .toReversed(),
  );
});

it('walks the index to a page, however far it is', async () => {
  await post([message('c-1', 'm-1')]);
  const plan = await api.sql.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    await tx`set local enable_sort = off`;
    return tx<{ 'QUERY PLAN': string }[]>`
      explain select id from conversation c
      where c.workspace_id = ${api.workspaceId} and (c.last_at, c.id) < (now(), ${api.workspaceId})
      order by c.last_at desc, c.id desc limit 8`;
  });
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(
    /conversation_inbox on conversation[\s\S]*ROW\(last_at, id\)/,
  );
});

it.each(['limit=0', 'limit=201', 'limit=many', 'limit=', 'cursor=', 'cursor=x', 'cursor=WzEsIngiXQ', 'page=2'])(
  'does not guess what ?%s means',
  async (query) => {
    const parameter = query.split('=')[0];
    expect(await get(`conversations?${query}`)).toMatchObject({
      status: 422,
      body: { code: 'parameter_not_understood', parameter },
    });
  },
);

it('lists what a filter asks for, and points at what is not understood in one', async () => {
  await post([
    message('c-de', 'm-1', { context: { country: 'DE' } }),
    message('c-fr', 'm-1', { context: { country: 'FR' } }),
  ]);
  const ids = async (q: string) => {
    const { body } = await get(`conversations?q=${encodeURIComponent(q)}`);
    return conversationPageSchema.parse(body).conversations.map(({ id }) => id);
  };
  expect(await ids('country:de')).toEqual(['c-de']);
  expect((await ids('country:DE,FR started:>7d')).toSorted()).toEqual(['c-de', 'c-fr']);
  expect(await ids('country:DE country:FR')).toEqual([]);
  const first = conversationPageSchema.parse((await get('conversations?limit=1&q=country:DE,FR')).body);
  const second = conversationPageSchema.parse(
    (await get(`conversations?limit=1&q=country:DE,FR&cursor=${first.next ?? ''}`)).body,
  );
  expect([...first.conversations, ...second.conversations].map(({ id }) => id)).toEqual(await ids('country:DE,FR'));
  expect(second.next).toBeNull();
  expect(await get('conversations?q=device:moblie')).toMatchObject({
    status: 422,
    body: {
      code: 'filter_not_understood',
      parameter: 'q',
      at: 7,
      length: 6,
      detail: expect.stringContaining('mobile'),
    },
  });
  expect(await get('conversations?q=assignee:me')).toMatchObject({ status: 422, body: { at: 0 } });
});
