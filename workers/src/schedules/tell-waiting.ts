import { tellWaiting, type Sql } from '@debrief/db';
import { waitText } from '@debrief/pipelines/handoff';
import type { Logger } from 'pino';

/** Tells visitors who wait for a human longer than their workspace allows that it takes longer. */
export function createTellWaiting(sql: Sql, wake: () => void, log: Logger): () => Promise<void> {
  return async function tell() {
    const count = await tellWaiting(sql, { now: new Date(), textOf: waitText });
    if (count === 0) return;
    wake();
    log.info({ count }, 'visitors were told that it takes longer');
  };
}
