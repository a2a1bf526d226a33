import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedServerError, lockDirectory } from '@debrief/db/embedded';
import { DeskError, messageOf } from '../desk-error.ts';
import { readDesk } from './desk-file.ts';

/**
 * Makes sure of the data directory and takes it for this process; returns the function that gives it back.
 * Throws `DeskError` `data_dir_unwritable` or `desk_running`.
 */
export function takeDataDir(dataDir: string): () => void {
  try {
    // 0711: PostgreSQL's own user (for root) passes through to its part; every other file in here is 0600.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return lockDirectory(dataDir);
  } catch (error) {
    if (error instanceof EmbeddedServerError) throw running(dataDir, error);
    throw new DeskError(
      'data_dir_unwritable',
      `Cannot write to ${dataDir} (${messageOf(error)}); set DEBRIEF_DATA_DIR to a directory of yours.`,
      { cause: error },
    );
  }
}

function running(dataDir: string, cause: EmbeddedServerError): DeskError {
  const desk = readDesk(dataDir);
  const what =
    desk === null
      ? `Another command is using ${dataDir}; wait for it to end`
      : `Debrief already runs on ${dataDir}, at ${desk.address} (process ${desk.pid}); stop it first`;
  return new DeskError('desk_running', `${what}, or set DEBRIEF_DATA_DIR to another directory.`, { cause });
}

/** What signs sessions: made at the first start, and kept (0600). */
export function readSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(path, `${secret}\n`, { mode: 0o600 });
    return secret;
  }
}
