/** Counts that remember months are those of counts that remember nothing, and read only what was written to since. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConversationId } from '../ids.ts';
import { connectClickHouse, type ClickHouse } from './connect.ts';
import { countTabs, type FactTabCounts } from './count-tabs.ts';
import { everything } from './filter.ts';
import { facetCounts } from './facet-counts.ts';
import { createFactsTestBed, type FactsTestBed } from './facts-test-bed.ts';

let bed: FactsTestBed;
/** Partitions that each question was asked of, in the order they were asked. */
let asked: string[][] = [];
let watched: ClickHouse;

beforeAll(async () => {
  bed = await createFactsTestBed();
  watched = watch(bed.clickhouse);
});
afterAll(() => bed[Symbol.asyncDispose]());

/** The client, with the months it is asked for written down. */
function watch(clickhouse: ClickHouse): ClickHouse {
  return rewrite(clickhouse, (query) => {
    const months = query.match(/'\d{6}'/g);
    if (months) asked.push(months.sort());
    return query;
  });
}

/** The client, with each query changed before it is sent. */
function rewrite(clickhouse: ClickHouse, change: (query: string) => string): ClickHouse {
  return new Proxy(clickhouse, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name !== 'query') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      return (question: Parameters<ClickHouse['query']>[0]) =>
        target.query({ ...question, query: change(question.query) });
    },
  });
}

interface Without {
  without?: ConversationId[];
  withoutMonths?: string[] | null;
}

async function count(
  clickhouse: ClickHouse,
  { without = [], withoutMonths = [] }: Without = {},
): Promise<FactTabCounts> {
  const question = { filter: everything, timeZone: 'UTC', without, withoutMonths };
  return countTabs(clickhouse, bed.workspaceId, question);
}

/** The counts by the client that remembers; expects one that never asked before to say the same. */
async function countAgain(without: Without = {}): Promise<FactTabCounts> {
  asked = [];
  const counts = await count(watched, without);
  const stranger = connectClickHouse(bed.clickhouseUrl);
  expect(counts).toEqual(await count(stranger, without));
  await stranger.close();
  return counts;
}

const today = new Date().toISOString();
const thisMonth = `'${today.slice(0, 7).replace('-', '')}'`;

test('a year or this month is counted again when it was written to, and no other is', async () => {
  const [first] = await Promise.all([
    bed.say('a', '2024-01-05T10:00:00Z'),
    bed.say('b', '2025-02-05T10:00:00Z'),
    bed.say('b2', '2025-03-05T10:00:00Z'),
    bed.say('c', today),
  ]);
  await bed.load();
  expect(await countAgain()).toMatchObject({ all: 4, resolved: 0 });
  expect(asked).toEqual([["'202401'", "'202502'", "'202503'", thisMonth].sort()]);
  expect(await countAgain()).toMatchObject({ all: 4, resolved: 0 });
  expect(asked).toEqual([]);

  // A change, a new one in a month that was empty, and one that is gone.
  await bed.sql`update conversation set status = 'resolved', revision = revision + 1 where id = ${first}`;
  await bed.load();
  expect(await countAgain()).toMatchObject({ all: 4, resolved: 1 });
  await bed.say('d', '2025-04-05T10:00:00Z');
  await bed.load();
  expect(await countAgain()).toMatchObject({ all: 5, resolved: 1 });
  await bed.sql`delete from conversation where id = ${first}`;
  await bed.load();
  expect(await countAgain()).toMatchObject({ all: 4, resolved: 0 });

  await bed.clickhouse.command({ query: 'optimize table conversation_facts final' });
  expect(await countAgain()).toMatchObject({ all: 4, resolved: 0 });
  await write(bed.clickhouse, '2025-02-07 10:00:00');
  expect(await countAgain()).toMatchObject({ all: 5, resolved: 0 });
  expect(asked).toEqual([["'202502'", "'202503'", "'202504'"]]);
});

/** One more fact, of that month alone. */
async function write(clickhouse: ClickHouse, startedAt: string, table = 'conversation_facts'): Promise<void> {
  await clickhouse.command({
    query: `insert into ${table} (workspace_id, conversation_id, revision, started_at)
      values ('${bed.workspaceId}', generateUUIDv4(), 1, '${startedAt}')`,
  });
}

test('what is left out of a count is left out of that count alone', async () => {
  const left = await bed.say('e', '2025-02-06T10:00:00Z');
  await bed.load();
  const { all } = await countAgain();
  expect(await countAgain({ without: [left], withoutMonths: ['202502'] })).toMatchObject({ all: all - 1 });
  expect(asked).toEqual([["'202502'", "'202503'", "'202504'"]]);
  // Nobody knows where it was.
  expect(await countAgain({ without: [left], withoutMonths: null })).toMatchObject({ all: all - 1 });
  expect(await countAgain()).toMatchObject({ all });
  expect(asked).toEqual([]);
});

test('of replicas, which may lag behind each other, nothing is remembered', async () => {
  // The engine here is none, so the question which parts are not a replica's is asked the other way round.
  const replica = rewrite(watched, (query) => query.replace('not like', 'like'));
  const left = await bed.say('f', '2025-02-06T11:00:00Z');
  await bed.load();
  const expected = await countAgain();
  asked = [];
  expect(await count(replica)).toEqual(expected);
  expect(await count(replica, { without: [left], withoutMonths: ['202502'] })).toMatchObject({ all: expected.all - 1 });
  expect(asked).toEqual([]);
});

test('facts that were put in the place of others are counted anew', async () => {
  const { all } = await countAgain();
  await bed.clickhouse.command({ query: 'create table other as conversation_facts' });
  await write(bed.clickhouse, '2025-02-07 10:00:00', 'other');
  await bed.clickhouse.command({ query: 'exchange tables other and conversation_facts' });
  expect(await countAgain()).toMatchObject({ all: 1 });
  await bed.clickhouse.command({ query: 'exchange tables other and conversation_facts' });
  expect(await countAgain()).toMatchObject({ all });
});

test('facets are sums of months', async () => {
  const question = { dimensions: ['device', 'rating', 'tag'] as const, timeZone: 'UTC', period: null };
  await bed.sql`update conversation set device = 'tv', tags = '{vip}', helpful_count = 1, unhelpful_count = 1 where external_id in ('b', 'c')`;
  await bed.load();
  const facets = await facetCounts(watched, bed.workspaceId, question);
  expect(facets).toMatchObject({ rating: expect.arrayContaining([{ value: 'unhelpful', conversations: 2 }]) });
  expect(facets).toMatchObject({ tag: expect.arrayContaining([{ value: 'vip', conversations: 2 }]) });
  expect(facets).toMatchObject({ device: expect.arrayContaining([{ value: 'tv', conversations: 2 }]) });
});

test('a tag is found by all of its name, whatever characters are in it', async () => {
  const tags = ['vip', 'VIP gold', 'a,b', ',', ']', '[', 'x[', 'say "vip', 'c:\\\\d', 'ä/ö', '👍', 'vip"', '","'];
  for (const [n, tag] of tags.entries()) {
    const id = await bed.say(`tag ${n}`, '2023-02-06T11:00:00Z');
    await bed.sql`update conversation set tags = ${[tag, `${tag}${tag}`, 'other,']} where id = ${id}`;
  }
  await bed.load();
  for (const tag of [...tags, 'no such', 'ip', 'other', 'VIP']) {
    const filter = {
      all: [{ startedBefore: '2024-01-01T00:00:00Z' }, { dimension: 'tag' as const, in: [tag], ignoreCase: true }],
    };
    const question = { filter, timeZone: 'UTC', without: [], withoutMonths: [] };
    const expected = tags.filter((each) =>
      [each, each + each, 'other,'].some((held) => held.toLowerCase() === tag.toLowerCase()),
    );
    expect([tag, (await countTabs(bed.clickhouse, bed.workspaceId, question)).all]).toEqual([tag, expected.length]);
  }
});
