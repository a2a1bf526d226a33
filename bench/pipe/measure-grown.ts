/** Does taking in, or an Inbox, cost more as the tables grow? An empty desk and grown ones, turn and turn about. */
import { countInbox, listInbox, newId, type InboxCursor, type MemberId } from '@debrief/db';
import { quantile } from '../report/quantile.ts';
import { fillPostgres } from './fill-postgres.ts';
import { runLoad } from './load.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import type { Dashboard, Databases, Stack } from './open-stack.ts';
import { cpuSeconds, treeCpuSeconds } from './process-costs.ts';

const CLIENTS = 32;
const SINGLES = 3_000;
const BATCHES = 150;
const RUNS = 21;
/** How far down the list an Inbox was scrolled. */
const PAGES = [100, 1_000] as const;
const DAYS = 180;

interface Desk {
  conversations: number;
  databases: Databases;
  dashboard: Dashboard;
  batches: Taken[];
  singles: Taken[];
}

/** What a load took. */
interface Taken {
  perSecond: number;
  /** Of the dashboard and of Postgres' processes, per 1,000 items. */
  cpuMs: number;
}

interface InboxTimes {
  firstMs: number;
  /** Of the pages far down; without those that there are not. */
  far: { page: number; ms: number }[];
  countMs: number;
}

/** Compares desks that hold no conversation, and as many as each of `grown` says. */
export async function measureGrown(stack: Stack, { rounds, grown, tell }: MeasureOptions): Promise<Measured[]> {
  const desks: Desk[] = [];
  for (const conversations of [0, ...grown]) desks.push(await openDesk(stack, conversations, tell));
  const inboxes: InboxTimes[] = [];
  try {
    for (const { databases } of desks) inboxes.push(await timeInbox(databases));
    const { postgres } = stack.pids;
    for (const desk of desks) await load(desk, postgres, { name: 'warm', posts: SINGLES / 5, itemsPerPost: 1 });
    for (let round = 0; round < rounds; round++) {
      for (const desk of desks) {
        desk.batches.push(await load(desk, postgres, { name: `b${round}`, posts: BATCHES, itemsPerPost: 100 }));
        desk.singles.push(await load(desk, postgres, { name: `s${round}`, posts: SINGLES, itemsPerPost: 1 }));
      }
    }
  } finally {
    for (const { dashboard } of desks) await dashboard.stop();
  }
  const [empty] = desks;
  if (!empty) throw new Error('there is no desk');
  return desks.flatMap((desk, index) => {
    const inbox = inboxes[index];
    return [
      ...(desk === empty ? [] : [compareCosts(desk, empty, 'batches'), compareCosts(desk, empty, 'singles')]),
      ...(inbox ? [tellInbox(desk, inbox)] : []),
    ];
  });
}

async function openDesk(stack: Stack, conversations: number, tell: MeasureOptions['tell']): Promise<Desk> {
  const databases = await stack.createDatabases(`grown_${conversations}`);
  const { sql, workspaceId } = databases;
  const begunAt = performance.now();
  if (conversations > 0) await fillPostgres(sql, workspaceId, { conversations, days: DAYS, outbox: false });
  tell(`${conversations} conversations made in ${Math.round((performance.now() - begunAt) / 1_000)} s`);
  return { conversations, databases, dashboard: await stack.startDashboard(databases), batches: [], singles: [] };
}

async function load(
  { dashboard: { url, pid }, databases: { apiKey } }: Desk,
  postgresPid: number,
  order: { name: string; posts: number; itemsPerPost: number },
): Promise<Taken> {
  const spent = () => cpuSeconds(pid) + treeCpuSeconds(postgresPid);
  const before = spent();
  const { items, seconds } = await runLoad({ ...order, url, apiKey, clients: CLIENTS });
  return { perSecond: items / seconds, cpuMs: ((spent() - before) * 1e6) / items };
}

async function timeInbox({ sql, workspaceId }: Databases): Promise<InboxTimes> {
  const memberId = newId<MemberId>();
  const page = (after: InboxCursor | null) => listInbox(sql, workspaceId, { tab: 'all', memberId, after });
  const firstMs = await medianMs(() => page(null));
  const far: InboxTimes['far'] = [];
  let after: InboxCursor | null = null;
  for (let nth = 1; nth < Math.max(...PAGES); nth++) {
    after = (await page(after)).next;
    if (after === null) break;
    const reached = PAGES.find((wanted) => wanted === nth + 1);
    const there = after;
    if (reached) far.push({ page: reached, ms: await medianMs(() => page(there)) });
  }
  return { firstMs, far, countMs: await medianMs(() => countInbox(sql, workspaceId, { memberId })) };
}

async function medianMs(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const begunAt = performance.now();
    await ask();
    times.push(performance.now() - begunAt);
  }
  return quantile(times, 0.5);
}

/** By CPU time of each round: what else the machine does weighs far less on it than on rates. */
function compareCosts(desk: Desk, empty: Desk, of: 'batches' | 'singles'): Measured {
  const all = (each: Desk, what: keyof Taken) => each[of].map((taken) => taken[what]);
  const told = (each: Desk, what: keyof Taken) => Math.round(median(all(each, what)));
  const ratio = median(all(desk, 'cpuMs').map((cost, round) => cost / (all(empty, 'cpuMs')[round] ?? NaN)));
  return {
    what: `${of} into ${desk.conversations.toLocaleString('en')} conversations`,
    target: 'flat: ≤ 1.2 × the CPU of an empty desk',
    ours:
      `${ratio.toFixed(2)} × (${told(desk, 'cpuMs')} against ${told(empty, 'cpuMs')} ms per 1,000 items; ` +
      `${told(desk, 'perSecond')} against ${told(empty, 'perSecond')} items/s)`,
    met: ratio <= 1.2,
  };
}

function tellInbox({ conversations }: Desk, { firstMs, far, countMs }: InboxTimes): Measured {
  const down = far.map(({ page, ms }) => `, page ${page.toLocaleString('en')} ${ms.toFixed(1)} ms`).join('');
  return {
    what: `Inbox of ${conversations.toLocaleString('en')} conversations`,
    target: '',
    ours: `first page ${firstMs.toFixed(1)} ms${down}, tab counts ${countMs.toFixed(1)} ms`,
    met: null,
  };
}
