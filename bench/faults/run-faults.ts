/** One run: a desk, a load on it, faults as planned, rest, and judgement. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connectPostgres } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { join } from 'node:path';
import { openDesk, type BenchDesk } from '../desk/open-desk.ts';
import { openRedis, type BenchRedis } from '../desk/open-redis.ts';
import { processesNaming } from '../desk/read-processes.ts';
import { mountSmallDisk, type SmallDisk } from '../desk/small-disk.ts';
import { createRandom } from '../random.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { inflict } from './inflict.ts';
import { judge, type Verdict } from './judge.ts';
import { listen } from './listen.ts';
import { nameOf, planFaults } from './plan-faults.ts';
import { runLoad } from './run-load.ts';
import { createSender } from './send-items.ts';
import { createSentBook, type SentBook } from './sent.ts';
import { isAtRest, settle, type Unsettled } from './settle.ts';
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

export interface FaultReport {
  options: Pick<FaultOptions, 'seed' | 'kills' | 'seconds' | 'rate' | 'redis'>;
  /** Why something that was asked for was not done. */
  skipped: string[];
  recoveries: Recovery[];
  sent: SentBook;
  verdicts: Verdict[];
  /** A listener that forgets its place must have missed something, else the run proved nothing. */
  control: Verdict;
  reconcile: { ok: boolean; output: string };
  unsettled: Unsettled & { tookMs: number };
  /** Times the launcher ended by itself. */
  launcherFailures: number;
  /** Processes that were still there after the stop. */
  leftOver: string[];
  /** Repeats that listeners were told after reconnects: allowed, but they cost. */
  repeats: number;
}

const DISK_MB = 400;
/** After so long without a message a conversation rests; short, so that analyses happen amid the faults. */
const IDLE_SECONDS = 4;
const root = fileURLToPath(new URL('../..', import.meta.url));

export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const { seed, kills, seconds, rate, redis, tell, signal } = options;
  const skipped: string[] = [];
  const disks: SmallDisk[] = [];
  const servers: BenchRedis[] = [];
  const desks: BenchDesk[] = [];
  try {
    const desk = await openDesk({
      onLine: options.tellDesk,
      prepare: async (dataDir) => {
        if (redis) servers.push(await openRedis(join(dataDir, 'redis')));
        const disk = await mountSmallDisk(join(dataDir, 'clickhouse'), DISK_MB).catch((error: unknown) => {
          skipped.push(`ClickHouse's disk was not filled: a small one cannot be mounted here (${firstLine(error)})`);
        });
        if (disk) disks.push(disk);
      },
      env: (): Record<string, string> => (servers[0] ? { REDIS_URL: servers[0].url } : {}),
    });
    desks.push(desk);
    await shortenRest(desk);
    const plan = planFaults({ seed, kills, seconds, redis, smallDisk: disks.length > 0 });
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
    for (const disk of disks) await disk.unmount().catch(() => undefined);
    for (const desk of desks) await desk.remove();
  }

  async function strike(desk: BenchDesk, plan: ReturnType<typeof planFaults>) {
    const random = createRandom(seed + 1);
    const over = new AbortController();
    const givingUp = AbortSignal.any([signal, over.signal]);
    const loadStop = new AbortController();
    const sent = createSentBook();
    const sender = createSender({ url: desk.url, apiKey: desk.apiKey, book: sent, signal: givingUp });
    const common = { url: desk.url, apiKey: desk.apiKey, signal: givingUp };
    const recovery = watchRecovery(desk, sender, givingUp);
    const steady = listen({
      ...common,
      name: 'a steady listener',
      onEvent: ({ conversation }) => conversation !== null && recovery.heard(conversation),
    });
    const restless = listen({
      ...common,
      name: 'one that hangs up again and again',
      hangUpAfterMs: () => random.next() * 6_000,
    });
    const control = listen({ ...common, name: 'CONTROL', hangUpAfterMs: () => random.next() * 6_000, forgetful: true });
    await Promise.all([steady.ready, restless.ready, control.ready]);
    const load = runLoad({ sender, seed, rate, stop: AbortSignal.any([signal, loadStop.signal]) });
    const pending: Promise<void>[] = [];
    try {
      for (const { fault, afterMs } of plan) {
        await sleep(afterMs, undefined, { signal });
        tell(nameOf(fault));
        const struck = await inflict(fault, { desk, redis: servers[0] ?? null, disk: disks[0] ?? null, random });
        pending.push(struck.over.then(() => recovery.begin(nameOf(fault))));
      }
      await Promise.all(pending);
      tell('no more faults; the desk comes to rest');
      await sleep(1_000);
      loadStop.abort();
      await desk.ready();
      const listeners = [steady, restless];
      const reached = () => listeners.map((listener) => listener.reached());
      // Clients that still wait for an answer are part of what has to come to rest.
      await Promise.race([load, sleep(options.settleSeconds * 1_000, undefined, { signal, ref: false })]);
      const unsettled = await settle(desk, reached, options.settleSeconds * 1_000);
      for (let waits = 0; waits < 50 && !recovery.isComplete() && isAtRest(unsettled); waits++) await sleep(200);
      over.abort();
      await Promise.all([load, steady.ended, restless.ended, control.ended, recovery.ended]);

      const reconcile = await runReconcile(desk);
      const evidence = await gather(
        desk,
        sent,
        listeners.map(({ log }) => log),
      );
      const controlled = judge({ ...evidence, listeners: [control.log] }).at(-1);
      if (!controlled) throw new Error('the control was not judged');
      return {
        ...{
          recoveries: recovery.recoveries,
          sent,
          verdicts: judge(evidence),
          control: controlled,
          reconcile,
          unsettled,
        },
        repeats: listeners.reduce(
          (sum, { log }) => sum + log.heard.length - new Set(log.heard.map(({ seq }) => seq)).size,
          0,
        ),
      };
    } finally {
      over.abort();
      loadStop.abort();
    }
  }
}

async function shortenRest(desk: BenchDesk): Promise<void> {
  const sql = connectPostgres(desk.stores().databaseUrl, { applicationName: 'bench', max: 1 });
  try {
    await sql`update workspace set idle_seconds = ${IDLE_SECONDS}`;
  } finally {
    await sql.end();
  }
}

async function gather(desk: BenchDesk, sent: SentBook, listeners: Parameters<typeof gatherEvidence>[2]['listeners']) {
  const { databaseUrl, clickhouseUrl } = desk.stores();
  const sql = connectPostgres(databaseUrl, { applicationName: 'bench', max: 1 });
  const clickhouse = connectClickHouse(clickhouseUrl, { applicationName: 'bench' });
  try {
    return await gatherEvidence(sql, clickhouse, { sent, listeners });
  } finally {
    await Promise.allSettled([sql.end(), clickhouse.close()]);
  }
}

/** The command that owners have; it must agree with the oracle. */
async function runReconcile(desk: BenchDesk): Promise<{ ok: boolean; output: string }> {
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(root, 'apps/debrief/src/main.ts'), 'reconcile'],
      { cwd: root, env: { ...process.env, DEBRIEF_DATA_DIR: desk.dataDir }, timeout: 120_000 },
    );
    return { ok: true, output: stdout.trim() };
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return { ok: false, output: `${stdout ?? ''}${stderr ?? ''}`.trim() || firstLine(error) };
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
