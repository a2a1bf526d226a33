import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { isRunning, type ProcessIdentity } from '@debrief/db/embedded';
import type { BenchDesk } from '../desk/open-desk.ts';
import type { BenchRedis } from '../desk/open-redis.ts';
import { childrenOf, clickhouseProcess, postgresProcess, serviceProcess, treeOf } from '../desk/read-processes.ts';
import type { SmallDisk } from '../desk/small-disk.ts';
import type { Random } from '../random.ts';
import { catchMoment, type MomentLog } from './catch-moment.ts';
import { holdTransaction } from './hold-transaction.ts';
import { nameOf, type DiskOwner, type Fault, type KillTarget } from './plan-faults.ts';

export interface Victims {
  desk: BenchDesk;
  redis: BenchRedis | null;
  /** None where they cannot be mounted. */
  disks: Partial<Record<DiskOwner, SmallDisk>>;
  random: Random;
  moments: MomentLog;
}

/** A fault that has struck. */
export interface Struck {
  /** Resolves when it is taken back: at once for a kill, after its time for a freeze. Never rejects. */
  over: Promise<void>;
  /** Resolves when what it left undone was done again by hand; null where nobody has to. Never rejects. */
  mended: Promise<void> | null;
}

type Kill = Extract<Fault, { kind: 'kill' }>;

const FIND_WITHIN_MS = 60_000;

/** Makes the fault happen; waits for its victim when that is just being started. Throws when the victim never comes. */
export async function inflict(fault: Fault, victims: Victims): Promise<Struck> {
  switch (fault.kind) {
    case 'kill':
      return kill(fault, victims);
    case 'freeze':
      return freeze(await find(fault.target, victims), fault.holdMs);
    case 'flush redis':
      await flush(victims.redis);
      return done;
    case 'fill disk':
      return fill(fault.of === 'redis' ? memoryOf(victims.redis) : victims.disks[fault.of], fault.holdMs);
    case 'hold transaction':
      return { over: holdTransaction(victims.desk, fault), mended: null };
    case 'wipe analytics':
      return fault.stopped ? wipeStopped(victims.desk) : wipeRunning(victims);
  }
}

const done: Struck = { over: Promise.resolve(), mended: null };

async function kill(fault: Kill, victims: Victims): Promise<Struck> {
  if (fault.amid === undefined) {
    signal((await find(fault.target, victims)).pid, 'SIGKILL');
    return done;
  }
  const caught = await catchMoment(fault.amid, victims.desk, victims.moments);
  if (!caught.inTime) victims.moments.missed.push(nameOf(fault));
  const strike = async () => {
    const victim = fault.target === 'command' ? caught.command?.process : await find(fault.target, victims);
    if (victim) signal(victim.pid, 'SIGKILL');
  };
  // Whatever comes of it, ClickHouse does not stay stopped.
  const struck = strike();
  const mended = struck.then(
    () => caught.release(),
    () => caught.release(),
  );
  await struck;
  return { over: Promise.resolve(), mended };
}

async function find(target: KillTarget, victims: Victims): Promise<ProcessIdentity> {
  for (const deadline = performance.now() + FIND_WITHIN_MS; performance.now() < deadline; await sleep(50)) {
    const found = look(target, victims);
    if (found && isRunning(found)) return found;
  }
  throw new Error(`there is no ${target} to strike`);
}

function look(target: KillTarget, { desk, redis, random }: Victims): ProcessIdentity | null {
  switch (target) {
    case 'dashboard':
    case 'workers':
      return serviceProcess(desk.dataDir, target);
    case 'clickhouse':
      return clickhouseProcess(desk.dataDir);
    case 'postgres':
      return postgresProcess(desk.dataDir);
    case 'connection': {
      const postmaster = postgresProcess(desk.dataDir);
      const connections = childrenOf(postmaster?.pid ?? 0).filter(({ command }) => command.includes('127.0.0.1'));
      return connections.length > 0 ? random.pick(connections) : null;
    }
    case 'launcher':
      return desk.launcher();
    case 'redis':
      return redis?.process() ?? null;
  }
}

/** With everything below it, as a machine that stands still does; but the launcher alone, for its children are listed apart. */
function freeze(victim: ProcessIdentity, holdMs: number): Struck {
  const isPostgres = childrenOf(victim.pid).some(({ command }) => command.startsWith('postgres: '));
  const pids = isPostgres ? treeOf(victim.pid) : [victim.pid];
  for (const pid of pids) signal(pid, 'SIGSTOP');
  const over = sleep(holdMs).then(() => {
    for (const pid of pids) if (pid !== victim.pid || isRunning(victim)) signal(pid, 'SIGCONT');
  });
  return { over, mended: null };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}

async function fill(space: Pick<SmallDisk, 'fill' | 'free'> | undefined, holdMs: number): Promise<Struck> {
  await space?.fill();
  return { over: sleep(holdMs).then(() => space?.free()), mended: null };
}

/** Less than Redis holds already: every write is refused. One that is killed meanwhile has forgotten it. */
function memoryOf(redis: BenchRedis | null): Pick<SmallDisk, 'fill' | 'free'> {
  const allow = (bytes: string) => askRedis(redis, (connection) => connection.config('SET', 'maxmemory', bytes));
  return { fill: () => allow('1'), free: () => allow('0') };
}

async function flush(redis: BenchRedis | null): Promise<void> {
  await askRedis(redis, (connection) => connection.flushall());
}

async function askRedis(redis: BenchRedis | null, ask: (connection: Redis) => Promise<unknown>): Promise<void> {
  if (!redis) return;
  const connection = new Redis(redis.url, { maxRetriesPerRequest: 50 });
  connection.on('error', () => undefined);
  try {
    await ask(connection);
  } finally {
    connection.disconnect();
  }
}

async function wipeStopped(desk: BenchDesk): Promise<Struck> {
  await desk.restart(async () => empty(join(desk.dataDir, 'clickhouse')));
  return done;
}

async function wipeRunning(victims: Victims): Promise<Struck> {
  const engine = await find('clickhouse', victims);
  signal(engine.pid, 'SIGKILL');
  while (isRunning(engine)) await sleep(5);
  empty(join(victims.desk.dataDir, 'clickhouse'));
  return done;
}

/** Its contents, not itself: it may be a disk of its own. */
function empty(directory: string): void {
  for (const name of readdirSync(directory)) rmSync(join(directory, name), { recursive: true, force: true });
}
