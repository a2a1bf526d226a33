/*
 * Single messages against a transaction per request, which is two things here, each with a connection per client:
 *
 *   bare   serve-bare.ts: an HTTP server of a few lines that writes the same rows, compared by `expectSameRows`, into the
 *          same tables with their indexes and triggers. It parses JSON, checks its shape and reads the user agent,
 *          with our own parser. It has no keys, no limits on requests or bodies, no tenant role, no metrics, no wake-ups, and
 *          nobody reads its outbox: all of that is on our side alone.
 *   alone  serve-alone.ts: our own door, with all it does, but nobody shares a commit with anybody.
 *
 * The targets are held against the bare one. All sides take turns, in the same run, on the same server.
 */
import type { ChildProcess } from 'node:child_process';
import type { Sql } from '@debrief/db';
import { describeConversation } from './compare-conversations.ts';
import { startGenerator, summarise, type LoadSummary } from './load.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import { MESSAGES_PER_CONVERSATION } from './make-items.ts';
import type { Databases, Stack } from './open-stack.ts';
import { cpuSeconds, treeCpuSeconds } from './process-costs.ts';
import { nextWord, startChild } from './start-child.ts';

const CLIENTS = 32;
/** Some seconds, in which the first wave of all clients at once is not among the slowest hundredth. */
const POSTS = 8_000;

interface Turn extends LoadSummary {
  /** Milliseconds that the server and Postgres took for 1,000 posts. */
  cpuMs: number;
}

interface Side {
  url: string;
  pid: number;
  apiKey: string;
  turns: Turn[];
}

/** See the head of this file. */
export async function measureSingles(stack: Stack, { rounds }: MeasureOptions): Promise<Measured[]> {
  const grouped = await stack.createDatabases('singles');
  const bare = await stack.createDatabases('singles_bare');
  const alone = await stack.createDatabases('singles_alone');
  const dashboard = await stack.startDashboard(grouped);
  using generator = startGenerator();
  const servers: ChildProcess[] = [];

  async function start(file: string, { databaseUrl, workspaceId, apiKey }: Databases): Promise<Side> {
    const server = startChild(file, { databaseUrl, workspaceId, connections: CLIENTS });
    servers.push(server);
    return { url: `http://127.0.0.1:${await nextWord<number>(server)}`, pid: server.pid ?? 0, apiKey, turns: [] };
  }

  async function load({ url, apiKey, pid }: Side, name: string): Promise<Turn> {
    const cpu = () => cpuSeconds(pid) + treeCpuSeconds(stack.pids.postgres);
    const before = cpu();
    const loaded = await generator.run({ url, apiKey, name, clients: CLIENTS, posts: POSTS, itemsPerPost: 1 });
    return { ...summarise(loaded), cpuMs: ((cpu() - before) * 1e6) / POSTS };
  }

  const ours: Side = { url: dashboard.url, pid: dashboard.pid, apiKey: grouped.apiKey, turns: [] };
  try {
    const [bareSide, aloneSide] = [await start('serve-bare.ts', bare), await start('serve-alone.ts', alone)];
    const sides = [ours, bareSide, aloneSide];
    // As many posts as V8 needs to have compiled what is hot, on all sides.
    for (const side of sides) await load(side, 'warm');
    await expectSameRows(grouped.sql, bare.sql);
    for (let round = 0; round < rounds; round++) {
      for (const side of sides) side.turns.push(await load(side, `r${round}`));
    }
    return [...compare(ours, bareSide, true), ...compare(ours, aloneSide, false)];
  } finally {
    for (const server of servers) server.disconnect();
    await dashboard.stop();
  }
}

function compare(ours: Side, theirs: Side, isBare: boolean): Measured[] {
  const ratioOf = (of: keyof Turn) =>
    median(ours.turns.map((each, round) => each[of] / (theirs.turns[round]?.[of] ?? NaN)));
  const of = ({ turns }: Side, key: keyof Turn) => Math.round(median(turns.map((each) => each[key])));
  const both = (key: keyof Turn) => `${ratioOf(key).toFixed(2)} × (${of(ours, key)} against ${of(theirs, key)}`;
  const [rate, p99] = [ratioOf('itemsPerSecond'), ratioOf('p99Ms')];
  const against = isBare ? '' : ', against our own door without group commit';
  return [
    {
      what: `single posts, ${CLIENTS} clients${against}`,
      target: isBare ? '≥ 2.5 × a transaction per request' : '',
      ours: `${both('itemsPerSecond')} a second)`,
      met: isBare ? rate >= 2.5 : null,
    },
    {
      what: `their p99${against}`,
      target: isBare ? '≤ 0.5 × of the same' : '',
      ours: `${both('p99Ms')} ms)`,
      met: isBare ? p99 <= 0.5 : null,
    },
    {
      what: `CPU time of server and Postgres${against}`,
      target: '',
      ours: `${both('cpuMs')} ms for 1,000)`,
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
