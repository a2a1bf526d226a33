import { fork } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptyTables, readAsInserts } from './copy-rows.ts';
import { runLoad, summarise } from './load.ts';
import type { Measured, MeasureOptions } from './measured.ts';
import { median } from './measured.ts';
import type { Stack } from './open-stack.ts';

const CLIENTS = 32;
const ITEMS = 100;
const POSTS = 300;

/** `/v1/batch` against the same rows as multi-row INSERTs, turn and turn about. */
export async function measureBatches(stack: Stack, { rounds }: MeasureOptions): Promise<Measured[]> {
  const databases = await stack.createDatabases('batches');
  const dashboard = await stack.startDashboard(databases);
  const ratios: number[] = [];
  const ours: number[] = [];
  const p99s: number[] = [];
  try {
    const load = (name: string, posts: number) =>
      runLoad({ ...databases, url: dashboard.url, name, clients: CLIENTS, posts, itemsPerPost: ITEMS });
    await load('warm', POSTS / 5);
    for (let round = 0; round < rounds; round++) {
      await emptyTables(databases.sql);
      const taken = summarise(await load(`r${round}`, POSTS));
      const inserts = await readAsInserts(databases.sql);
      await emptyTables(databases.sql);
      const bareSeconds = await insertBare(databases.databaseUrl, inserts);
      ours.push(taken.itemsPerSecond);
      p99s.push(taken.p99Ms);
      ratios.push(taken.itemsPerSecond / ((POSTS * ITEMS) / bareSeconds));
    }
  } finally {
    await dashboard.stop();
  }
  const ratio = median(ratios);
  return [
    {
      what: `/v1/batch, ${ITEMS} items, ${CLIENTS} clients`,
      target: '≥ 0.6 × raw INSERT',
      ours: `${ratio.toFixed(2)} × (${Math.round(median(ours))} items/s, p99 ${Math.round(median(p99s))} ms)`,
      met: ratio >= 0.6,
    },
  ];
}

async function insertBare(databaseUrl: string, transactions: string[]): Promise<number> {
  const file = join(tmpdir(), `debrief-bench-rows-${process.pid}.sql`);
  writeFileSync(file, transactions.map((text) => text.replaceAll('\n', ' ')).join('\n'));
  try {
    const child = fork(fileURLToPath(new URL('insert-rows.ts', import.meta.url)));
    return await new Promise<number>((resolve, reject) => {
      child.once('message', (seconds) => resolve(Number(seconds)));
      child.once('exit', (code) => reject(new Error(`inserting rows ended with code ${String(code)}`)));
      child.send({ databaseUrl, file, clients: CLIENTS });
    });
  } finally {
    rmSync(file, { force: true });
  }
}
