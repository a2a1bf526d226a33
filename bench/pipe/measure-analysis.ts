import { openRedis, type BenchRedis } from '../desk/open-redis.ts';
import { fillSample, forgetFindings } from './fill-sample.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import type { Stack } from './open-stack.ts';
import { cpuSeconds, treeCpuSeconds, type Costs } from './process-costs.ts';
import { nextWord, startChild } from './start-child.ts';

/** Costs of a run, with those of the servers it asked. */
interface Run extends Costs {
  serverCpuSeconds: number;
}

const ways = ['alone', 'direct', 'queue in Postgres', 'queue in Redis'] as const;
type Way = (typeof ways)[number];

/** Conversations analysed by way of the queue, against the same work on the same rows without one, turn and turn about. */
export async function measureAnalysis(stack: Stack, { rounds, tell }: MeasureOptions): Promise<Measured[]> {
  const databases = await stack.createDatabases('analysis');
  const { sql, databaseUrl, workspaceId } = databases;
  const conversations = await fillSample(sql, workspaceId, [1, 2]);
  tell(`analysis: ${conversations} conversations`);
  const redis = await openRedis(`${stack.directory}/redis`).catch(() => null);
  const runs = new Map<Way, Run[]>(ways.map((way) => [way, []]));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const way of ways) {
        if (way === 'queue in Redis' && !redis) continue;
        await forgetFindings(sql);
        const how = way.startsWith('queue') ? 'queue' : way;
        const redisUrl = way === 'queue in Redis' ? redis?.url : undefined;
        const order = { how, databaseUrl, redisUrl, workspaceId, conversations };
        const run = await runOne(order, stack.pids.postgres, redis);
        if (run.rows !== conversations) throw new Error(`${way}: ${run.rows} of ${conversations} were saved`);
        runs.get(way)?.push(run);
      }
      tell(`analysis ${round + 1}: ${[...runs].map(([way, done]) => describe(way, done.at(-1))).join('; ')}`);
    }
  } finally {
    await redis?.stop();
  }
  return judge(runs);
}

function judge(runs: ReadonlyMap<Way, Run[]>): Measured[] {
  const of = (way: Way) => runs.get(way) ?? [];
  const perCpuSecond = (way: Way) => median(of(way).map(({ rows, cpuSeconds: cpu }) => rows / cpu));
  const direct = of('direct');
  const added = (way: Way, cost: (run: Run) => number) =>
    median(of(way).map((run, round) => cost(run) / cost(direct[round] ?? run) - 1));
  const percent = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(0)} %`;
  const rate = perCpuSecond('queue in Postgres');
  const local: Measured = {
    what: 'local analysis, by way of the queue',
    target: '≥ 500 conversations/s on one core',
    ours: `${Math.round(rate)} per second of the worker's CPU (analyser alone ${Math.round(perCpuSecond('alone'))}, without a queue ${Math.round(perCpuSecond('direct'))})`,
    met: rate >= 500,
  };
  const queues = (['queue in Postgres', 'queue in Redis'] as const).filter((way) => of(way).length > 0);
  return [
    local,
    ...queues.map((way): Measured => {
      const cpu = added(way, (run) => run.cpuSeconds + run.serverCpuSeconds);
      const wall = added(way, (run) => run.seconds);
      return {
        what: `what a ${way} adds to it`,
        target: '≤ 30 %',
        ours: `${percent(cpu)} CPU, servers included; ${percent(wall)} time`,
        met: cpu <= 0.3,
      };
    }),
  ];
}

async function runOne(order: object, postgresPid: number, redis: BenchRedis | null): Promise<Run> {
  const servers = () => treeCpuSeconds(postgresPid) + (redis ? cpuSeconds(redis.process()?.pid ?? 0) : 0);
  const before = servers();
  const costs = await nextWord<Costs>(startChild('analyse-rows.ts', order));
  return { ...costs, serverCpuSeconds: servers() - before };
}

function describe(way: Way, run: Run | undefined): string {
  if (!run) return `${way} not run`;
  const { rows, seconds, cpuSeconds: cpu, serverCpuSeconds: server } = run;
  return `${way} ${Math.round(rows / seconds)}/s, ${cpu.toFixed(1)} + ${server.toFixed(1)} s of CPU`;
}
