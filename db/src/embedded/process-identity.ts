import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process id together with when it began, because the system gives ids out again. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque; compare for equality only. */
  startedAt: string;
}

/** When the process began, as an opaque string; null when there is no such process. */
export function processStartedAt(pid: number): string | null {
  try {
    if (process.platform === 'linux') return linuxStartTicks(pid);
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function linuxStartTicks(pid: number): string | null {
  return startTicksIn(linuxStat(pid));
}

/**
 * Of the fields of /proc/<pid>/stat from the third on: when the process began; null when nothing of it runs any more. One
 * that is killed may be shown as a zombie while threads of it still hold its ports and files.
 */
export function startTicksIn(fields: string[]): string | null {
  const [state, threads, startTicks = null] = [fields[0], Number(fields[17]), fields[19]];
  return state === 'X' || (state === 'Z' && threads <= 1) ? null : startTicks;
}

/** The fields of /proc/<pid>/stat from the third on; throws when there is no such process. */
function linuxStat(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold spaces and parentheses itself, so count fields from its end.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** The process that started `pid`, or that it was handed to; null when there is no such process. */
export function parentOf(pid: number): number | null {
  try {
    if (process.platform === 'linux') return Number(linuxStat(pid)[1]);
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' })) || null;
  } catch {
    return null;
  }
}

/** The command line of a process, for telling whose it is; empty when there is no such process. */
export function processCommand(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** The identity of this process. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, startedAt: processStartedAt(process.pid) ?? '' };
}

/** True while exactly this process (not a later one with its id) runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return processStartedAt(identity.pid) === identity.startedAt;
}

/** Resolves to true once the process is gone, to false when it still runs after `withinMs`. */
export async function waitUntilGone(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isRunning(identity)) {
    if (performance.now() >= deadline) return false;
    await sleep(25);
  }
  return true;
}

/** Ends the process: SIGTERM, then SIGKILL when it is still there after `graceMs`. */
export async function endProcess(identity: ProcessIdentity, graceMs: number): Promise<void> {
  if (!signal(identity, 'SIGTERM') || (await waitUntilGone(identity, graceMs))) return;
  signal(identity, 'SIGKILL');
  await waitUntilGone(identity, 2_000);
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): boolean {
  if (!isRunning(identity)) return false;
  try {
    return process.kill(identity.pid, name);
  } catch {
    return false;
  }
}
