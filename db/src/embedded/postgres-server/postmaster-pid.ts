import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { processCommand, processStartedAt, type ProcessIdentity } from '../process-identity.ts';

/** What PostgreSQL writes into `postmaster.pid` of its data directory. */
export interface PostmasterPid {
  pid: number;
  /** Null until the server has got that far. */
  port: number | null;
  status: 'starting' | 'stopping' | 'ready' | 'standby' | null;
}

/** Reads `postmaster.pid`; null when there is none or it is still being written. */
export async function readPostmasterPid(pgdata: string): Promise<PostmasterPid | null> {
  const text = await readFile(join(pgdata, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const port = Number(lines[3]);
  const status = (['starting', 'stopping', 'ready', 'standby'] as const).find((word) => word === lines[7]);
  return { pid, port: Number.isInteger(port) && port > 0 ? port : null, status: status ?? null };
}

/**
 * The server that runs on `pgdata` now. A file left by a dead one is removed, because its pid may since belong to
 * another program, and PostgreSQL would then refuse to start.
 */
export async function findRunningPostmaster(pgdata: string): Promise<(PostmasterPid & ProcessIdentity) | null> {
  const file = await readPostmasterPid(pgdata);
  if (file === null) return null;
  const startedAt = processStartedAt(file.pid);
  if (startedAt !== null && processCommand(file.pid).includes(pgdata)) return { ...file, startedAt };
  await rm(join(pgdata, 'postmaster.pid'), { force: true });
  return null;
}
