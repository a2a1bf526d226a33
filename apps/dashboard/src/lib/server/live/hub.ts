/**
 * One reader of the outbox for everyone who watches, in each process.
 *
 * The tail follows the outbox from a settled place, on each wake-up and every two seconds, and describes each batch once
 * for a workspace that is watched. A channel keeps a workspace's newest events in memory; whoever is further behind
 * reads the outbox itself. So a watcher is a cursor and nothing more: there is no buffer that a slow one could fill, and
 * joining live after a replay is the same step as any other: everything up to `position` is settled, everything above a
 * channel's `floor` is in its memory, and `floor` never is above `position`.
 */
import {
  countWorkspaceOutbox,
  describeChanges,
  isSettled,
  listenForWakes,
  newestSeq,
  oldestKeptSeq,
  readOutbox,
  readWorkspaceOutbox,
  takePosition,
  type DescribedChange,
  type OutboxHole,
  type OutboxRow,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import type { Logger } from 'pino';

export interface HubOptions {
  sql: Sql;
  log: Logger;
  /** Between reads when no wake-up comes. */
  pollMs?: number;
  /** Rows after which a watcher that is behind had better load its page anew. */
  maxReplay?: number;
}

export interface Changes {
  changes: DescribedChange[];
  /** The cursor after them. */
  upTo: number;
}

export interface Watch {
  /** Where to begin after `afterSeq` (null: now); `reset` when what came since is gone, or too much to replay. */
  begin(afterSeq: number | null): Promise<{ cursor: number; reset: boolean }>;
  /** The next changes of the workspace, in order, some hundred at most; none when there are none yet. */
  read(cursor: number): Promise<Changes>;
  /** Resolves when there may be more to read or the watch ends, after `timeoutMs` at the latest. */
  more(timeoutMs: number): Promise<void>;
  /** Ends with the hub. */
  readonly signal: AbortSignal;
  close(): void;
}

export interface LiveHub {
  /** Begins to follow the outbox; returns at once and keeps trying while Postgres is away. */
  start(): void;
  /** The newest number up to which everything is known; null before the hub has found its place. */
  position(): number | null;
  /** Whether the outbox could be read in the last ten seconds. */
  isReading(): boolean;
  watch(workspaceId: WorkspaceId): Watch;
  /** Ends every watch. */
  stop(): Promise<void>;
}

interface Channel {
  watchers: number;
  /** Every event above it is in `events`. */
  floor: number;
  events: DescribedChange[];
  /** Of the texts in `events`, roughly. */
  characters: number;
  waiting: Set<() => void>;
}

const TAIL_ROWS = 500;
const REPLAY_ROWS = 200;
const KEPT_EVENTS = 500;
const KEPT_CHARACTERS = 2_000_000;
/** A hole closes when its transaction ends, in milliseconds as a rule. */
const HOLE_POLL_MS = 20;
const ALARM_MS = 10_000;

/** See the head of this file. */
export function createLiveHub({ sql, log, pollMs = 2_000, maxReplay = 20_000 }: HubOptions): LiveHub {
  const channels = new Map<WorkspaceId, Channel>();
  let life = new AbortController();
  let stopped = false;
  let started = false;
  let position: number | null = null;
  let hole: OutboxHole | null = null;
  let lastReadAt = 0;
  let wake: () => void = () => undefined;
  let woken = false;
  let stopListening: (() => Promise<void>) | null = null;
  const found = Promise.withResolvers<void>();

  function start(): void {
    if (started) return;
    started = true;
    const onWake = () => {
      woken = true;
      wake();
    };
    listenForWakes(sql, onWake)
      .then((stop) => (stopListening = stop))
      // The driver keeps trying to listen; until it can, the poll finds everything.
      .catch(() => undefined);
    void run();
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      try {
        if (failures > 0 || position === null) await findPlace();
        const isFull = await readTail();
        failures = 0;
        lastReadAt = Date.now();
        if (!isFull) await pause(hole ? HOLE_POLL_MS : pollMs);
      } catch (error) {
        if (failures === 0) log.warn({ err: error }, 'the outbox cannot be read; live streams stand still');
        failures += 1;
        await pause(Math.min(pollMs, 100 * 2 ** failures));
      }
    }
  }

  /** Finds the first place; and a new one, ending every watch, when the outbox is behind us (a restored database). */
  async function findPlace(): Promise<void> {
    if (position !== null && (await newestSeq(sql)) >= position) return;
    const place = await takePosition(sql);
    while (!stopped && !(await isSettled(sql, place))) await pause(HOLE_POLL_MS);
    const isFirst = position === null;
    position = place.seq;
    hole = null;
    found.resolve();
    if (isFirst) return;
    log.warn({ position }, 'the outbox went back; live streams start over');
    channels.clear();
    life.abort();
    life = new AbortController();
  }

  async function readTail(): Promise<boolean> {
    const batch = await readOutbox(sql, { afterSeq: position ?? 0, limit: TAIL_ROWS, hole });
    hole = batch.hole;
    const last = batch.rows.at(-1);
    if (!last) return false;

    // What can fail comes first: a channel takes all of a batch or nothing.
    const watched = new Map(channels);
    const described = await Promise.all(
      [...groupByWorkspace(batch.rows)].map(async ([workspaceId, rows]) => {
        const channel = watched.get(workspaceId);
        return channel ? { channel, changes: await describeChanges(sql, workspaceId, rows) } : null;
      }),
    );
    const open = new Set(watched.values());
    for (const channel of channels.values()) if (!open.has(channel)) channel.floor = last.seq;
    position = last.seq;
    for (const group of described) if (group) push(group.channel, group.changes);
    return batch.rows.length === TAIL_ROWS;
  }

  function push(channel: Channel, changes: DescribedChange[]): void {
    for (const change of changes) {
      channel.events.push(change);
      channel.characters += charactersOf(change);
    }
    while (channel.events.length > KEPT_EVENTS || channel.characters > KEPT_CHARACTERS) {
      const oldest = channel.events.shift();
      if (!oldest) break;
      channel.characters -= charactersOf(oldest);
      channel.floor = oldest.seq;
    }
    for (const resume of channel.waiting) resume();
  }

  /** Waits, but not past the next wake-up; one that came since the last read counts. */
  async function pause(ms: number): Promise<void> {
    if (!woken && !stopped) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    woken = false;
  }

  function watch(workspaceId: WorkspaceId): Watch {
    const channel = channels.get(workspaceId) ?? {
      ...{ watchers: 0, floor: position ?? Infinity, events: [], characters: 0 },
      waiting: new Set<() => void>(),
    };
    channel.watchers += 1;
    channels.set(workspaceId, channel);
    const { signal } = life;
    const waiting = new Set<() => void>();
    let isOpen = true;

    /** Watched before the hub found its place, a channel's memory begins there. */
    async function place(): Promise<number> {
      await found.promise;
      const settled = position ?? 0;
      if (channel.floor === Infinity) channel.floor = settled;
      return settled;
    }

    return {
      signal,
      async begin(afterSeq) {
        const now = await place();
        if (afterSeq === null || afterSeq === now) return { cursor: now, reset: false };
        const isGone =
          afterSeq > now
            ? // Ahead of us: another process told it, unless it is of a database that was lost.
              afterSeq > (await newestSeq(sql))
            : afterSeq < channel.floor && (await isTooFarBack(workspaceId, afterSeq));
        return isGone ? { cursor: position ?? now, reset: true } : { cursor: afterSeq, reset: false };
      },
      async read(cursor) {
        const upToSeq = await place();
        if (cursor >= upToSeq) return { changes: [], upTo: cursor };
        if (cursor >= channel.floor) {
          const changes = channel.events.filter((change) => change.seq > cursor).slice(0, REPLAY_ROWS);
          return { changes, upTo: changes.length === REPLAY_ROWS ? lastSeq(changes) : upToSeq };
        }
        const rows = await readWorkspaceOutbox(sql, workspaceId, { afterSeq: cursor, upToSeq, limit: REPLAY_ROWS });
        const changes = await describeChanges(sql, workspaceId, rows);
        return { changes, upTo: rows.length === REPLAY_ROWS ? lastSeq(changes) : upToSeq };
      },
      more(timeoutMs) {
        return new Promise((resolve) => {
          const resume = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', resume);
            channel.waiting.delete(resume);
            waiting.delete(resume);
            resolve();
          };
          const timer = setTimeout(resume, timeoutMs);
          signal.addEventListener('abort', resume);
          channel.waiting.add(resume);
          waiting.add(resume);
          if (signal.aborted || !isOpen) resume();
        });
      },
      close() {
        if (!isOpen) return;
        isOpen = false;
        for (const resume of waiting) resume();
        channel.watchers -= 1;
        if (channel.watchers === 0 && channels.get(workspaceId) === channel) channels.delete(workspaceId);
      },
    };
  }

  async function isTooFarBack(workspaceId: WorkspaceId, afterSeq: number): Promise<boolean> {
    if (afterSeq + 1 < (await oldestKeptSeq(sql))) return true;
    return (await countWorkspaceOutbox(sql, workspaceId, { afterSeq, atMost: maxReplay + 1 })) > maxReplay;
  }

  return {
    start,
    watch,
    position: () => position,
    isReading: () => Date.now() - lastReadAt < ALARM_MS,
    async stop() {
      stopped = true;
      life.abort();
      found.resolve();
      wake();
      await stopListening?.().catch(() => undefined);
    },
  };
}

function groupByWorkspace(rows: OutboxRow[]): Map<WorkspaceId, OutboxRow[]> {
  return Map.groupBy(rows, (row) => row.workspaceId);
}

function charactersOf(change: DescribedChange): number {
  return 2_000 + (change.message?.text.length ?? 0);
}

function lastSeq(changes: DescribedChange[]): number {
  return changes.at(-1)?.seq ?? 0;
}
