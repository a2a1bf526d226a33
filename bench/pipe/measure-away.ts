/**
 * ClickHouse away for an hour, and ten times the usual load. Not the hour is waited for but what it leaves is laid in
 * the outbox: as many rows as the usual load makes in an hour. Ingest goes on before, meanwhile and afterwards.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { findAlarms, newestSeq, readLag, readPipe, type ReaderLag, type Sql } from '@debrief/db';
import { withFactsLock } from '@debrief/db/clickhouse';
import { fillPostgres } from './fill-postgres.ts';
import { MESSAGES_PER_CONVERSATION } from './make-items.ts';
import type { Measured, MeasureOptions } from './measured.ts';
import { openDoor } from './open-door.ts';
import type { Stack } from './open-stack.ts';
import { runPhase, type Phase, type PhaseOrder } from './run-phase.ts';

const USUAL_PER_SECOND = 100;
const SECONDS = 10;
/** The backlog of an hour, in messages. */
const HOUR = USUAL_PER_SECOND * 3_600;
const DRAINED_WITHIN_MS = 300_000;

export async function measureAway(stack: Stack, { tell }: MeasureOptions): Promise<Measured[]> {
  const databases = await stack.createDatabases('away');
  const { sql, workspaceId, apiKey } = databases;
  await fillPostgres(sql, workspaceId, { conversations: HOUR / MESSAGES_PER_CONVERSATION, days: 1 / 24, outbox: true });
  await moveAll(sql);
  tell(`the outbox holds ${HOUR} messages of an hour`);
  const door = await openDoor(databases.clickhouseUrl);
  const behindDoor = { ...databases, clickhouseUrl: door.url };
  const [dashboard, workers] = [await stack.startDashboard(behindDoor), await stack.startWorkers(behindDoor)];
  try {
    const phases: Phase[] = [];
    const phase = async (name: string, load: Partial<PhaseOrder> = {}) => {
      const pids = { dashboard: dashboard.pid, workers: workers.pid };
      const usual = { perSecond: USUAL_PER_SECOND, itemsPerPost: 1, seconds: SECONDS };
      const made = await runPhase({ name, url: dashboard.url, apiKey, pids, ...usual, ...load });
      phases.push(made);
      tell(describe(made));
      return made;
    };
    await phase('warm');
    const [seq, startedAt] = [await newestSeq(sql), performance.now()];
    const before = await phase('before');
    const ingestRows = ((await newestSeq(sql)) - seq) / ((performance.now() - startedAt) / 1_000);
    await door.shut();
    // Under the lock: a step of the loader that is about to end would move the cursor back to where it was.
    await withFactsLock(sql, async () => {
      await sql`delete from facts_batch where reader = 'analytics'`;
      await sql`update outbox_cursor set seq = 0 where reader = 'analytics'`;
    });
    const away = await phase('away');
    const told = await lagOfAnalytics(sql);
    const alarms = await readAlarms(sql);
    tell(`the interface says: ${alarms.join('; ')}`);
    await door.open();
    const drain = followDrain(sql);
    const back = await phase('back');
    const drained = await drain;
    const busy = await phase('ten times', { perSecond: USUAL_PER_SECOND * 10, itemsPerPost: 10 });
    await followDrain(sql);
    const after = await phase('after');
    return [
      { what: 'ClickHouse away: posts answered', target: 'as before', ours: latencies(before, away), met: null },
      {
        what: 'backlog of an hour comes in: posts answered',
        target: 'as before',
        ours: latencies(before, back),
        met: null,
      },
      { what: 'stream meanwhile', target: 'live', ours: streams(before, away, back), met: null },
      {
        what: 'backlog drains',
        target: '≥ 5 × the ingest rate',
        ours: `${(drained.perSecond / ingestRows).toFixed(0)} × (${Math.round(drained.perSecond)} outbox rows/s against ${Math.round(ingestRows)}; ${drained.rows} rows)`,
        met: drained.perSecond >= 5 * ingestRows,
      },
      {
        what: 'ten times the usual load',
        target: 'keeps answering',
        ours: `${Math.round(busy.itemsPerSecond)} messages/s, p99 ${Math.round(busy.p99Ms)} ms`,
        met: busy.itemsPerSecond >= 0.95 * 10 * USUAL_PER_SECOND,
      },
      ...(['workers', 'dashboard'] as const).map((key) => judgeMemory(key, [before, away, back, busy, after])),
      {
        what: 'the interface says how far behind',
        target: 'the age of the oldest row not loaded',
        ours: `${Math.round((told?.lagSeconds ?? 0) / 60)} min, ${told?.behind} rows; Health: “${alarms[0] ?? 'nothing'}”`,
        met: (told?.lagSeconds ?? 0) > 3_000 && (told?.behind ?? 0) >= HOUR,
      },
    ];
  } finally {
    await Promise.all([dashboard.stop(), workers.stop()]);
    await door.shut();
  }
}

/** Every reader has seen what is there: only analytics is to be behind, and only later. */
async function moveAll(sql: Sql): Promise<void> {
  await sql`
    insert into outbox_cursor (reader, seq)
    select name, (select max(seq) from outbox) from unnest(array['dispatch', 'analytics', 'search']) as name`;
}

async function lagOfAnalytics(sql: Sql): Promise<ReaderLag | undefined> {
  return (await readLag(sql, ['analytics'])).find(({ reader }) => reader === 'analytics');
}

async function readAlarms(sql: Sql): Promise<string[]> {
  const { readers, partitions, postgres, reports } = await readPipe(sql);
  const state = { readers, partitions, oldestWriter: postgres.oldestWriter, workers: reports.workers.length };
  return findAlarms({ ...state, clickhouseAnswers: false, deadLetters: 0, brokenWebhooks: 0 }).map(
    ({ title }) => title,
  );
}

/** Waits until analytics is less than a second's worth behind; the rate is of the rows it was behind and those that came. */
async function followDrain(sql: Sql): Promise<{ rows: number; perSecond: number }> {
  const place = async () =>
    (await sql<[{ seq: number }]>`select seq from outbox_cursor where reader = 'analytics'`)[0].seq;
  const [from, startedAt] = [await place(), performance.now()];
  while (((await lagOfAnalytics(sql))?.behind ?? 0) > 2 * USUAL_PER_SECOND) {
    if (performance.now() - startedAt > DRAINED_WITHIN_MS) throw new Error('the backlog does not drain');
    await sleep(100);
  }
  const rows = (await place()) - from;
  return { rows, perSecond: rows / ((performance.now() - startedAt) / 1_000) };
}

/** Flat: whatever happens, at most half as much again as under the usual load, batches in flight included. */
function judgeMemory(key: 'workers' | 'dashboard', phases: Phase[]): Measured {
  const peaks = phases.map(({ name, mib }) => `${name} ${Math.round(mib[key])}`);
  const [first, ...others] = phases.map(({ mib }) => mib[key]);
  const met = Math.max(...others) <= 1.5 * (first ?? 0);
  return { what: `memory of the ${key}, MiB`, target: '≤ 1.5 × of before', ours: peaks.join(', '), met };
}

const latencies = (before: Phase, during: Phase) =>
  `p50 ${during.p50Ms.toFixed(0)} ms, p99 ${during.p99Ms.toFixed(0)} ms (before ${before.p50Ms.toFixed(0)} and ${before.p99Ms.toFixed(0)})`;
const streams = (...phases: Phase[]) =>
  phases.map((each) => `${each.name} p99 ${Math.round(each.streamP99Ms)} ms`).join(', ');

function describe({ name, itemsPerSecond, p50Ms, p99Ms, mib }: Phase): string {
  return `${name}: ${Math.round(itemsPerSecond)}/s, p50 ${p50Ms.toFixed(0)} p99 ${p99Ms.toFixed(0)} ms, workers ${Math.round(mib.workers)} dashboard ${Math.round(mib.dashboard)} MiB`;
}
