import { runLoad, summarise, type LoadSummary } from './load.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import type { Stack } from './open-stack.ts';
import { nextWord, startChild } from './start-child.ts';

const CLIENTS = 32;
const POSTS = 4_000;

/** Single messages against a transaction per request, turn and turn about. */
export async function measureSingles(stack: Stack, { rounds }: MeasureOptions): Promise<Measured[]> {
  const [grouped, bare] = [await stack.createDatabases('singles'), await stack.createDatabases('singles_bare')];
  const dashboard = await stack.startDashboard(grouped);
  const { databaseUrl, workspaceId } = bare;
  const server = startChild('serve-bare.ts', { databaseUrl, workspaceId, connections: CLIENTS });
  const bareUrl = `http://127.0.0.1:${await nextWord<number>(server)}`;
  const ours: LoadSummary[] = [];
  const theirs: LoadSummary[] = [];
  try {
    const load = async (url: string, name: string, posts: number) =>
      summarise(await runLoad({ url, apiKey: grouped.apiKey, name, clients: CLIENTS, posts, itemsPerPost: 1 }));
    for (const url of [dashboard.url, bareUrl]) await load(url, 'warm', POSTS / 5);
    for (let round = 0; round < rounds; round++) {
      ours.push(await load(dashboard.url, `r${round}`, POSTS));
      theirs.push(await load(bareUrl, `r${round}`, POSTS));
    }
  } finally {
    server.disconnect();
    await dashboard.stop();
  }
  const ratioOf = (of: keyof LoadSummary) => median(ours.map((each, round) => each[of] / (theirs[round]?.[of] ?? NaN)));
  const of = (summaries: LoadSummary[], key: keyof LoadSummary) =>
    Math.round(median(summaries.map((each) => each[key])));
  const [rate, p99] = [ratioOf('itemsPerSecond'), ratioOf('p99Ms')];
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
  ];
}
