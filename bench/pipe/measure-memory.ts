import { setTimeout as sleep } from 'node:timers/promises';
import { batchesOf, generateSample } from '@debrief/pipelines/sample';
import { openDesk } from '../desk/open-desk.ts';
import { clickhouseProcess, postgresProcess, serviceProcess, treeOf } from '../desk/read-processes.ts';
import type { Measured, MeasureOptions } from './measured.ts';
import type { Stack } from './open-stack.ts';
import { proportionalMiB, residentMiB } from './process-costs.ts';

const REST_MS = 60_000;
const LIMIT_MIB = 1_024;

/** What all processes of a one-machine desk hold when nobody does anything: empty, and with the sample loaded. */
export async function measureMemory(_: Stack, { tell }: MeasureOptions): Promise<Measured[]> {
  const desk = await openDesk();
  try {
    const pid = desk.launcher()?.pid ?? 0;
    await sleep(REST_MS);
    const empty = addUp(pid);
    tell(`memory: ${describe(desk.dataDir, pid)}`);
    for (const items of batchesOf(generateSample({ seed: 1, now: new Date() }), 500)) {
      const response = await fetch(`${desk.url}/v1/batch`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ items }),
      });
      if (!response.ok) throw new Error(`the sample was refused: ${response.status} ${await response.text()}`);
    }
    await sleep(REST_MS);
    const loaded = addUp(pid);
    tell(`memory: ${describe(desk.dataDir, pid)}`);
    const said = ({ rss, pss }: Sums) =>
      `${Math.round(rss)} MiB (${Math.round(pss)} with what processes share counted once)`;
    return [
      { what: 'idle desk, all processes', target: '≤ 1 GiB RSS', ours: said(empty), met: empty.rss <= LIMIT_MIB },
      { what: 'the same, a minute after the sample', target: '', ours: said(loaded), met: null },
    ];
  } finally {
    await desk.remove();
  }
}

interface Sums {
  /** A page counts for each process that holds it. */
  rss: number;
  pss: number;
}

function addUp(root: number): Sums {
  const pids = treeOf(root);
  const sum = (of: (pid: number) => number) => pids.reduce((total, pid) => total + of(pid), 0);
  return { rss: sum(residentMiB), pss: sum(proportionalMiB) };
}

function describe(dataDir: string, launcher: number): string {
  const postgres = treeOf(postgresProcess(dataDir)?.pid ?? 0);
  const parts = {
    launcher: [launcher],
    dashboard: [serviceProcess(dataDir, 'dashboard')?.pid ?? 0],
    workers: [serviceProcess(dataDir, 'workers')?.pid ?? 0],
    ClickHouse: [clickhouseProcess(dataDir)?.pid ?? 0],
    [`PostgreSQL (${postgres.length} processes)`]: postgres,
  };
  return Object.entries(parts)
    .map(([name, pids]) => `${name} ${Math.round(pids.reduce((total, pid) => total + residentMiB(pid), 0))} MiB`)
    .join(', ');
}
