import { setTimeout as sleep } from 'node:timers/promises';
import type { WholeDesk } from '../../apps/debrief/src/journeys/start-whole-desk.ts';
import { clickhouseProcess, serviceProcess } from '../desk/read-processes.ts';
import type { Part } from './picture.ts';

/** Longer than what the screens call "behind". */
const UNTIL_BEHIND_MS = 12_000;

/**
 * Stops a part's process where it stands; without workers, waits until what was posted meanwhile is behind. The returned
 * function lets it go on. Throws when it does not run.
 */
export async function freezePart(desk: WholeDesk, part: Part): Promise<() => void> {
  const process_ = part === 'clickhouse' ? clickhouseProcess(desk.dataDir) : serviceProcess(desk.dataDir, part);
  if (!process_) throw new Error(`${part} does not run`);
  process.kill(process_.pid, 'SIGSTOP');
  if (part === 'workers') {
    const shared = { type: 'message', conversation: 'while-away', role: 'visitor' };
    await desk.send([{ ...shared, id: crypto.randomUUID(), text: 'Is the battery warranty still valid?' }]);
    await sleep(UNTIL_BEHIND_MS);
  }
  return () => process.kill(process_.pid, 'SIGCONT');
}
