import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../report/quantile.ts';
import { runLoad } from './load.ts';
import type { Measured } from './measured.ts';
import type { Databases, Stack } from './open-stack.ts';

const PER_SECOND = 500;
const SECONDS = 12;
const ITEMS = 25;
const LOOK_EVERY_MS = 50;

interface Look {
  atMs: number;
  messages: number;
}

/** From a message's commit to its being counted in ClickHouse. */
export async function measureVisibility(stack: Stack): Promise<Measured[]> {
  const databases = await stack.createDatabases('visibility');
  const [dashboard, workers] = [await stack.startDashboard(databases), await stack.startWorkers(databases)];
  const looking = new AbortController();
  try {
    const posts = (PER_SECOND * SECONDS) / ITEMS;
    const looks = look(databases, posts * ITEMS, looking.signal);
    const { answeredAtMs } = await runLoad({
      ...{ url: dashboard.url, apiKey: databases.apiKey, name: 'run', clients: 8, posts },
      ...{ itemsPerPost: ITEMS, postsPerSecond: PER_SECOND / ITEMS },
    });
    const seen = await looks;
    // Facts are loaded in the order of commits: the nth message counted is, but for a few, the nth committed.
    const lags = answeredAtMs.map((committedAt, post) => {
      const visible = seen.find(({ messages }) => messages >= (post + 1) * ITEMS);
      return (visible?.atMs ?? Infinity) - committedAt;
    });
    const p99 = quantile(lags, 0.99);
    return [
      {
        what: `commit → ClickHouse at ${PER_SECOND} messages/s`,
        target: 'p99 ≤ 2 s',
        ours: `p50 ${(quantile(lags, 0.5) / 1_000).toFixed(1)} s, p99 ${(p99 / 1_000).toFixed(1)} s`,
        met: p99 <= 2_000,
      },
    ];
  } finally {
    looking.abort();
    await Promise.all([dashboard.stop(), workers.stop()]);
  }
}

/** Counts until all are there, or until told to stop. */
async function look({ clickhouse }: Databases, messages: number, signal: AbortSignal): Promise<Look[]> {
  const looks: Look[] = [];
  while (!signal.aborted && (looks.at(-1)?.messages ?? 0) < messages) {
    const result = await clickhouse.query({
      query: 'select uniqExact(message_id) as messages from message_facts',
      format: 'JSONEachRow',
    });
    const [row] = await result.json<{ messages: number }>();
    looks.push({ atMs: performance.timeOrigin + performance.now(), messages: row?.messages ?? 0 });
    await sleep(LOOK_EVERY_MS);
  }
  return looks;
}
