/** Does it cost more as the history grows? The reader's rate and the Analytics page's questions, at three sizes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { facetCounts, overview, sliceMeasures } from '@debrief/db/clickhouse';
import { createLoadFacts } from '@debrief/pipelines/load-facts';
import { fillHistory } from './fill-clickhouse.ts';
import { fillPostgres } from './fill-postgres.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import type { Databases, Stack } from './open-stack.ts';

/** Of the period that the page shows, and compares with as many before: the same at every size. */
const DAYS = 28;
const RECENT = 10_000;
const RUNS = 7;
const MERGED_WITHIN_MS = 60_000;
const DAY_MS = 86_400_000;

interface Size {
  conversations: number;
  factsPerSecond: number;
  pageMs: number;
  allTimeMs: number;
}

export async function measureGrowth(stack: Stack, { size, tell }: MeasureOptions): Promise<Measured[]> {
  const databases = await stack.createDatabases('growth');
  const { sql, clickhouse, workspaceId } = databases;
  await fillPostgres(sql, workspaceId, { conversations: RECENT, days: DAYS, outbox: true });
  const sizes: Size[] = [];
  let reached = 0;
  for (const conversations of [RECENT, size, 5 * size]) {
    await fillHistory(clickhouse, workspaceId, { from: reached, to: conversations - RECENT, daysAgo: 2 * DAYS + 2 });
    reached = Math.max(reached, conversations - RECENT);
    await mergesRest(databases);
    const factsPerSecond = await loadAnew(databases);
    const pageMs = await medianMs(() => askPage(databases));
    const allTimeMs = await medianMs(() => askAllTime(databases));
    sizes.push({ conversations, factsPerSecond, pageMs, allTimeMs });
    tell(
      `${conversations} conversations: ${Math.round(factsPerSecond)} facts/s, page ${Math.round(pageMs)} ms, all time ${Math.round(allTimeMs)} ms`,
    );
  }
  const [first] = sizes;
  const last = sizes.at(-1);
  const list = (of: (each: Size) => string) =>
    sizes.map((each) => `${of(each)} at ${each.conversations.toLocaleString('en')}`).join(', ');
  return [
    {
      what: 'reader as facts grow',
      target: 'flat: ≥ 0.7 × of the smallest',
      ours: `${list((each) => `${Math.round(each.factsPerSecond)} facts/s`)}`,
      met: (last?.factsPerSecond ?? 0) >= 0.7 * (first?.factsPerSecond ?? 0),
    },
    {
      what: `Analytics page, ${DAYS} days`,
      target: 'flat: ≤ 2 × of the smallest',
      ours: list((each) => `${Math.round(each.pageMs)} ms`),
      met: (last?.pageMs ?? Infinity) <= 2 * (first?.pageMs ?? 0),
    },
    {
      what: 'facets of all time',
      target: '',
      ours: list((each) => `${Math.round(each.allTimeMs)} ms`),
      met: null,
    },
  ];
}

/** Half a year that came in a minute is merged for a while; a history that grew by the day is not. */
async function mergesRest({ clickhouse }: Databases): Promise<void> {
  for (const deadline = performance.now() + MERGED_WITHIN_MS; performance.now() < deadline; await sleep(500)) {
    const result = await clickhouse.query({
      query: 'select count() as merges from system.merges where database = currentDatabase()',
      format: 'JSONEachRow',
    });
    if ((await result.json<{ merges: number }>())[0]?.merges === 0) return;
  }
}

/** The same backlog again: new batches of the same facts, which replace those that are there. */
async function loadAnew({ sql, clickhouse }: Databases): Promise<number> {
  const loadFacts = createLoadFacts({ sql, clickhouse });
  const rates: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await sql`delete from outbox_cursor where reader = 'analytics'`;
    const startedAt = performance.now();
    let rows = 0;
    for (let caughtUp = false; !caughtUp;) {
      const step = await loadFacts('analytics');
      rows += step.rows;
      caughtUp = step.caughtUp;
    }
    rates.push(rows / ((performance.now() - startedAt) / 1_000));
  }
  return median(rates);
}

/** What the page asks: its cards with the period before, two breakdowns, and lines by day. */
async function askPage({ clickhouse, workspaceId }: Databases): Promise<void> {
  const to = new Date();
  const period = { from: new Date(to.getTime() - DAYS * DAY_MS), to };
  const before = { from: new Date(period.from.getTime() - DAYS * DAY_MS), to: period.from };
  const calendar = { timeZone: 'Europe/Berlin', weekStart: 1 } as const;
  const cards = ['conversations', 'gap_rate', 'helpful_rate', 'first_response_p50'] as const;
  const breakdown = (dimension: 'device' | 'country') =>
    sliceMeasures(clickhouse, workspaceId, {
      ...calendar,
      period,
      measures: ['conversations', 'gap_rate', 'helpful_rate'],
      dimensions: [dimension],
    });
  await Promise.all([
    overview(clickhouse, workspaceId, { ...calendar, period, measures: cards, compareWith: before, grain: 'day' }),
    breakdown('device'),
    breakdown('country'),
  ]);
  await sliceMeasures(clickhouse, workspaceId, {
    ...calendar,
    period,
    measures: ['conversations'],
    dimensions: ['country'],
    grain: 'day',
  });
}

async function askAllTime({ clickhouse, workspaceId }: Databases): Promise<void> {
  await facetCounts(clickhouse, workspaceId, { dimensions: ['country', 'device'], timeZone: 'UTC', period: null });
}

async function medianMs(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}
