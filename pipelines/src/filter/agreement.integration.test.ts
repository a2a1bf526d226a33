/** Every store means the same conversations by a filter as the plain test in memory. */
import {
  connectPostgres,
  createWorkspace,
  listInbox,
  type ConversationFilter,
  type ConversationId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { connectClickHouse, facetCounts, readFactRows, writeFacts, type ClickHouse } from '@debrief/db/clickhouse';
import { createTestClickHouse, createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Filter } from './filter.ts';
import { parseFilter } from './parse-filter.ts';
import { printFilter } from './print-filter.ts';
import { resolveFilter } from './resolve-filter.ts';
import { testConversation, type FilterableConversation } from './test-conversation.ts';
import { anyTerm, filterOf } from './testing/arbitraries.ts';
import { cities, spoken, storeRows, tags, type StoredRows } from './testing/rows.ts';
import { toFactFilter } from './to-fact-filter.ts';
import { exactKeys } from './vocabulary.ts';

let database: TestDatabase;
let clickhouseDatabase: TestDatabase;
let sql: Sql;
let clickhouse: ClickHouse;
let workspaceId: WorkspaceId;
let stored: StoredRows;

beforeAll(async () => {
  [database, clickhouseDatabase] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
  sql = connectPostgres(database.url, { max: 4 });
  clickhouse = connectClickHouse(clickhouseDatabase.url);
  workspaceId = await createWorkspace(sql, { name: 'W' });
  let seed = 7;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  stored = await storeRows(sql, workspaceId, 150, random);
  const facts = await readFactRows(sql, { conversationIds: [...stored.rows.keys()] });
  await writeFacts(clickhouse, crypto.randomUUID(), facts);
});
afterAll(async () => {
  await Promise.all([sql.end(), clickhouse.close()]);
  await Promise.all([database.drop(), clickhouseDatabase.drop()]);
});

/** Values that some row has, or almost has. */
const values = {
  agent: ['default', 'SHOP'],
  channel: ['web', ''],
  os: ['ios', ''],
  browser: ['mobile safari', 'Firefox'],
  country: ['de', 'AT', ''],
  region: ['bavaria', ''],
  referrer: ['NEWS.example', ''],
  city: [...cities, 'SÃO paulo'],
  language: ['de', ''],
  page: ['/', '/help', ''],
  tag: [...tags, ''],
  topic: ['1', '2', '3', 'opening hours', ''],
  visitor: ['ann', 'EXAMPLE', '@', 'nobody'],
} as const;

const textTerm = fc
  .constantFrom(...(Object.keys(values) as (keyof typeof values)[]))
  .chain((key) =>
    fc
      .uniqueArray(fc.constantFrom<string>(...values[key]), { minLength: 1, maxLength: 3 })
      .map((list) => ({ key, values: list })),
  );
const exactTerm = textTerm
  .filter(({ key }) => exactKeys.some((known) => known === key))
  .map((term) => ({ ...term, exactly: true as const }));
const assignee = fc
  .uniqueArray(fc.constantFrom<'me' | 'nobody' | { name: string }>('me', 'nobody', { name: 'grace' }), { minLength: 1 })
  .map((who) => ({ key: 'assignee' as const, who }));
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  anyTerm.filter((term) => !('values' in term) && !('who' in term)),
  textTerm,
  exactTerm,
  assignee,
  fc.record({
    key: fc.constant('messages' as const),
    count: fc.record({ is: fc.constantFrom('>' as const, '<=' as const), count: fc.nat(4) }),
  }),
  fc.constantFrom('refund', 'ruck', '退款', '款', '👍', 'AB-1234', 'ref', 'late', 'nothing').map((word) => ({ word })),
  fc.constantFrom('refund', 'late parcel', 'and 我想', 'AB 1234', ...spoken).map((phrase) => ({ phrase })),
);

function resolved(filter: Filter): ConversationFilter {
  const parsed = parseFilter(printFilter(filter));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const names = resolveFilter(parsed.filter, parsed.places, stored.names);
  if (!names.ok) throw new Error(names.problem.message);
  return names.filter;
}

function inMemory(filter: ConversationFilter): string[] {
  return [...stored.rows]
    .filter(([, row]) => testConversation(filter, row, new Date()))
    .map(([id]) => id)
    .toSorted();
}

it('the Inbox lists what the test in memory lets through', { timeout: 120_000 }, async () => {
  const { memberId } = stored.names;
  if (!memberId) throw new Error('somebody must ask');
  let some = 0;
  await fc.assert(
    fc.asyncProperty(filterOf(leaf), async (filter) => {
      const wanted = resolved(filter);
      const page = await listInbox(sql, workspaceId, { tab: 'all', memberId, filter: wanted, limit: 1_000 });
      const expected = inMemory(wanted);
      if (expected.length > 0 && expected.length < stored.rows.size) some += 1;
      expect(page.rows.map((row) => row.id as string).toSorted()).toEqual(expected);
    }),
    { numRuns: 120 },
  );
  expect(some).toBeGreaterThan(40);
});

it('facts count what the test in memory lets through, where facts can say it', { timeout: 120_000 }, async () => {
  const counted = leaf.filter((part) => toFactFilter(resolved(part)).ok);
  await fc.assert(
    fc.asyncProperty(filterOf(counted), async (filter) => {
      const wanted = resolved(filter);
      const facts = toFactFilter(wanted);
      if (!facts.ok) throw new Error(`no fact of ${facts.without.join(', ')}`);
      const question = {
        dimensions: ['status'] as const,
        timeZone: 'Europe/Berlin',
        period: null,
        filter: facts.filter,
      };
      const { status } = await facetCounts(clickhouse, workspaceId, question);
      expect(status.reduce((sum, { conversations }) => sum + conversations, 0)).toBe(inMemory(wanted).length);
    }),
    { numRuns: 120 },
  );
});

/** A choice in each facet, which may be none; two of a facet narrow it both. */
const choicesOf = {
  device: term('device', ['mobile', 'desktop', 'unknown']),
  outcome: term('outcome', ['resolved', 'unresolved', 'unknown']),
  flag: term('flag', ['gap', 'tone', 'manual']),
  rating: term('rating', ['helpful', 'unhelpful', 'none']),
  country: term('country', ['de', 'AT', '']),
  tag: term('tag', [...tags, '']),
};
type Chosen = keyof typeof choicesOf;

function term(key: string, all: string[]): fc.Arbitrary<Filter | undefined> {
  const list = key === 'country' || key === 'tag' ? 'values' : 'words';
  const some = fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 2 });
  return fc.option(
    some.map((words) => ({ key, [list]: words }) as unknown as Filter),
    { nil: undefined },
  );
}

/** The values that a conversation counts for. */
function valuesOf(facet: Chosen, row: FilterableConversation): string[] {
  const orNone = (held: string[]) => (held.length === 0 ? [''] : held);
  if (facet === 'flag') return orNone(row.flagKinds);
  if (facet === 'tag') return orNone(row.tags);
  if (facet !== 'rating') return [row.fields[facet]];
  return orNone([...(row.helpfulCount > 0 ? ['helpful'] : []), ...(row.unhelpfulCount > 0 ? ['unhelpful'] : [])]);
}

it('what is chosen narrows every facet but its own', { timeout: 120_000 }, async () => {
  const names = Object.keys(choicesOf) as Chosen[];
  const counted = leaf.filter((part) => toFactFilter(resolved(part)).ok);
  const toFacts = (filter: ConversationFilter) => {
    const facts = toFactFilter(filter);
    if (!facts.ok) throw new Error(`no fact of ${facts.without.join(', ')}`);
    return facts.filter;
  };
  await fc.assert(
    fc.asyncProperty(fc.option(counted), fc.record(choicesOf), async (around, picked) => {
      const filter: ConversationFilter = around ? resolved(around) : { all: [] };
      const chosen = names.flatMap((of) => (picked[of] ? [{ of, filter: resolved(picked[of]) }] : []));
      const found = await facetCounts(clickhouse, workspaceId, {
        ...{ dimensions: names, timeZone: 'Europe/Berlin', period: null, filter: toFacts(filter) },
        chosen: Object.fromEntries(chosen.map((each) => [each.of, toFacts(each.filter)])),
      });
      for (const facet of names) {
        const others = chosen.filter(({ of }) => of !== facet).map((each) => each.filter);
        const expected = new Map<string, number>();
        for (const id of inMemory({ all: [filter, ...others] })) {
          const row = stored.rows.get(id as ConversationId);
          for (const value of row ? valuesOf(facet, row) : []) expected.set(value, (expected.get(value) ?? 0) + 1);
        }
        const counts = new Map(found[facet].map(({ value, conversations }) => [value, conversations]));
        expect([facet, counts]).toEqual([facet, expected]);
      }
    }),
    { numRuns: 120 },
  );
});

it('what has no fact is named', () => {
  const without = (text: string) => {
    const parsed = parseFilter(text);
    if (!parsed.ok) throw new Error(parsed.problem.message);
    const names = resolveFilter(parsed.filter, parsed.places, stored.names);
    return names.ok ? toFactFilter(names.filter) : names;
  };
  expect(without('refund is:unread device:mobile')).toEqual({ ok: false, without: ['words', 'unread'] });
  expect(without('device:mobile')).toMatchObject({ ok: true });
});

it('a name that the workspace does not know is refused where it stands', () => {
  const parsed = parseFilter('device:mobile agent:shob');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  expect(resolveFilter(parsed.filter, parsed.places, stored.names)).toEqual({
    ok: false,
    problem: { message: 'There is no agent “shob”. Did you mean “SHOP”?', at: 14, length: 10 },
  });
});
