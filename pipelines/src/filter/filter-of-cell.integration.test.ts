/** A number and the list behind it: every cell of every measure opens exactly as many conversations as it counts. */
import {
  connectPostgres,
  createWorkspace,
  listInbox,
  type ConversationFilter,
  type MemberId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import {
  connectClickHouse,
  dimensionNames,
  measureNames,
  readFactRows,
  sliceMeasures,
  writeFacts,
  type ClickHouse,
  type MeasuredValue,
  type MeasureName,
} from '@debrief/db/clickhouse';
import { createTestClickHouse, createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filterOfCell, type Cell } from './filter-of-cell.ts';
import { parseFilter } from './parse-filter.ts';
import { printFilter } from './print-filter.ts';
import { resolveFilter } from './resolve-filter.ts';
import { testConversation } from './test-conversation.ts';
import { storeRows, type StoredRows } from './testing/rows.ts';

const timeZone = 'Europe/Berlin';
const weekStart = 1;
/** Whole local days; not all conversations start in them. */
const period = { from: new Date('2026-11-04T23:00:00Z'), to: new Date('2026-11-20T23:00:00Z') };

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
  workspaceId = await createWorkspace(sql, { name: 'W', timeZone });
  let seed = 11;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  stored = await storeRows(sql, workspaceId, 150, random);
  const facts = await readFactRows(sql, { conversationIds: [...stored.rows.keys()] });
  await writeFacts(clickhouse, crypto.randomUUID(), facts);
});
afterAll(async () => {
  await Promise.all([sql.end(), clickhouse.close()]);
  await Promise.all([database.drop(), clickhouseDatabase.drop()]);
});

/** What a cell's filter means once it was printed into an address and read again. */
function filterBehind(cell: Cell): ConversationFilter {
  const filter = filterOfCell(cell, stored.names);
  if (!filter) throw new Error(`no filter for ${JSON.stringify(cell)}`);
  const parsed = parseFilter(printFilter(filter));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const resolved = resolveFilter(parsed.filter, parsed.places, stored.names);
  if (!resolved.ok) throw new Error(resolved.problem.message);
  return resolved.filter;
}

/** In memory: that the Inbox lists the same is what agreement.integration.test.ts shows. */
function countBehind(cell: Cell): number {
  const filter = filterBehind(cell);
  return [...stored.rows.values()].filter((row) => testConversation(filter, row, new Date())).length;
}

async function countListed(cell: Cell): Promise<number> {
  const filter = filterBehind(cell);
  const memberId = stored.names.memberId as MemberId;
  return (await listInbox(sql, workspaceId, { tab: 'all', memberId, filter, limit: 1_000 })).rows.length;
}

/** The counts of conversations that a value stands on, as [whether it is the whole, how many]. */
function countsIn(name: MeasureName, { value, numerator, denominator }: MeasuredValue): [boolean, number][] {
  // Visitors, messages and ratings are none of conversations.
  if (['visitors', 'messages', 'open_flags', 'helpful_rate'].includes(name)) return [];
  if (name.startsWith('first_response')) return [[false, denominator ?? 0]];
  if (!name.endsWith('_rate')) return [[false, value ?? 0]];
  return [
    [false, numerator ?? 0],
    [true, denominator ?? 0],
  ];
}

it('every measure by every dimension opens as many conversations as it counts', { timeout: 120_000 }, async () => {
  let cells = 0;
  for (const dimension of dimensionNames) {
    const question = { measures: measureNames, dimensions: [dimension], period, timeZone, weekStart };
    const { rows } = await sliceMeasures(clickhouse, workspaceId, question);
    expect(rows.length, dimension).toBeGreaterThan(1);
    for (const row of rows) {
      const [value = ''] = row.dimensions;
      // No workspace has two tags whose names differ in case only; these rows do, for another test.
      if (value.toLowerCase() === 'vip') continue;
      const values = [{ dimension, value }];
      const all: Cell = { measure: 'conversations', values, period };
      expect(await countListed(all)).toBe(row.values.conversations.value);
      for (const measure of measureNames) {
        for (const [whole, count] of countsIn(measure, row.values[measure])) {
          expect(countBehind({ measure, whole, values, period }), `${measure} of ${dimension} “${value}”`).toBe(count);
          cells += 1;
        }
      }
    }
  }
  expect(cells).toBeGreaterThan(500);
});

it('every point in time opens as many conversations as it counts', { timeout: 120_000 }, async () => {
  for (const grain of ['day', 'week'] as const) {
    const question = { measures: measureNames, dimensions: ['device'] as const, period, timeZone, weekStart, grain };
    const { rows, buckets } = await sliceMeasures(clickhouse, workspaceId, question);
    for (const row of rows) {
      const place = buckets.findIndex(({ label }) => label === row.bucket?.label);
      const [from, to] = [buckets[place]?.start ?? period.from, buckets[place + 1]?.start ?? period.to];
      const within = { from: from < period.from ? period.from : from, to };
      for (const measure of ['conversations', 'gap_rate'] as const) {
        for (const [whole, count] of countsIn(measure, row.values[measure])) {
          const values = [{ dimension: 'device' as const, value: row.dimensions[0] ?? '' }];
          expect(countBehind({ measure, whole, values, period: within })).toBe(count);
        }
      }
    }
  }
});

it('three values and a filter at once open as many as they count', async () => {
  const dimensions = ['weekday', 'hour', 'city'] as const;
  const question = { measures: ['conversations'] as const, dimensions, period, timeZone, weekStart };
  const filter = { dimension: 'device' as const, in: ['mobile'] };
  const { rows } = await sliceMeasures(clickhouse, workspaceId, { ...question, filter });
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const values = dimensions.map((dimension, nth) => ({ dimension, value: row.dimensions[nth] ?? '' }));
    const cell: Cell = { measure: 'conversations', values, period, filter: { key: 'device', words: ['mobile'] } };
    expect(await countListed(cell)).toBe(row.values.conversations.value);
  }
});

it('a value without a name in the language opens nothing rather than something else', () => {
  const names = { timeZone, agents: [], topics: [] };
  const value = crypto.randomUUID();
  for (const dimension of ['agent', 'topic', 'outcome'] as const) {
    expect(filterOfCell({ measure: 'conversations', values: [{ dimension, value }], period }, names)).toBeNull();
  }
});
