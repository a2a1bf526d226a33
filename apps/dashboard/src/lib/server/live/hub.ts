/**
 * One reader of the outbox for everyone who watches, in each process.
 *
 * The tail follows the outbox and each batch is described once for a workspace that is watched. A channel keeps a
 * workspace's newest changes in memory; whoever is further behind reads the outbox itself. So a watcher is a cursor and
 * nothing more: there is no buffer that a slow one could fill, and joining live after a replay is the same step as any
 * other, because everything up to the tail's position is settled, everything above a channel's `floor` is in its memory,
 * and `floor` never is above the position.
 */
import {
  countWorkspaceOutbox,
  describeChanges,
  newestSeq,
  oldestKeptSeq,
  readWorkspaceOutbox,
  type DescribedChange,
  type OutboxRow,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import type { Logger } from 'pino';
import { createChannel, type Channel } from './channel.ts';
import { tailOutbox } from './tail-outbox.ts';

export interface HubOptions {
  sql: Sql;
  log: Logger;
  /** Between reads when no wake-up comes. */
  pollMs?: number;
  /** Rows after which a watcher that is behind had better load its page anew. */
  maxReplay?: number;
}

export interface Watch {
  /** Where to begin after `afterSeq` (null: now); `reset` when what came since is gone, or too much to replay. */
  begin(afterSeq: number | null): Promise<{ cursor: number; reset: boolean }>;
  /** The next changes of the workspace, in order, 200 at most, none when there are none yet; and the cursor after them. */
  read(cursor: number): Promise<{ changes: DescribedChange[]; upTo: number }>;
  /** Resolves when there may be more to read behind the cursor or the watch ends, after `timeoutMs` at the latest. */
  more(cursor: number, timeoutMs: number): Promise<void>;
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
  /** How many watch now. */
  watchers(): number;
  /** Ends every watch. */
  stop(): Promise<void>;
}

const READ_ROWS = 200;

/** See the head of this file. */
export function createLiveHub({ sql, log, pollMs = 2_000, maxReplay = 20_000 }: HubOptions): LiveHub {
  const channels = new Map<WorkspaceId, Channel>();
  let life = new AbortController();
  const tail = tailOutbox({ sql, log, pollMs, prepare, onRestart });

  async function prepare(rows: OutboxRow[]): Promise<() => void> {
    // What can fail comes first: a channel takes all of a batch or nothing.
    const watched = new Map(channels);
    const described = await Promise.all(
      [...Map.groupBy(rows, (row) => row.workspaceId)].map(async ([workspaceId, ofWorkspace]) => {
        const channel = watched.get(workspaceId);
        return channel ? { channel, changes: await describeChanges(sql, workspaceId, ofWorkspace) } : null;
      }),
    );
    return function handOver() {
      // A channel opened meanwhile has none of these in memory.
      const known = new Set(watched.values());
      for (const channel of channels.values()) if (!known.has(channel)) channel.floor = rows.at(-1)?.seq ?? 0;
      for (const group of described) group?.channel.push(group.changes);
    };
  }

  function onRestart(): void {
    channels.clear();
    life.abort();
    life = new AbortController();
  }

  function watch(workspaceId: WorkspaceId): Watch {
    // Watched before the hub found its place, a channel's memory begins there: see `place`.
    const channel = channels.get(workspaceId) ?? createChannel(tail.position() ?? Infinity);
    channels.set(workspaceId, channel);
    channel.watchers += 1;
    const { signal } = life;
    let isClosed = false;
    let wakeUp: () => void = () => undefined;
    const onEnd = () => {
      wakeUp();
    };
    signal.addEventListener('abort', onEnd, { once: true });

    // Without signals of its own: it is called for each listener at each change.
    function more(cursor: number, timeoutMs: number): Promise<void> {
      if (isClosed || signal.aborted || (tail.position() ?? 0) > cursor) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(onTimeout, timeoutMs);
        wakeUp = () => {
          clearTimeout(timer);
          takeBack();
          resolve();
        };
        const takeBack = channel.onMore(wakeUp);
        function onTimeout() {
          wakeUp();
        }
      });
    }

    async function place(): Promise<number> {
      await tail.placed;
      const settled = tail.position() ?? 0;
      if (channel.floor === Infinity) channel.floor = settled;
      return settled;
    }

    async function isGone(afterSeq: number, now: number): Promise<boolean> {
      // Ahead of us: another process told it, unless it is of a database that was lost.
      if (afterSeq > now) return afterSeq > (await newestSeq(sql));
      if (afterSeq >= channel.floor) return false;
      if (afterSeq + 1 < (await oldestKeptSeq(sql))) return true;
      return (await countWorkspaceOutbox(sql, workspaceId, { afterSeq, atMost: maxReplay + 1 })) > maxReplay;
    }

    return {
      signal,
      async begin(afterSeq) {
        const now = await place();
        if (afterSeq === null) return { cursor: now, reset: false };
        return (await isGone(afterSeq, now)) ? { cursor: now, reset: true } : { cursor: afterSeq, reset: false };
      },
      async read(cursor) {
        const upToSeq = await place();
        if (cursor >= upToSeq) return { changes: [], upTo: cursor };
        const isInMemory = cursor >= channel.floor;
        const changes = isInMemory
          ? channel.after(cursor, READ_ROWS)
          : await describeChanges(
              sql,
              workspaceId,
              await readWorkspaceOutbox(sql, workspaceId, { afterSeq: cursor, upToSeq, limit: READ_ROWS }),
            );
        const last = changes.length === READ_ROWS ? changes.at(-1) : undefined;
        return { changes, upTo: last?.seq ?? upToSeq };
      },
      more,
      close() {
        if (isClosed) return;
        isClosed = true;
        signal.removeEventListener('abort', onEnd);
        wakeUp();
        channel.watchers -= 1;
        if (channel.watchers === 0 && channels.get(workspaceId) === channel) channels.delete(workspaceId);
      },
    };
  }

  return {
    start: tail.start,
    position: tail.position,
    isReading: tail.isReading,
    watch,
    watchers: () => [...channels.values()].reduce((sum, channel) => sum + channel.watchers, 0),
    async stop() {
      life.abort();
      await tail.stop();
    },
  };
}
