import { setTimeout as sleep } from 'node:timers/promises';
import { connectPostgres, type Sql } from '@debrief/db';
import { connectClickHouse, getFrozenBatch } from '@debrief/db/clickhouse';
import type { BenchDesk } from '../desk/open-desk.ts';

export interface Unsettled {
  /** Outbox rows that a reader has not acted on. */
  behind: number;
  /** Conversations whose analysis is not that of their content. */
  toAnalyse: number;
  /** Questions whose topic has not been looked for. */
  toPlace: number;
  /** Deliveries of webhooks that are not through. */
  toDeliver: number;
  /** Cursors that a rebuild left behind. */
  pins: number;
  /** Listeners that have not heard of the newest number. */
  listening: number;
  /** The stores do not answer. */
  away: boolean;
}

export interface Settled extends Unsettled {
  /** Number of the newest outbox row when that was seen. */
  newest: number;
  tookMs: number;
}

const ANSWER_MS = 10_000;

/** Waits until nothing is under way any more, `withinMs` at most; resolves to what is left, all zero when it is at rest. */
export async function settle(
  desk: BenchDesk,
  reached: () => number[],
  withinMs: number,
  signal?: AbortSignal,
): Promise<Settled> {
  const begunAt = performance.now();
  let calm = 0;
  let left: Look = unknown;
  while (performance.now() - begunAt < withinMs && !signal?.aborted) {
    left = await look(desk, reached).catch(() => unknown);
    calm = isAtRest(left) ? calm + 1 : 0;
    // Twice in a row: an analysis that is saved between two looks is news for the other readers.
    if (calm === 2) break;
    await sleep(500);
  }
  return { ...left, tookMs: Math.round(performance.now() - begunAt) };
}

export function isAtRest({ away, ...left }: Unsettled | Settled): boolean {
  const { behind, toAnalyse, toPlace, toDeliver, pins, listening } = left;
  return !away && [behind, toAnalyse, toPlace, toDeliver, pins, listening].every((count) => count === 0);
}

type Look = Omit<Settled, 'tookMs'>;

const unknown: Look = {
  ...{ newest: 0, behind: 0, toAnalyse: 0, toPlace: 0, toDeliver: 0, pins: 0, listening: 0 },
  away: true,
};

async function look(desk: BenchDesk, reached: () => number[]): Promise<Look> {
  const { databaseUrl, clickhouseUrl } = desk.stores();
  const sql = connectPostgres(databaseUrl, {
    applicationName: 'bench',
    max: 1,
    statementTimeoutMs: ANSWER_MS,
  });
  const clickhouse = connectClickHouse(clickhouseUrl, { applicationName: 'bench', requestTimeoutMs: ANSWER_MS });
  try {
    const state = await readState(sql);
    const frozen = await getFrozenBatch(sql, 'analytics');
    // Beside the readers' own there is at most the pin of a rebuild.
    const [pinned] = await sql<[{ pins: number }]>`
      select count(*) as pins from outbox_cursor where reader like '%:rebuild'`;
    await clickhouse.query({ query: 'select count() from conversation_facts', format: 'JSONEachRow' });
    const listening = reached().filter((seq) => seq < state.newest).length;
    return { ...state, behind: state.behind + (frozen ? 1 : 0), pins: pinned.pins, listening, away: false };
  } finally {
    await Promise.allSettled([sql.end({ timeout: 1 }), clickhouse.close()]);
  }
}

type State = Pick<Look, 'newest' | 'behind' | 'toAnalyse' | 'toPlace' | 'toDeliver'>;

async function readState(sql: Sql): Promise<State> {
  const [row] = await sql<[State]>`
    select newest.seq as newest,
      coalesce(sum(greatest(0, newest.seq - cursor.seq)), 0)::bigint + 3 - count(cursor.seq) as behind,
      (select count(*) from conversation c left join analysis a on a.conversation_id = c.id
        where a.content_revision is distinct from c.content_revision) as "toAnalyse",
      (select count(*) from question where placed_at is null) as "toPlace",
      (select count(*) from webhook_delivery where state = 'pending') as "toDeliver"
    from (select coalesce(max(seq), 0) as seq from outbox) newest
    left join outbox_cursor cursor on cursor.reader in ('dispatch', 'analytics', 'search')
    group by newest.seq`;
  return row;
}
