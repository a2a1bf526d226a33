/* What runs for a desk, by the files in its data directory and by /proc (Linux). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processStartedAt, readLock, type ProcessIdentity } from '@debrief/db/embedded';
import { z } from 'zod';

const processesSchema = z.record(z.string(), z.object({ pid: z.int().positive(), startedAt: z.string() }));

/** A process of ours that the launcher noted; null when it does not run. */
export function serviceProcess(dataDir: string, name: 'dashboard' | 'workers'): ProcessIdentity | null {
  try {
    const noted = processesSchema.parse(JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8')))[name];
    return noted && processStartedAt(noted.pid) === noted.startedAt ? noted : null;
  } catch {
    return null;
  }
}

/** The process of the embedded ClickHouse; null when it does not run. */
export function clickhouseProcess(dataDir: string): ProcessIdentity | null {
  return readLock(join(dataDir, 'clickhouse'));
}

/** The postmaster of the embedded PostgreSQL; null when it does not run. */
export function postgresProcess(dataDir: string): ProcessIdentity | null {
  try {
    const [pid] = readFileSync(join(dataDir, 'postgres/pgdata/postmaster.pid'), 'utf8').split('\n');
    return identify(Number(pid));
  } catch {
    return null;
  }
}

/** The children of a process, with what they call themselves. */
export function childrenOf(pid: number): (ProcessIdentity & { command: string })[] {
  return listProcesses()
    .filter((process) => process.parent === pid)
    .flatMap(({ pid: child, command }) => {
      const identity = identify(child);
      return identity ? [{ ...identity, command }] : [];
    });
}

/** A process and everything below it. */
export function treeOf(pid: number): number[] {
  const all = listProcesses();
  const tree = [pid];
  for (const parent of tree) tree.push(...all.filter((process) => process.parent === parent).map(({ pid: id }) => id));
  return tree;
}

/** Command lines of processes that name the directory, on their command line or in their environment. */
export function processesNaming(directory: string): string[] {
  return listProcesses()
    .filter(({ pid }) => pid !== process.pid && readText(`/proc/${pid}/environ`).includes(directory))
    .concat(listProcesses().filter(({ pid, command }) => pid !== process.pid && command.includes(directory)))
    .map(({ pid, command }) => `${pid} ${command}`);
}

function identify(pid: number): ProcessIdentity | null {
  const startedAt = pid > 0 ? processStartedAt(pid) : null;
  return startedAt === null ? null : { pid, startedAt };
}

function listProcesses(): { pid: number; parent: number; command: string }[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap((pid) => {
      const stat = readText(`/proc/${pid}/stat`);
      // The name in parentheses may hold spaces, so count from its end.
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === undefined || state === 'Z' || parent === undefined) return [];
      return [{ pid, parent: Number(parent), command: readText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim() }];
    });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
