/** The list under a filter is the one of Postgres alone, however little of it is looked at and whoever else is away. */
import {
  appendItems,
  findOfVisitors,
  listInbox,
  newId,
  type ConversationFilter,
  type ConversationId,
  type InboxCursor,
  type InboxTab,
  type MemberId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { connectClickHouse, type ClickHouse } from '@debrief/db/clickhouse';
import { createLoadFacts } from '@debrief/pipelines/load-facts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStores, type Stores } from '../../../testing/open-stores.ts';
import { listFiltered, type FilteredPage, type ListStores, type Patience } from './list-filtered.ts';

let opened: Stores;
let sql: Sql;
let clickhouse: ClickHouse;
let workspaceId: WorkspaceId;
const memberId = newId<MemberId>();
/** So little that hardly any filter fills a page from the newest, nor from one round of candidates. */
const hasty: Patience = { lookAt: 4, candidates: 3, rounds: 100, tryMs: 60_000, walkMs: 60_000 };
const limit = 3;
const START = Date.UTC(2026, 5, 1);

const devices = ['mobile', 'desktop', 'tv'] as const;
const countries = ['DE', 'IS', 'NO'];

beforeAll(async () => {
  opened = await openStores();
  ({ sql, clickhouse, workspaceId } = opened);
  // Several share a moment, and what is active last began anywhere.
  const items = Array.from({ length: 90 }, (_, n) => ({
    ...{ type: 'message' as const, conversation: `c-${n}`, id: 'm', role: 'visitor' as const, text: 'hello?' },
    visitor: { id: `v-${n}`, name: n % 3 === 0 ? 'Ann' : 'Bo' },
    at: new Date(START + Math.floor(n / 4) * 86_400_000),
    details: {
      device: devices[(n * n) % 7 === 0 ? 2 : n % 2] ?? 'tv',
      country: countries[(n * 5) % 11 === 0 ? 1 : (n % 2) * 2] ?? 'DE',
    },
  }));
  await appendItems(sql, workspaceId, items);
  await sql`
    update conversation set status = (array['open', 'resolved', 'snoozed'])[1 + abs(hashtext(external_id)) % 3],
      tags = case when country = 'NO' then '{vip}'::text[] else '{}' end, flag_kinds = case when device = 'tv' then '{tone}'::text[] else '{}' end`;
  const loadFacts = createLoadFacts({ sql, clickhouse });
  while (!(await loadFacts('analytics')).caughtUp);
  // Said and moved since: facts do not know of it.
  await appendItems(sql, workspaceId, [
    ...[3, 17, 41, 66].map((n) => ({ ...item(n), id: 'm-2', at: new Date(START + 4 * 86_400_000 + n) })),
    ...[200, 201].map((n) => ({ ...item(n), details: { device: 'tv', country: 'IS' }, at: new Date(START - n) })),
  ]);
  await sql`update conversation set device = 'tv', revision = revision + 1 where external_id in ('c-3', 'c-41')`;
  await sql`update conversation set device = 'mobile', revision = revision + 1 where external_id in ('c-17')`;
});
afterAll(async () => {
  await opened.drop();
});

function item(n: number) {
  return { type: 'message' as const, conversation: `c-${n}`, id: 'm', role: 'visitor' as const, text: 'again?' };
}

interface Asked {
  tab: InboxTab;
  filter: ConversationFilter;
}

/** All pages, one after the other. */
async function readAll(stores: ListStores, { tab, filter }: Asked, patience: Patience): Promise<ConversationId[]> {
  const ids: ConversationId[] = [];
  let after: InboxCursor | null = null;
  do {
    const list = { tab, filter, memberId, limit, timeZone: 'UTC', after };
    const page: FilteredPage = await listFiltered(stores, workspaceId, list, patience);
    expect(page.reached).toBeNull();
    expect(page.rows.length === limit || page.next === null).toBe(true);
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  return ids;
}

async function byPostgres({ tab, filter }: Asked): Promise<ConversationId[]> {
  return (await listInbox(sql, workspaceId, { tab, memberId, filter, limit: 1_000 })).rows.map(({ id }) => id);
}

const leaf: fc.Arbitrary<ConversationFilter> = fc.oneof(
  fc.subarray([...devices, 'watch'], { minLength: 1 }).map((list) => ({ field: 'device' as const, in: list })),
  fc.subarray([...countries, 'XX'], { minLength: 1 }).map((list) => ({ field: 'country' as const, in: list })),
  fc.constantFrom<ConversationFilter>({ tags: ['VIP'] }, { flags: [] }, { condition: 'asked' }),
  fc
    .integer({ min: 0, max: 25 })
    .map((day) => ({ time: 'started' as const, before: new Date(START + day * 86_400_000) })),
  fc.integer({ min: 0, max: 25 }).map((day) => ({ time: 'last' as const, from: new Date(START + day * 86_400_000) })),
  fc.constant<ConversationFilter>({ messages: { atLeast: 2 } }),
  // Facts do not know of it.
  fc.constant<ConversationFilter>({ visitor: ['ann'] }),
);
const anyFilter = fc.oneof(
  leaf,
  fc.array(leaf, { minLength: 2, maxLength: 3 }).map((all) => ({ all })),
  fc.tuple(leaf, leaf).map((any) => ({ any })),
  leaf.map((not) => ({ not })),
);
const anyAsked: fc.Arbitrary<Asked> = fc.record({
  tab: fc.constantFrom<InboxTab>('all', 'all', 'flagged', 'resolved', 'snoozed', 'mine'),
  filter: anyFilter,
});

it('lists what Postgres lists, in its order, while facts are behind', { timeout: 120_000 }, async () => {
  let beyond = 0;
  const warn = (cause: unknown) => {
    throw cause;
  };
  await fc.assert(
    fc.asyncProperty(anyAsked, async (asked) => {
      const expected = await byPostgres(asked);
      if (expected.length > limit) beyond += 1;
      expect(await readAll({ sql, clickhouse, warn }, asked, hasty)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
  expect(beyond).toBeGreaterThan(15);
});

it.each<[string, ConversationFilter]>([
  ['all of the filter', { field: 'device', in: ['tv'] }],
  ['a part of it', { not: { visitor: ['ann'] } }],
])('asks facts for what is far behind, where they know %s', async (_, part) => {
  const asked: Asked = { tab: 'all', filter: { all: [part, { field: 'country', in: ['IS', 'DE'] }] } };
  const expected = await byPostgres(asked);
  expect(expected.length).toBeGreaterThan(3);
  // A walk would end at once, and say so.
  expect(await readAll({ sql, clickhouse }, asked, { ...hasty, tryMs: 1, walkMs: 1 })).toEqual(expected);
});

it('looks up a visitor of few conversations', async () => {
  for (const filter of [{ visitor: ['bO', 'nobody'] }, { all: [{ visitor: ['ann'] }, { messages: { atLeast: 2 } }] }]) {
    const asked: Asked = { tab: 'all', filter };
    const expected = await byPostgres(asked);
    expect(expected.length).toBeGreaterThan(0);
    expect(await readAll({ sql, clickhouse }, asked, { ...hasty, tryMs: 1 })).toEqual(expected);
  }
  const named = await findOfVisitors(sql, workspaceId, { parts: ['aNN'], maxMs: 60_000 });
  expect(named?.toSorted()).toEqual((await byPostgres({ tab: 'all', filter: { visitor: ['ann'] } })).toSorted());
});

it('lists the same without ClickHouse, and says what became of it', async () => {
  const away = connectClickHouse('http://127.0.0.1:9/nowhere');
  const warnings: unknown[] = [];
  const asked: Asked = { tab: 'all', filter: { field: 'country', in: ['IS'] } };
  const stores = { sql, clickhouse: away, warn: (cause: unknown) => warnings.push(cause) };
  expect(await readAll(stores, asked, hasty)).toEqual(await byPostgres(asked));
  expect(warnings.length).toBeGreaterThan(0);
  await away.close();
});

it('says how far it looked where candidates are too many to look at, and goes on from there', async () => {
  const filter: ConversationFilter = { field: 'device', in: ['tv'] };
  const tvs = await byPostgres({ tab: 'all', filter });
  const ids: ConversationId[] = [];
  let cut = 0;
  for (let after: InboxCursor | null = null; ; cut += 1) {
    const list = { tab: 'all' as const, filter, memberId, limit, timeZone: 'UTC', after };
    const few = { ...hasty, lookAt: 1, candidates: 1, rounds: 1 };
    const page: FilteredPage = await listFiltered({ sql, clickhouse }, workspaceId, list, few);
    ids.push(...page.rows.map(({ id }) => id));
    expect(ids).toEqual(tvs.slice(0, ids.length));
    after = page.next ?? page.reached;
    if (after === null) break;
  }
  expect(ids).toEqual(tvs);
  expect(cut).toBeGreaterThan(tvs.length / limit);
});

it('says how far it looked where going on takes too long', async () => {
  // Facts do not know who the visitor is, and whoever else it is cannot be looked up.
  const filter: ConversationFilter = { not: { visitor: ['ann'] } };
  const held = await sql.reserve();
  await held`begin`;
  await held`lock table visitor in access exclusive mode`;
  const list = { tab: 'all' as const, filter, memberId, limit, timeZone: 'UTC' };
  const listing = listFiltered({ sql, clickhouse }, workspaceId, list, { ...hasty, rounds: 0, walkMs: 200 });
  // Who waits for longer than a walk may take is no walk: it was ended, and this is the look at the newest in its place.
  const waiting = () =>
    sql`select from pg_stat_activity where wait_event_type = 'Lock' and query_start < clock_timestamp() - interval '2 s'`;
  await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(1);
  await held`commit`;
  held.release();
  const page = await listing;
  const newest = await listInbox(sql, workspaceId, { tab: 'all', memberId, limit: 4 });
  const last = newest.rows[3];
  expect(page.reached).toEqual({ lastAt: last?.lastAt, id: last?.id });
  expect(page.next).toBeNull();
});
