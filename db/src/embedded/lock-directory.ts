import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { isRunning, processStartedAt, thisProcess, type ProcessIdentity } from './process-identity.ts';

const identitySchema = z.object({ pid: z.int().positive(), startedAt: z.string() });
const lockSchema = identitySchema.extend({ parent: identitySchema.nullable() });

/** Who holds a data directory, and the process it was started by (null when that one was gone already). */
export interface DirectoryLock extends ProcessIdentity {
  parent: ProcessIdentity | null;
}

const lockName = 'debrief.lock';

/** Who holds the directory now; null when nobody does, or when the holder has died. */
export function readLock(directory: string): DirectoryLock | null {
  try {
    const lock = lockSchema.parse(JSON.parse(readFileSync(join(directory, lockName), 'utf8')));
    return isRunning(lock) ? lock : null;
  } catch {
    return null;
  }
}

/**
 * Takes the directory for this process, creating it (0700) when absent; a dead process's lock is taken over.
 * Returns the function that gives it back. Throws `EmbeddedServerError` `data_dir_in_use`.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, lockName);
  const self = thisProcess();
  const parentStartedAt = processStartedAt(process.ppid);
  const lock: DirectoryLock = {
    ...self,
    parent: parentStartedAt === null ? null : { pid: process.ppid, startedAt: parentStartedAt },
  };
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readLock(directory);
      if (holder !== null || attempt > 3) throw inUse(directory, holder?.pid);
      rmSync(path, { force: true });
    }
  }
  // Two processes may have judged the same stale lock at once: only the one whose name stands goes on.
  const standing = readLock(directory);
  if (standing?.pid !== self.pid) throw inUse(directory, standing?.pid);
  return () => {
    if (readLock(directory)?.pid === self.pid) rmSync(path, { force: true });
  };
}

function inUse(directory: string, pid: number | undefined): EmbeddedServerError {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new EmbeddedServerError('data_dir_in_use', `${directory} is in use by ${who}; stop it first.`);
}
