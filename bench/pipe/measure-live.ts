import type { ChildProcess } from 'node:child_process';
import { startGenerator, summarise } from './load.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import type { Stack } from './open-stack.ts';
import { cpuSeconds } from './process-costs.ts';
import { nextWord, startChild } from './start-child.ts';

const CLIENTS = 32;
const POSTS = 6_000;
/** One open Inbox, and ten. */
const LISTENERS = [1, 10];

interface Turn {
  rate: number;
  /** Seconds of the dashboard's CPU. */
  cost: number;
}

/** Taking in while somebody watches, against nobody watching, turn and turn about and each other time in reverse. */
export async function measureLive(stack: Stack, { rounds }: MeasureOptions): Promise<Measured[]> {
  const databases = await stack.createDatabases('live');
  const dashboard = await stack.startDashboard(databases);
  const { apiKey } = databases;
  const { url, pid } = dashboard;
  using generator = startGenerator();

  async function load(name: string, listeners: number): Promise<Turn> {
    const watching = listeners > 0 ? await watch(listeners) : null;
    const cpu = cpuSeconds(pid);
    const result = await generator.run({ url, apiKey, name, clients: CLIENTS, posts: POSTS, itemsPerPost: 1 });
    const cost = cpuSeconds(pid) - cpu;
    watching?.disconnect();
    return { rate: summarise(result).itemsPerSecond, cost };
  }

  async function watch(listeners: number): Promise<ChildProcess> {
    const watching = startChild('follow-streams.ts', { url, apiKey, listeners, restless: 0, counts: false });
    await nextWord(watching);
    return watching;
  }

  const sides = [0, ...LISTENERS];
  const turns: Map<number, Turn>[] = [];
  try {
    // V8 compiles on both ways what is hot.
    for (const listeners of sides) await load(`warm-${listeners}`, listeners);
    for (let round = 0; round < rounds; round++) {
      const turn = new Map<number, Turn>();
      for (const listeners of round % 2 === 0 ? sides : sides.toReversed()) {
        turn.set(listeners, await load(`r${round}-${listeners}`, listeners));
      }
      turns.push(turn);
    }
  } finally {
    await dashboard.stop();
  }
  const ratio = (of: keyof Turn, listeners: number) =>
    median(turns.map((turn) => (turn.get(listeners)?.[of] ?? NaN) / (turn.get(0)?.[of] ?? NaN)));
  return LISTENERS.map((listeners) => ({
    what: `single posts with ${listeners} listener${listeners === 1 ? '' : 's'}`,
    target: '≥ 0.9 × without',
    ours: `${ratio('rate', listeners).toFixed(2)} × (the dashboard's CPU time ${ratio('cost', listeners).toFixed(2)} ×)`,
    met: ratio('rate', listeners) >= 0.9,
  }));
}
