import { quantile } from '../report/quantile.ts';
import type { StreamReport } from './follow-streams.ts';
import { runLoad } from './load.ts';
import { readMiB } from './process-costs.ts';
import { nextWord, startChild } from './start-child.ts';

export interface PhaseOrder {
  name: string;
  url: string;
  apiKey: string;
  perSecond: number;
  itemsPerPost: number;
  seconds: number;
  /** Whose memory is watched. */
  pids: Readonly<Record<'dashboard' | 'workers', number>>;
}

/** What senders and listeners saw during some seconds of steady load, and the most memory each process held. */
export interface Phase {
  name: string;
  itemsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  streamP99Ms: number;
  mib: Record<'dashboard' | 'workers', number>;
}

const LISTENERS = 20;
const CLIENTS = 20;
const LOOK_EVERY_MS = 200;

export async function runPhase({
  name,
  url,
  apiKey,
  perSecond,
  itemsPerPost,
  seconds,
  pids,
}: PhaseOrder): Promise<Phase> {
  const mib = { dashboard: 0, workers: 0 };
  const watch = setInterval(() => {
    for (const key of ['dashboard', 'workers'] as const) mib[key] = Math.max(mib[key], readMiB(pids[key]));
  }, LOOK_EVERY_MS);
  try {
    const listeners = startChild('follow-streams.ts', { url, apiKey, listeners: LISTENERS, restless: 0 });
    await nextWord(listeners);
    const postsPerSecond = perSecond / itemsPerPost;
    const posts = Math.ceil(postsPerSecond * seconds);
    const load = await runLoad({
      ...{ url, apiKey, name, clients: CLIENTS, posts, itemsPerPost, postsPerSecond },
      stamp: itemsPerPost === 1,
    });
    listeners.send('report');
    const { latenciesMs } = await nextWord<StreamReport>(listeners);
    return {
      name,
      itemsPerSecond: load.items / load.seconds,
      p50Ms: quantile(load.latenciesMs, 0.5),
      p99Ms: quantile(load.latenciesMs, 0.99),
      streamP99Ms: quantile(latenciesMs, 0.99),
      mib,
    };
  } finally {
    clearInterval(watch);
  }
}
