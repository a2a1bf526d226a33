import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../report/quantile.ts';
import type { StreamReport } from './follow-streams.ts';
import { runLoad } from './load.ts';
import type { Measured } from './measured.ts';
import type { Stack } from './open-stack.ts';
import { nextWord, startChild } from './start-child.ts';

const LISTENERS = 100;
const RESTLESS = 20;
const PER_SECOND = 100;
const SECONDS = 10;

/** From the posting of a message to its hearing, with the workers at their work; and whether anybody missed anything. */
export async function measureStream(stack: Stack): Promise<Measured[]> {
  const databases = await stack.createDatabases('stream');
  const [dashboard, workers] = [await stack.startDashboard(databases), await stack.startWorkers(databases)];
  const { apiKey, sql } = databases;
  const { url } = dashboard;
  try {
    const load = (name: string, posts: number) =>
      runLoad({ url, apiKey, name, clients: 20, posts, itemsPerPost: 1, postsPerSecond: PER_SECOND, stamp: true });
    await load('warm', PER_SECOND);
    const listeners = startChild('follow-streams.ts', { url, apiKey, listeners: LISTENERS, restless: RESTLESS });
    await nextWord(listeners);
    await load('run', PER_SECOND * SECONDS);
    // Whoever hung up last comes back, and hears the rest.
    await sleep(2_000);
    const [newest] = await sql<[{ seq: number }]>`select max(seq) as seq from outbox`;
    await sleep(1_500);
    listeners.send('report');
    const { latenciesMs, heard, reconnects } = await nextWord<StreamReport>(listeners);
    const rows = await sql<{ seq: number }[]>`select seq from outbox where seq <= ${newest.seq} order by seq`;
    const gaps = heard.reduce((sum, { from, seqs }) => {
      const known = new Set(seqs);
      return sum + rows.filter(({ seq }) => seq > from && !known.has(seq)).length;
    }, 0);
    const p99 = quantile(latenciesMs, 0.99);
    return [
      {
        what: `POST → stream, ${LISTENERS} listeners × ${PER_SECOND} messages/s`,
        target: 'p99 ≤ 100 ms',
        ours: `p50 ${Math.round(quantile(latenciesMs, 0.5))} ms, p99 ${Math.round(p99)} ms (${latenciesMs.length} hearings)`,
        met: p99 <= 100,
      },
      { what: `gaps after ${reconnects} forced reconnects`, target: '0', ours: String(gaps), met: gaps === 0 },
    ];
  } finally {
    await Promise.all([dashboard.stop(), workers.stop()]);
  }
}
