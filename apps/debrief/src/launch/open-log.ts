import { mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A service's log file. */
export type WriteLog = (line: string) => void;

const rotateBytes = 10 * 1024 * 1024;

/**
 * Opens `<dataDir>/logs/<name>.log` (0600) for appending; one older than this run that has grown large becomes
 * `<name>.log.1`. A full disk loses log lines, never the desk.
 */
export function openLog(dataDir: string, name: string): WriteLog {
  const directory = join(dataDir, 'logs');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `${name}.log`);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > rotateBytes) renameSync(path, `${path}.1`);
  const file = openSync(path, 'a', 0o600);
  return (line) => {
    try {
      writeSync(file, `${line}\n`);
    } catch {
      // Nobody is left to tell.
    }
  };
}
