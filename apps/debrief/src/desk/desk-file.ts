/* `<dataDir>/desk.json` (0600): how other commands find a running desk. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '@debrief/db/embedded';
import { z } from 'zod';

const deskSchema = z.object({
  pid: z.int().positive(),
  startedAt: z.string(),
  /** Of the dashboard, without a path. */
  address: z.string(),
  databaseUrl: z.string(),
  clickhouseUrl: z.string(),
  redisUrl: z.string().nullable(),
});

/** A running desk. */
export type DeskFile = z.infer<typeof deskSchema>;

const path = (dataDir: string) => join(dataDir, 'desk.json');

/** The desk that runs on the data directory now; null when none does. */
export function readDesk(dataDir: string): DeskFile | null {
  try {
    const desk = deskSchema.parse(JSON.parse(readFileSync(path(dataDir), 'utf8')));
    return isRunning(desk) ? desk : null;
  } catch {
    return null;
  }
}

/** Lets the desk be found; readers never see half a file. */
export function writeDesk(dataDir: string, desk: DeskFile): void {
  const fresh = `${path(dataDir)}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(desk, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, path(dataDir));
}

/** No longer lets the desk be found. */
export function removeDesk(dataDir: string): void {
  rmSync(path(dataDir), { force: true });
}
