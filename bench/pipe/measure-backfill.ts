import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillPostgres } from './fill-postgres.ts';
import { bareFormats, type BareFormat } from './formats.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import type { Databases, Stack } from './open-stack.ts';
import { emptyBare, prepareFacts, type PreparedInsert } from './prepare-facts.ts';
import { forgetPeak, peakMiB, type Costs } from './process-costs.ts';
import { nextWord, startChild } from './start-child.ts';

interface Run extends Costs {
  /** The most that ClickHouse held meanwhile. */
  enginePeakMiB: number;
}

/** The analytics reader behind a backlog, against the same facts from files, turn and turn about. */
export async function measureBackfill(stack: Stack, { rounds, size, tell }: MeasureOptions): Promise<Measured[]> {
  const databases = await stack.createDatabases('backfill');
  const directory = await mkdtemp(join(tmpdir(), 'debrief-bench-facts-'));
  const conversations = Math.max(10_000, Math.floor(size / 10));
  try {
    await fillPostgres(databases.sql, databases.workspaceId, { conversations, days: 0.04, outbox: true });
    const run = (file: string, order: object) => runChild(file, order, stack.pids.clickhouse);
    await run('load-backlog.ts', databases);
    const prepared = new Map<BareFormat, PreparedInsert[]>();
    for (const format of bareFormats) prepared.set(format, await prepareFacts(databases.clickhouse, directory, format));
    const ours: Run[] = [];
    const bare = new Map<BareFormat, Run[]>(bareFormats.map((format) => [format, []]));
    for (let round = 0; round < rounds; round++) {
      await forgetFacts(databases);
      ours.push(await run('load-backlog.ts', databases));
      for (const [format, inserts] of prepared) {
        await emptyBare(databases.clickhouse);
        bare.get(format)?.push(await run('insert-facts.ts', { ...databases, format, inserts }));
      }
      tell(
        `backfill ${round + 1}: ${describe('ours', ours)}, ${[...bare].map(([format, runs]) => describe(format, runs)).join(', ')}`,
      );
    }
    return judge(ours, bare);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function judge(ours: Run[], bare: Map<BareFormat, Run[]>): Measured[] {
  const rate = (runs: Run[]) => median(runs.map(({ rows, seconds }) => rows / seconds));
  const [best = ['', []]] = [...bare].toSorted(([, a], [, b]) => rate(b) - rate(a));
  const [format, theirs] = best as [string, Run[]];
  const ratio = (of: (run: Run) => number) => median(ours.map((run, round) => of(run) / of(theirs[round] ?? run)));
  const speed = ratio(({ rows, seconds }) => rows / seconds);
  const memory = ratio(({ peakMiB: peak }) => peak);
  const engine = ratio(({ enginePeakMiB }) => enginePeakMiB);
  const mib = (runs: Run[], of: (run: Run) => number) => Math.round(median(runs.map(of)));
  return [
    {
      what: 'analytics backfill',
      target: '≥ 0.7 × bare 50k-row inserts',
      ours: `${speed.toFixed(2)} × (${Math.round(rate(ours))} facts/s against ${Math.round(rate(theirs))} in ${format})`,
      met: speed >= 0.7,
    },
    {
      what: 'its memory',
      target: '≤ 1.5 × of the same',
      ours: `${memory.toFixed(2)} × the process (${mib(ours, (run) => run.peakMiB)} against ${mib(theirs, (run) => run.peakMiB)} MiB), ${engine.toFixed(2)} × the engine (${mib(ours, (run) => run.enginePeakMiB)} MiB)`,
      met: memory <= 1.5 && engine <= 1.5,
    },
  ];
}

function describe(name: string, runs: Run[]): string {
  const { rows = 0, seconds = 1, peakMiB: peak = 0, cpuSeconds = 0 } = runs.at(-1) ?? {};
  return `${name} ${Math.round(rows / seconds)}/s ${Math.round(peak)} MiB ${cpuSeconds.toFixed(1)} s of CPU`;
}

async function runChild(file: string, order: object, enginePid: number): Promise<Run> {
  forgetPeak(enginePid);
  const child = startChild(file, order);
  const costs = await nextWord<Costs>(child);
  return { ...costs, enginePeakMiB: peakMiB(enginePid) };
}

/** Puts the reader back to its beginning, and ClickHouse. */
async function forgetFacts({ sql, clickhouse }: Databases): Promise<void> {
  await sql`delete from outbox_cursor where reader = 'analytics'`;
  for (const table of ['conversation_facts', 'message_facts'])
    await clickhouse.command({ query: `truncate table ${table}` });
}
