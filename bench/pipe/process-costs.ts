import { readFileSync, writeFileSync } from 'node:fs';
import { treeOf } from '../desk/read-processes.ts';

/** What a piece of work took, of a process of its own. */
export interface Costs {
  rows: number;
  seconds: number;
  /** Of this process. */
  cpuSeconds: number;
  /** The most it ever held. */
  peakMiB: number;
}

/** Does the work, says to the parent what it took, and ends the process. */
export async function tellCosts(work: () => Promise<number>): Promise<void> {
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
  const rows = await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const costs: Costs = { rows, seconds, cpuSeconds: (user + system) / 1e6, peakMiB: peakMiB(process.pid) };
  process.send?.(costs, () => process.exit(0));
}

/** The most memory a process has held since `forgetPeak`, in MiB. Linux only. */
export function peakMiB(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

const TICKS_PER_SECOND = 100;

/** User and system time a process has used, or with its children that have ended, in seconds; 0 when it is gone. */
export function cpuSeconds(pid: number, { children = false } = {}): number {
  const fields = readProc(pid, 'stat').split(') ')[1]?.split(' ') ?? [];
  const ticks = fields.slice(11, children ? 15 : 13).reduce((sum, field) => sum + Number(field), 0);
  return ticks / TICKS_PER_SECOND;
}

/** Of a server and its present and former children, in seconds. */
export function treeCpuSeconds(pid: number): number {
  return treeOf(pid).reduce((sum, each) => sum + cpuSeconds(each, { children: each === pid }), 0);
}

/** What a process holds now, in MiB; 0 when it is gone. Linux only. */
export function residentMiB(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readProc(pid, 'status'))?.[1] ?? 0) / 1_024;
}

/** The same, with a page that n processes share counted as its nth part. */
export function proportionalMiB(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0) / 1_024;
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** The memory a process holds now, in MiB; 0 when it is gone. Linux only. */
export function readMiB(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
