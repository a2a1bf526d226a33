import { setTimeout as sleep } from 'node:timers/promises';
import {
  isSettled,
  listenForWakes,
  newestSeq,
  readOutbox,
  takePosition,
  type OutboxHole,
  type OutboxRow,
  type Sql,
} from '@debrief/db';
import type { Logger } from 'pino';

export interface TailOptions {
  sql: Sql;
  log: Logger;
  /** Between reads when no wake-up comes. */
  pollMs: number;
  /** Prepares for rows that are settled, in order; what it returns is called when the tail's position is behind them. */
  prepare: (rows: OutboxRow[]) => Promise<() => void>;
  /** The outbox went back (a restored database): nothing known of it holds any longer. */
  onRestart: () => void;
}

export interface Tail {
  start: () => void;
  /** The number up to which everything was prepared; null before there is one. */
  position: () => number | null;
  /** Resolves when there is a position, or the tail was stopped. */
  readonly placed: Promise<void>;
  /** Whether the outbox could be read in the last ten seconds. */
  isReading: () => boolean;
  stop(): Promise<void>;
}

const ROWS = 500;
/** Between reads under load: what comes meanwhile is read, described and sent together, once for each listener. */
const GATHER_MS = 20;
/** So many at once are a crowd; it gathers longer, for the more come together, the fewer conversations they speak of. */
const CROWD_ROWS = 32;
const GATHER_CROWD_MS = 50;
/** A hole closes when its transaction ends, in milliseconds as a rule. */
const HOLE_POLL_MS = 20;
const ALARM_MS = 10_000;

/** Follows the outbox from a settled place near its end, on each wake-up and every `pollMs`; goes on when Postgres returns. */
export function tailOutbox({ sql, log, pollMs, prepare, onRestart }: TailOptions): Tail {
  let isStarted = false;
  let isStopped = false;
  let position: number | null = null;
  let hole: OutboxHole | null = null;
  let lastReadAt = 0;
  let isWoken = false;
  let resume: () => void = () => undefined;
  let stopListening: (() => Promise<void>) | null = null;
  const placed = Promise.withResolvers<void>();

  function start(): void {
    if (isStarted) return;
    isStarted = true;
    const wake = () => {
      isWoken = true;
      resume();
    };
    listenForWakes(sql, wake)
      .then((stop) => (stopListening = stop))
      // The driver keeps trying to listen; until it can, the poll finds everything.
      .catch(() => undefined);
    void run();
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!isStopped) {
      try {
        if (failures > 0 || position === null) await findPlace();
        const readAt = performance.now();
        const rows = await read();
        failures = 0;
        lastReadAt = Date.now();
        if (rows === ROWS) continue;
        await pause(hole ? HOLE_POLL_MS : pollMs);
        // The first change after a quiet moment is told at once; those close behind it gather.
        const gatherMs = rows < CROWD_ROWS ? GATHER_MS : GATHER_CROWD_MS;
        await sleep(Math.max(0, readAt + gatherMs - performance.now()));
      } catch (error) {
        if (failures === 0) log.warn({ err: error }, 'the outbox cannot be read; live streams stand still');
        failures += 1;
        await pause(Math.min(pollMs, 100 * 2 ** failures));
      }
    }
  }

  async function findPlace(): Promise<void> {
    if (position !== null && (await newestSeq(sql)) >= position) return;
    const place = await takePosition(sql);
    while (!isStopped && !(await isSettled(sql, place))) await pause(HOLE_POLL_MS);
    const isFirst = position === null;
    position = place.seq;
    hole = null;
    placed.resolve();
    if (isFirst) return;
    log.warn({ position }, 'the outbox went back; live streams start over');
    onRestart();
  }

  /** How many rows were there; `ROWS` of them may not be all. */
  async function read(): Promise<number> {
    const batch = await readOutbox(sql, { afterSeq: position ?? 0, limit: ROWS, hole });
    hole = batch.hole;
    const last = batch.rows.at(-1);
    if (!last) return 0;
    const handOver = await prepare(batch.rows);
    position = last.seq;
    handOver();
    return batch.rows.length;
  }

  /** Waits, but not past the next wake-up; one that came since the last read counts. */
  async function pause(ms: number): Promise<void> {
    if (!isWoken && !isStopped) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    isWoken = false;
  }

  return {
    start,
    position: () => position,
    placed: placed.promise,
    isReading: () => Date.now() - lastReadAt < ALARM_MS,
    async stop() {
      isStopped = true;
      placed.resolve();
      resume();
      await stopListening?.().catch(() => undefined);
    },
  };
}
