/* `<dataDir>/processes.json`: what the launcher started, so that the next one can end what a killed one left behind. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, processStartedAt } from '@debrief/db/embedded';
import { z } from 'zod';

const listSchema = z.record(z.string(), z.object({ pid: z.int().positive(), startedAt: z.string() }));
type ProcessList = z.infer<typeof listSchema>;

const path = (dataDir: string) => join(dataDir, 'processes.json');

/** Ends what the last launcher left running; a number that now belongs to another program is left alone. */
export async function endOrphans(dataDir: string): Promise<void> {
  await Promise.all(Object.values(readList(dataDir)).map((identity) => endProcess(identity, 2_000)));
  writeList(dataDir, {});
}

/** Notes a process under its service's name, in place of that service's last one. */
export function noteProcess(dataDir: string, name: string, pid: number): void {
  const startedAt = processStartedAt(pid);
  if (startedAt !== null) writeList(dataDir, { ...readList(dataDir), [name]: { pid, startedAt } });
}

/** Forgets all, once all have ended. */
export function forgetProcesses(dataDir: string): void {
  writeList(dataDir, {});
}

function readList(dataDir: string): ProcessList {
  try {
    return listSchema.parse(JSON.parse(readFileSync(path(dataDir), 'utf8')));
  } catch {
    return {};
  }
}

function writeList(dataDir: string, list: ProcessList): void {
  writeFileSync(path(dataDir), JSON.stringify(list), { mode: 0o600 });
}
