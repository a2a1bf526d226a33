import { createRandom } from '../random.ts';

/** What is killed: processes of the desk, a connection's own process within Postgres, and Redis where the queue is there. */
export const killTargets = ['dashboard', 'workers', 'clickhouse', 'postgres', 'connection', 'launcher'] as const;
export type KillTarget = (typeof killTargets)[number] | 'redis';

/** Work that is half done when the kill comes: the plan does not leave it to chance that some is. */
export const moments = ['rebuild', 'repair', 'frozen batch'] as const;
export type Moment = (typeof moments)[number];

/** Stores that have a small disk of their own here. */
export const diskOwners = ['clickhouse', 'postgres'] as const;
export type DiskOwner = (typeof diskOwners)[number];

export type Fault =
  | { kind: 'kill'; target: KillTarget; amid?: Moment }
  /** The command itself: `debrief rebuild analytics`, or `debrief reconcile --repair`. */
  | { kind: 'kill'; target: 'command'; amid: Exclude<Moment, 'frozen batch'> }
  /** SIGSTOP, and SIGCONT after `holdMs`. */
  | { kind: 'freeze'; target: Exclude<KillTarget, 'connection'>; holdMs: number }
  | { kind: 'flush redis' }
  /** A transaction that wrote to the outbox stays open for `holdMs`, and commits later than what came after it, or never. */
  | { kind: 'hold transaction'; holdMs: number; commits: boolean }
  /** The disk of one of the stores has no byte left for `holdMs`; Redis, which lives in memory, may use no more of that. */
  | { kind: 'fill disk'; of: DiskOwner | 'redis'; holdMs: number }
  /** ClickHouse's directory is emptied: `stopped`, while the desk is down; else under its feet, with kill -9. */
  | { kind: 'wipe analytics'; stopped: boolean };

export interface PlannedFault {
  fault: Fault;
  /** Milliseconds to wait before it, from the one before. */
  afterMs: number;
}

export interface PlanOptions {
  seed: number;
  /** kill -9, in all. */
  kills: number;
  /** How long the load runs, roughly; shared out between the faults. */
  seconds: number;
  redis: boolean;
  /** Whether the stores' disks can be filled. */
  smallDisks: boolean;
}

const FREEZE_MS = 10_000;
const FULL_MS = 8_000;
const HELD_MS = 8_000;
/** Of so many kills one comes amid something. */
const KILLS_PER_MOMENT = 5;
/** Every so many kills there is one of these. */
const KILLS_PER_FREEZE = 6;
const KILLS_PER_FLUSH = 10;
const KILLS_PER_FULL_DISK = 15;
const KILLS_PER_HOLD = 10;
const KILLS_PER_WIPE = 15;

/** What happens when: every target is killed about as often, in an order and at moments that the seed decides. */
export function planFaults({ seed, kills, seconds, redis, smallDisks }: PlanOptions): PlannedFault[] {
  const random = createRandom(seed);
  const targets: KillTarget[] = [...killTargets, ...(redis ? (['redis'] as const) : [])];
  const times = (every: number) => Math.ceil(kills / every);
  const amid = rounds(Math.floor(kills / KILLS_PER_MOMENT), () => random.shuffle(moments));

  const faults: Fault[] = [
    ...rounds(kills - amid.length, () => random.shuffle(targets)).map((target): Fault => ({ kind: 'kill', target })),
    ...amid.map((moment) => random.pick(killsAmid[moment])),
    ...rounds(times(KILLS_PER_FREEZE), () => random.shuffle(targets.filter((target) => target !== 'connection'))).map(
      (target): Fault => ({ kind: 'freeze', target, holdMs: FREEZE_MS }),
    ),
    ...repeat(redis ? times(KILLS_PER_FLUSH) : 0, (): Fault => ({ kind: 'flush redis' })),
    ...[...(smallDisks ? diskOwners : []), ...(redis ? (['redis'] as const) : [])].flatMap((of) =>
      repeat(times(KILLS_PER_FULL_DISK), (): Fault => ({ kind: 'fill disk', of, holdMs: FULL_MS })),
    ),
    ...repeat(times(KILLS_PER_HOLD), (index): Fault => ({
      kind: 'hold transaction',
      holdMs: HELD_MS,
      commits: index % 3 !== 2,
    })),
    // One each way, at least.
    ...repeat(Math.max(2, times(KILLS_PER_WIPE)), (index): Fault => ({
      kind: 'wipe analytics',
      stopped: index % 2 === 0,
    })),
  ];
  const meanMs = (seconds * 1_000) / faults.length;
  // Some follow so closely that the one before has not been recovered from.
  return random.shuffle(faults).map((fault) => ({ fault, afterMs: Math.round(meanMs * 2 * random.next()) }));
}

const anyAmid = (amid: Moment): Fault[] =>
  (['clickhouse', 'postgres', 'workers', 'launcher'] as const).map((target) => ({ kind: 'kill', target, amid }));

const killsAmid: Record<Moment, Fault[]> = {
  rebuild: [...anyAmid('rebuild'), { kind: 'kill', target: 'command', amid: 'rebuild' }],
  repair: [...anyAmid('repair'), { kind: 'kill', target: 'command', amid: 'repair' }],
  'frozen batch': anyAmid('frozen batch'),
};

/** What a fault is called in the report. */
export function nameOf(fault: Fault): string {
  switch (fault.kind) {
    case 'kill':
      return `kill -9 ${labels[fault.target]}${fault.amid === undefined ? '' : ` amid a ${fault.amid}`}`;
    case 'freeze':
      return `freeze ${labels[fault.target]} ${fault.holdMs / 1_000} s`;
    case 'flush redis':
      return 'FLUSHALL';
    case 'fill disk':
      return `${labels[fault.of]} full ${fault.holdMs / 1_000} s`;
    case 'hold transaction':
      return `a transaction open ${fault.holdMs / 1_000} s, ${fault.commits ? 'then committed' : 'then rolled back'}`;
    case 'wipe analytics':
      return fault.stopped ? 'ClickHouse deleted while stopped' : 'ClickHouse deleted while running';
  }
}

const labels: Record<KillTarget | 'command', string> = {
  command: 'the command',
  connection: 'a Postgres connection',
  dashboard: 'dashboard',
  workers: 'workers',
  clickhouse: 'ClickHouse',
  postgres: 'Postgres',
  launcher: 'launcher',
  redis: 'Redis',
};

function rounds<Item>(count: number, round: () => Item[]): Item[] {
  const items: Item[] = [];
  while (items.length < count) items.push(...round());
  return items.slice(0, count);
}

function repeat<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
