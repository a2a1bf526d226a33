import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IncomingItem } from '../conversations/index.ts';
import { newId, type WorkspaceId } from '../ids.ts';
import { listBuckets, type Calendar, type Grain } from './buckets.ts';
import { countFlagged } from './count-flagged.ts';
import { facetCounts } from './facet-counts.ts';
import { createFactsTestBed, type FactsTestBed } from './facts-test-bed.ts';
import type { FactFilter } from './filter.ts';
import { measureNames } from './measures.ts';
import { overview } from './overview.ts';
import { sliceMeasures } from './slice-measures.ts';

const berlin: Calendar = { timeZone: 'Europe/Berlin', weekStart: 1 };
const october = { from: new Date('2026-09-30T22:00:00Z'), to: new Date('2026-10-31T23:00:00Z') };

let bed: FactsTestBed;
beforeAll(async () => {
  bed = await createFactsTestBed();
  // Around the night in which Berlin's clocks go back: 25 October has 25 hours.
  const starts = [
    '2026-10-24T21:59:59.999Z',
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
    '2026-10-25T22:59:59.999Z',
    '2026-10-25T23:00:00.000Z',
  ];
  for (const [index, start] of starts.entries()) {
    await bed.say(`c-${index}`, start, conversationOf(index, new Date(start)));
  }
  await bed.sql`update conversation set tags = '{billing,vip}', flag_kinds = '{knowledge_gap,tone}' where external_id = 'c-0'`;
  await bed.sql`update conversation set tags = '{billing}', flag_kinds = '{knowledge_gap}' where external_id = 'c-1'`;
  await bed.load();
});
afterAll(() => bed[Symbol.asyncDispose]());

/** Every third on a phone; the odd ones in Germany and rated, every second of those unhelpful. */
function conversationOf(index: number, start: Date): IncomingItem[] {
  const conversation = `c-${index}`;
  const details = {
    device: index % 3 === 0 ? ('mobile' as const) : ('desktop' as const),
    ...(index % 2 === 1 ? { country: 'DE' } : {}),
  };
  const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
  return [
    { type: 'message', conversation, id: 'hi', role: 'bot', text: 'Hello!', at: start, details },
    { type: 'message', conversation, id: 'q', role: 'visitor', text: 'Where is it?', at: later(5) },
    { type: 'message', conversation, id: 'a', role: 'bot', text: 'Here.', at: later(6 + index), answered: index !== 5 },
    ...(index % 2 === 1
      ? [{ type: 'feedback', conversation, message: 'a', rating: index === 3 ? 'unhelpful' : 'helpful' } as const]
      : []),
  ];
}

async function byTime(grain: Grain, calendar: Calendar = berlin) {
  const { rows } = await sliceMeasures(bed.clickhouse, bed.workspaceId, {
    ...calendar,
    measures: ['conversations'],
    period: october,
    grain,
  });
  return rows.map((row) => [row.bucket?.label, row.values.conversations.value]);
}

describe('time', () => {
  test("days are the workspace's, also the one of 25 hours", async () => {
    expect(await byTime('day')).toEqual([
      ['2026-10-24', 1],
      ['2026-10-25', 4],
      ['2026-10-26', 1],
    ]);
    expect(await byTime('day', { timeZone: 'UTC', weekStart: 1 })).toEqual([
      ['2026-10-24', 2],
      ['2026-10-25', 4],
    ]);
  });

  test('weeks begin on the weekday the workspace chose', async () => {
    const weeks = (weekStart: number) => byTime('week', { ...berlin, weekStart });
    expect(await weeks(1)).toEqual([
      ['2026-10-19', 5],
      ['2026-10-26', 1],
    ]);
    expect(await weeks(7)).toEqual([
      ['2026-10-18', 1],
      ['2026-10-25', 5],
    ]);
    expect(await weeks(6)).toEqual([['2026-10-24', 6]]);
  });

  test('the hour that the clock repeats is two hours', async () => {
    expect(await byTime('hour')).toEqual([
      ['2026-10-24T23:00', 1],
      ['2026-10-25T00:00', 1],
      ['2026-10-25T02:00', 1],
      ['2026-10-25T02:00', 1],
      ['2026-10-25T23:00', 1],
      ['2026-10-26T00:00', 1],
    ]);
  });

  test('a period lists every bucket it touches, once, through both clock changes', async () => {
    const labels = async (from: string, to: string, grain: Grain, calendar: Calendar) => {
      const period = { from: new Date(from), to: new Date(to) };
      return (await listBuckets(bed.clickhouse, period, grain, calendar)).map((bucket) => bucket.label);
    };
    const year = await labels('2025-12-31T23:00:00Z', '2026-12-31T23:00:00Z', 'day', berlin);
    expect([year.length, new Set(year).size, year[0], year.at(-1)]).toEqual([365, 365, '2026-01-01', '2026-12-31']);
    expect(await labels('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'hour', berlin)).toHaveLength(25);
    expect(await labels('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 'hour', berlin)).toHaveLength(23);
    expect(await labels('2025-12-31T23:00:00Z', '2026-12-31T23:00:00Z', 'month', berlin)).toHaveLength(12);
    // In Cairo the day of the change has no midnight.
    const cairo = { timeZone: 'Africa/Cairo', weekStart: 6 };
    expect(await labels('2026-04-22T22:00:00Z', '2026-04-25T21:00:00Z', 'day', cairo)).toEqual([
      '2026-04-23',
      '2026-04-24',
      '2026-04-25',
    ]);
  });
});

describe('numbers', () => {
  test('are what PRODUCT.md defines, with their denominators', async () => {
    const { rows } = await sliceMeasures(bed.clickhouse, bed.workspaceId, {
      ...berlin,
      measures: measureNames,
      period: october,
    });
    const values = rows[0]?.values;
    expect(values?.conversations).toEqual({ value: 6, numerator: 6, denominator: null });
    expect(values?.handled.value).toBe(6);
    expect(values?.answer_rate).toEqual({ value: 5 / 6, numerator: 5, denominator: 6 });
    expect(values?.helpful_rate).toEqual({ value: 2 / 3, numerator: 2, denominator: 3 });
    expect(values?.handoff_rate).toEqual({ value: 0, numerator: 0, denominator: 6 });
    expect(values?.gap_rate).toEqual({ value: null, numerator: 0, denominator: 0 });
    // The greeting before the question is not a response: waits are 1 to 6 seconds.
    expect(values?.first_response_p50).toEqual({ value: 3.5, numerator: null, denominator: 6 });
    expect(values?.first_response_p95.value).toBeCloseTo(5.75);
    expect(values?.visitors.value).toBe(6);
  });

  test('agree between card, series and breakdown, to the unit', async () => {
    const measures = ['conversations', 'answer_rate', 'helpful_rate'] as const;
    const question = { ...berlin, measures, period: october };
    const cards = await overview(bed.clickhouse, bed.workspaceId, { ...question, compareWith: null, grain: 'week' });
    const slices = await Promise.all(
      [
        { grain: 'hour' as const },
        { dimensions: ['device', 'country'] as const },
        { dimensions: ['hour', 'weekday', 'page'] as const, grain: 'month' as const },
      ].map((slice) => sliceMeasures(bed.clickhouse, bed.workspaceId, { ...question, ...slice })),
    );
    for (const measure of measures) {
      for (const part of ['numerator', 'denominator'] as const) {
        const whole = cards.current[measure][part] ?? 0;
        for (const rows of [cards.series, ...slices.map((slice) => slice.rows)]) {
          expect(rows.reduce((sum, row) => sum + (row.values[measure][part] ?? 0), 0)).toBe(whole);
        }
      }
    }
  });

  test('of crawlers count in volumes and in no rate', async () => {
    const [start, at] = ['2026-09-15T10:00:00Z', new Date('2026-09-15T10:00:00Z')];
    const period = { from: new Date('2026-09-15T00:00:00Z'), to: new Date('2026-09-16T00:00:00Z') };
    for (const device of ['desktop', 'bot'] as const) {
      const conversation = `by-${device}`;
      await bed.say(conversation, start, [
        { type: 'message', conversation, id: 'q', role: 'visitor', text: 'Where is it?', at, details: { device } },
        {
          type: 'message',
          conversation,
          id: 'a',
          role: 'bot',
          text: 'Here.',
          at: new Date(at.getTime() + (device === 'bot' ? 9_000 : 2_000)),
          answered: device === 'desktop',
        },
        { type: 'feedback', conversation, message: 'a', rating: device === 'bot' ? 'unhelpful' : 'helpful' },
      ]);
    }
    await bed.sql`update conversation set flag_kinds = '{tone}' where external_id = 'by-bot'`;
    await bed.load();
    const ask = async (filter?: FactFilter) => {
      const question = { ...berlin, measures: measureNames, period, ...(filter && { filter }) };
      const { rows } = await sliceMeasures(bed.clickhouse, bed.workspaceId, question);
      return rows[0]?.values;
    };
    const all = await ask();
    expect([all?.conversations.value, all?.messages.value, all?.flagged.value]).toEqual([2, 4, 1]);
    expect(all?.handled.value).toBe(1);
    expect(all?.answer_rate).toEqual({ value: 1, numerator: 1, denominator: 1 });
    expect(all?.helpful_rate).toEqual({ value: 1, numerator: 1, denominator: 1 });
    expect(all?.first_response_p95).toEqual({ value: 2, numerator: null, denominator: 1 });
    // The list behind a rate leaves them out too; a crawler's own row has nothing to rate.
    expect((await ask({ condition: 'asked' }))?.conversations.value).toBe(1);
    const crawlers = await ask({ dimension: 'device', in: ['bot'] });
    expect(crawlers?.answer_rate).toEqual({ value: null, numerator: 0, denominator: 0 });
    expect(crawlers?.first_response_p50).toEqual({ value: null, numerator: null, denominator: 0 });
    await bed.sql`delete from conversation where external_id in ('by-desktop', 'by-bot')`;
    await bed.load();
  });

  test('a limit says that it cut', async () => {
    const question = { ...berlin, measures: ['conversations'] as const, period: october, grain: 'hour' as const };
    const cut = await sliceMeasures(bed.clickhouse, bed.workspaceId, { ...question, limit: 2 });
    expect([cut.rows.length, cut.truncated]).toEqual([2, true]);
    const whole = await sliceMeasures(bed.clickhouse, bed.workspaceId, { ...question, limit: 6 });
    expect([whole.rows.length, whole.truncated]).toEqual([6, false]);
  });

  test('flags are counted by kind, and each conversation once in the total', async () => {
    const counted = await countFlagged(bed.clickhouse, bed.workspaceId, { period: october, timeZone: 'UTC' });
    expect(counted).toMatchObject({ conversations: 6, flagged: 2, byKind: { knowledge_gap: 2, tone: 1, manual: 0 } });
  });

  test('facets count each value, most frequent first, the unknown among them', async () => {
    const facets = await facetCounts(bed.clickhouse, bed.workspaceId, {
      dimensions: ['device', 'tag', 'country'],
      timeZone: 'UTC',
      period: null,
    });
    expect(facets).toEqual({
      device: [
        { value: 'desktop', conversations: 4 },
        { value: 'mobile', conversations: 2 },
      ],
      tag: [
        { value: '', conversations: 4 },
        { value: 'billing', conversations: 2 },
        { value: 'vip', conversations: 1 },
      ],
      country: [
        { value: '', conversations: 3 },
        { value: 'DE', conversations: 3 },
      ],
    });
  });
});

describe('filters', () => {
  async function count(filter: FactFilter, workspaceId: WorkspaceId = bed.workspaceId): Promise<number | null> {
    const question = { ...berlin, measures: ['conversations'] as const, period: october, filter };
    const { rows } = await sliceMeasures(bed.clickhouse, workspaceId, question);
    return rows[0]?.values.conversations.value ?? null;
  }

  test('select what they say', async () => {
    const mobile: FactFilter = { dimension: 'device', in: ['mobile'] };
    const german: FactFilter = { dimension: 'country', in: ['DE'] };
    expect(await count(mobile)).toBe(2);
    expect(await count({ all: [mobile, german] })).toBe(1);
    expect(await count({ any: [mobile, german] })).toBe(4);
    expect(await count({ not: { any: [mobile, german] } })).toBe(2);
    expect(await count({ any: [] })).toBe(0);
    expect(await count({ dimension: 'country', in: [''] })).toBe(3);
    expect(await count({ dimension: 'tag', in: ['billing'] })).toBe(2);
    expect(await count({ dimension: 'tag', in: ['', 'vip'] })).toBe(5);
    expect(await count({ flags: ['tone'] })).toBe(1);
    expect(await count({ not: { flags: [] } })).toBe(4);
    expect(await count({ condition: 'rated_unhelpful' })).toBe(1);
    expect(await count({ dimension: 'weekday', in: ['7'] })).toBe(4);
    expect(
      await count({ all: [{ startedFrom: '2026-10-25T00:00:00+02:00' }, { startedBefore: '2026-10-25T23:00:00Z' }] }),
    ).toBe(4);
  });

  test('hold hostile values as values', async () => {
    const hostile = `DE' or 1=1 -- \\' \\\\ \n\t\0{p0:String}`;
    expect(await count({ dimension: 'country', in: [hostile] })).toBe(0);
    await bed.say('hostile', '2026-10-10T00:00:00Z');
    await bed.sql`update conversation set city = ${hostile.replace('\0', '')} where external_id = 'hostile'`;
    await bed.load();
    expect(await count({ dimension: 'city', in: [hostile.replace('\0', '')] })).toBe(1);
    await bed.sql`delete from conversation where external_id = 'hostile'`;
    await bed.load();
    expect(await count({ all: [] })).toBe(6);
  });

  test('another workspace sees nothing, whatever it asks for', async () => {
    const stranger = newId<WorkspaceId>();
    expect(await count({ all: [] }, stranger)).toBe(0);
    expect(await count({ any: [{ condition: 'asked' }, { not: { condition: 'asked' } }] }, stranger)).toBe(0);
    const facets = await facetCounts(bed.clickhouse, stranger, {
      dimensions: ['device'],
      timeZone: 'UTC',
      period: null,
    });
    expect(facets.device).toEqual([]);
  });
});
