import { runLoad, summarise } from './load.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import type { Stack } from './open-stack.ts';
import { cpuSeconds } from './process-costs.ts';
import { nextWord, startChild } from './start-child.ts';

const CLIENTS = 32;
const POSTS = 6_000;
/** One open Inbox, and ten. */
const LISTENERS = [1, 10];

/** Taking in while somebody watches, against nobody watching, turn and turn about. */
export async function measureLive(stack: Stack, { rounds }: MeasureOptions): Promise<Measured[]> {
  const databases = await stack.createDatabases('live');
  const dashboard = await stack.startDashboard(databases);
  const { apiKey } = databases;
  const { url, pid } = dashboard;
  const taken = new Map(LISTENERS.map((listeners) => [listeners, { rates: [] as number[], costs: [] as number[] }]));

  async function load(name: string, posts = POSTS): Promise<{ rate: number; cost: number }> {
    const cpu = cpuSeconds(pid);
    const result = await runLoad({ url, apiKey, name, clients: CLIENTS, posts, itemsPerPost: 1 });
    return { rate: summarise(result).itemsPerSecond, cost: cpuSeconds(pid) - cpu };
  }

  try {
    await load('warm', POSTS / 5);
    for (let round = 0; round < rounds; round++) {
      const off = await load(`off${round}`);
      for (const [listeners, { rates, costs }] of taken) {
        const watching = startChild('follow-streams.ts', { url, apiKey, listeners, restless: 0, counts: false });
        await nextWord(watching);
        const on = await load(`on${round}-${listeners}`);
        watching.disconnect();
        rates.push(on.rate / off.rate);
        costs.push(on.cost / off.cost);
      }
    }
  } finally {
    await dashboard.stop();
  }
  return [...taken].map(([listeners, { rates, costs }]) => ({
    what: `single posts with ${listeners} listener${listeners === 1 ? '' : 's'}`,
    target: '≥ 0.9 × without',
    ours: `${median(rates).toFixed(2)} × (the dashboard's CPU time ${median(costs).toFixed(2)} ×)`,
    met: median(rates) >= 0.9,
  }));
}
