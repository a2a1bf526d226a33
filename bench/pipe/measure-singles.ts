import type { Sql } from '@debrief/db';
import { describeConversation } from './compare-conversations.ts';
import { runLoad, summarise, type LoadSummary } from './load.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import { MESSAGES_PER_CONVERSATION } from './make-items.ts';
import type { Stack } from './open-stack.ts';
import { cpuSeconds, treeCpuSeconds } from './process-costs.ts';
import { nextWord, startChild } from './start-child.ts';

const CLIENTS = 32;
const POSTS = 4_000;

interface Turn extends LoadSummary {
  /** Milliseconds that the server and Postgres took for 1,000 posts. */
  cpuMs: number;
}

/** Single messages against a transaction per request, turn and turn about. */
export async function measureSingles(stack: Stack, { rounds }: MeasureOptions): Promise<Measured[]> {
  const [grouped, bare] = [await stack.createDatabases('singles'), await stack.createDatabases('singles_bare')];
  const dashboard = await stack.startDashboard(grouped);
  const { databaseUrl, workspaceId } = bare;
  const server = startChild('serve-bare.ts', { databaseUrl, workspaceId, connections: CLIENTS });
  const bareUrl = `http://127.0.0.1:${await nextWord<number>(server)}`;
  const ours: Turn[] = [];
  const theirs: Turn[] = [];
  try {
    const sides = {
      ours: { url: dashboard.url, pid: dashboard.pid, apiKey: grouped.apiKey },
      bare: { url: bareUrl, pid: server.pid ?? 0, apiKey: 'none' },
    };
    const load = async ({ url, apiKey, pid }: (typeof sides)['ours'], name: string, posts: number): Promise<Turn> => {
      const cpu = () => cpuSeconds(pid) + treeCpuSeconds(stack.pids.postgres);
      const before = cpu();
      const loaded = await runLoad({ url, apiKey, name, clients: CLIENTS, posts, itemsPerPost: 1 });
      return { ...summarise(loaded), cpuMs: ((cpu() - before) * 1e6) / posts };
    };
    // As many posts as V8 needs to have compiled what is hot, on both sides.
    for (const side of [sides.ours, sides.bare]) await load(side, 'warm', POSTS);
    await expectSameRows(grouped.sql, bare.sql);
    for (let round = 0; round < rounds; round++) {
      ours.push(await load(sides.ours, `r${round}`, POSTS));
      theirs.push(await load(sides.bare, `r${round}`, POSTS));
    }
  } finally {
    server.disconnect();
    await dashboard.stop();
  }
  const ratioOf = (of: keyof Turn) => median(ours.map((each, round) => each[of] / (theirs[round]?.[of] ?? NaN)));
  const of = (summaries: Turn[], key: keyof Turn) => Math.round(median(summaries.map((each) => each[key])));
  const [rate, p99, cpu] = [ratioOf('itemsPerSecond'), ratioOf('p99Ms'), ratioOf('cpuMs')];
  return [
    {
      what: `single posts, ${CLIENTS} clients`,
      target: '≥ 2.5 × a transaction per request',
      ours: `${rate.toFixed(2)} × (${of(ours, 'itemsPerSecond')} against ${of(theirs, 'itemsPerSecond')} a second)`,
      met: rate >= 2.5,
    },
    {
      what: 'their p99',
      target: '≤ 0.5 × of the same',
      ours: `${p99.toFixed(2)} × (${of(ours, 'p99Ms')} against ${of(theirs, 'p99Ms')} ms)`,
      met: p99 <= 0.5,
    },
    {
      what: 'CPU time of server and Postgres',
      target: '',
      ours: `${cpu.toFixed(2)} × (${of(ours, 'cpuMs')} against ${of(theirs, 'cpuMs')} ms for 1,000)`,
      met: null,
    },
  ];
}

/** A comparison of different rows says nothing. */
async function expectSameRows(ours: Sql, bare: Sql): Promise<void> {
  const [mine, theirs] = [
    await describeConversation(ours, MESSAGES_PER_CONVERSATION),
    await describeConversation(bare, MESSAGES_PER_CONVERSATION),
  ];
  if (mine === null || mine !== theirs) throw new Error(`the sides write different rows:\n${mine}\nagainst\n${theirs}`);
}
