/** One run: a desk, a load on it, faults as planned, rest, and judgement. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectPostgres } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { join } from 'node:path';
import { openDesk, type BenchDesk } from '../desk/open-desk.ts';
import { startCommand } from '../desk/start-command.ts';
import { openRedis, type BenchRedis } from '../desk/open-redis.ts';
import { processesNaming } from '../desk/read-processes.ts';
import { mountSmallDisk, type SmallDisk } from '../desk/small-disk.ts';
import type { Received } from '@debrief/workers/testing';
import { createRandom } from '../random.ts';
import type { HeardDelivery } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { inflict } from './inflict.ts';
import type { MomentLog } from './catch-moment.ts';
import { judge } from './judge.ts';
import { openSides, type Side, type Sides } from './open-sides.ts';
import { diskOwners, nameOf, planFaults, type DiskOwner } from './plan-faults.ts';
import { eraseVisitors } from './erase-visitors.ts';
import { runLoad } from './run-load.ts';
import { isAtRest, settle, type Settled } from './settle.ts';
import { addUp, type Verdict } from './verdict.ts';
import { waitFor } from './wait-for.ts';
import { watchRecovery, type Recovery } from './watch-recovery.ts';

export interface FaultOptions {
  seed: number;
  kills: number;
  seconds: number;
  /** Items a second. */
  rate: number;
  /** The queue lives in Redis, and Redis is struck too. */
  redis: boolean;
  /** How long the desk may take to come to rest. */
  settleSeconds: number;
  /** Told what happens. */
  tell: (line: string) => void;
  /** Told what the launcher prints. */
  tellDesk: (line: string) => void;
  signal: AbortSignal;
}

/** Over all workspaces. */
export interface Totals {
  acknowledged: number;
  retries: number;
  givenUp: number;
  refused: string[];
}

export interface FaultReport {
  options: Pick<FaultOptions, 'seed' | 'kills' | 'seconds' | 'rate' | 'redis'>;
  moments: MomentLog;
  /** Why something that was asked for was not done. */
  skipped: string[];
  recoveries: Recovery[];
  sent: Totals;
  verdicts: Verdict[];
  /** A listener that forgets its place must have missed something, else the run proved nothing. */
  control: Verdict;
  reconcile: { ok: boolean; output: string };
  unsettled: Settled;
  /** Last words of launchers that ended by themselves. */
  launcherFailures: string[];
  /** Processes that were still there after the stop. */
  leftOver: string[];
  /** Repeats that listeners were told after reconnects: allowed, but they cost. */
  repeats: number;
  /** Webhooks that the receiver was told again: allowed, too. */
  redelivered: number;
}

/** What a run writes, and Postgres' log of up to a gigabyte, fit in. */
const DISK_MB = { clickhouse: 400, postgres: 2_000 };
/** Of the load, what the second workspace is sent. */
const SECOND_SHARE = 0.25;
const RECONCILE_MS = 120_000;
const RECOVERED_WITHIN_MS = 10_000;

export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const { seed, kills, seconds, rate, redis, tell, signal } = options;
  const skipped: string[] = [];
  const disks: Partial<Record<DiskOwner, SmallDisk>> = {};
  const servers: BenchRedis[] = [];
  const desks: BenchDesk[] = [];
  try {
    const desk = await openDesk({
      onLine: options.tellDesk,
      prepare: async (dataDir) => {
        if (redis) servers.push(await openRedis(join(dataDir, 'redis')));
        try {
          for (const of of diskOwners) disks[of] = await mountSmallDisk(join(dataDir, of), DISK_MB[of]);
        } catch (error) {
          skipped.push(`no disk was filled: a small one cannot be mounted here (${firstLine(error)})`);
        }
      },
      env: (): Record<string, string> => (servers[0] ? { REDIS_URL: servers[0].url } : {}),
    });
    desks.push(desk);
    const plan = planFaults({ seed, kills, seconds, redis, smallDisks: skipped.length === 0 });
    const done = await strike(desk, plan);
    await desk.stop();
    const leftOver = processesNaming(desk.dataDir).filter((line) => !line.includes('redis-server'));
    return {
      ...done,
      options: { seed, kills, seconds, rate, redis },
      skipped,
      launcherFailures: desk.failures(),
      leftOver,
    };
  } finally {
    for (const desk of desks) await desk.stop();
    for (const server of servers) await server.stop();
    for (const disk of Object.values(disks)) await disk.unmount().catch(() => undefined);
    for (const desk of desks) await desk.remove();
  }

  async function strike(desk: BenchDesk, plan: ReturnType<typeof planFaults>) {
    const random = createRandom(seed + 1);
    const over = new AbortController();
    const loadStop = new AbortController();
    const sides = await openSides(desk, random, {
      signal: AbortSignal.any([signal, over.signal]),
      onFirst: ({ conversation }) => conversation !== null && recovery.heard(conversation),
    });
    const { first, second, control } = sides;
    const both = [first, second];
    const recovery = watchRecovery(desk, first.sender, AbortSignal.any([signal, over.signal]));
    await sides.ready;
    const stop = AbortSignal.any([signal, loadStop.signal]);
    const load = Promise.all([
      runLoad({ sender: first.sender, seed, rate: rate * (1 - SECOND_SHARE), stop }),
      runLoad({ sender: second.sender, seed: seed + 1, rate: rate * SECOND_SHARE, stop }),
      eraseVisitors({ desk, workspaceId: first.workspaceId, sender: first.sender, book: first.sent, seed, stop }),
    ]);
    const moments: MomentLog = { missed: [], unexpected: [] };
    const pending: Promise<void>[] = [];
    try {
      for (const { fault, afterMs } of plan) {
        await sleep(afterMs, undefined, { signal });
        tell(nameOf(fault));
        const victims = { desk, redis: servers[0] ?? null, disks, random, moments };
        const struck = await inflict(fault, victims);
        pending.push(struck.over.then(() => recovery.begin(nameOf(fault))));
        // One broken day at a time, and no second rebuild beside the first.
        if (struck.mended) await whileWaitingFor(`what "${nameOf(fault)}" left undone`, struck.mended);
      }
      await Promise.all(pending);
      tell('no more faults; the desk comes to rest');
      await sleep(1_000);
      loadStop.abort();
      await desk.ready();
      // Clients that still wait for an answer are part of what has to come to rest.
      await Promise.race([load, sleep(options.settleSeconds * 1_000, undefined, { signal, ref: false })]);
      const reached = () => both.flatMap((side) => side.listeners.map((listener) => listener.reached()));
      const unsettled = await settle(desk, reached, options.settleSeconds * 1_000, signal);
      const listeners = [...both.flatMap((side) => side.listeners), control];
      if (isAtRest(unsettled)) {
        for (const { log } of listeners) log.to = unsettled.newest;
        await waitFor(() => recovery.isComplete(), { withinMs: RECOVERED_WITHIN_MS, everyMs: 200 });
      }
      over.abort();
      await whileWaitingFor('clients and listeners', [load, recovery.ended, ...listeners.map(({ ended }) => ended)]);

      tell('at rest; what the stores hold is compared');
      const reconcile = await runReconcile(desk);
      const { verdicts, controlled } = await judgeSides(desk, sides);
      const heard = both.flatMap((side) => side.listeners.map(({ log }) => log.heard.map(({ seq }) => seq)));
      return {
        ...{ recoveries: recovery.recoveries, sent: total(both), verdicts, control: controlled, moments },
        ...{ reconcile, unsettled },
        redelivered: countRepeats(first.receiver?.received.map(({ id }) => id) ?? []),
        repeats: heard.reduce((sum, seqs) => sum + countRepeats(seqs), 0),
      };
    } finally {
      over.abort();
      loadStop.abort();
      await sides.close();
    }
  }
}

function countRepeats(ids: (string | number)[]): number {
  return ids.length - new Set(ids).size;
}

const WAIT_MS = 120_000;

/** Waits, but not for ever: throws in words what did not come. */
async function whileWaitingFor(what: string, work: Promise<unknown> | Promise<unknown>[]): Promise<void> {
  const isDone = await Promise.race([
    Promise.all([work].flat()).then(() => true),
    sleep(WAIT_MS, false, { ref: false }),
  ]);
  if (!isDone) throw new Error(`waited ${WAIT_MS / 1_000} s for ${what}`);
}

function total(sides: Side[]): Totals {
  const books = sides.map(({ sent }) => sent);
  const sum = (key: 'acknowledged' | 'retries' | 'givenUp') => books.reduce((all, book) => all + book[key], 0);
  return {
    ...{ acknowledged: sum('acknowledged'), retries: sum('retries'), givenUp: sum('givenUp') },
    refused: books.flatMap((book) => book.refused),
  };
}

async function judgeSides(desk: BenchDesk, { first, second, control }: Sides) {
  const { databaseUrl, clickhouseUrl } = desk.stores();
  const sql = connectPostgres(databaseUrl, { applicationName: 'bench', max: 1, statementTimeoutMs: 60_000 });
  const clickhouse = connectClickHouse(clickhouseUrl, { applicationName: 'bench' });
  try {
    const gather = async ({ workspaceId, sent, listeners, receiver }: Side) =>
      gatherEvidence(sql, clickhouse, {
        ...{ workspaceId, sent, listeners: listeners.map(({ log }) => log) },
        heard: receiver && receiver.received.map(readDelivery),
      });
    const evidence = await gather(first);
    const controlled = judge({ ...evidence, listeners: [control.log] }).at(-1);
    if (!controlled) throw new Error('the control was not judged');
    return { verdicts: addUp([...judge(evidence), ...judge(await gather(second))]), controlled };
  } finally {
    await Promise.allSettled([sql.end({ timeout: 1 }), clickhouse.close()]);
  }
}

function readDelivery({ id, isGenuine, payload: { type, data } }: Received): HeardDelivery {
  return { id, isGenuine, type, conversation: data.conversation?.id ?? null };
}

/** The command that owners have; it must agree with the oracle. */
async function runReconcile(desk: BenchDesk): Promise<{ ok: boolean; output: string }> {
  const { code, stdout, stderr } = await startCommand(desk.dataDir, ['reconcile'], RECONCILE_MS).ended;
  return { ok: code === 0, output: (code === 0 ? stdout : `${stdout}${stderr}`).trim() };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
