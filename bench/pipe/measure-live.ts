import { runLoad, summarise } from './load.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import type { Stack } from './open-stack.ts';
import { nextWord, startChild } from './start-child.ts';

const CLIENTS = 32;
const POSTS = 3_000;
const LISTENERS = 10;

/** Taking in while somebody watches, against nobody watching. */
export async function measureLive(stack: Stack, { rounds }: MeasureOptions): Promise<Measured[]> {
  const databases = await stack.createDatabases('live');
  const dashboard = await stack.startDashboard(databases);
  const { apiKey } = databases;
  const { url } = dashboard;
  const ratios: number[] = [];
  try {
    const load = async (name: string, posts = POSTS) =>
      summarise(await runLoad({ url, apiKey, name, clients: CLIENTS, posts, itemsPerPost: 1 })).itemsPerSecond;
    await load('warm', POSTS / 5);
    for (let round = 0; round < rounds; round++) {
      const off = await load(`off${round}`);
      const listeners = startChild('follow-streams.ts', { url, apiKey, listeners: LISTENERS, restless: 0 });
      await nextWord(listeners);
      const on = await load(`on${round}`);
      listeners.disconnect();
      ratios.push(on / off);
    }
  } finally {
    await dashboard.stop();
  }
  const ratio = median(ratios);
  return [
    {
      what: `single posts with ${LISTENERS} listeners`,
      target: '≥ 0.9 × without',
      ours: `${ratio.toFixed(2)} ×`,
      met: ratio >= 0.9,
    },
  ];
}
