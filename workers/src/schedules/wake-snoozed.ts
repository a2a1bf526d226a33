import { wakeSnoozed, type Sql } from '@debrief/db';
import type { Logger } from 'pino';

/** Opens conversations whose snooze is over. */
export function createWakeSnoozed(sql: Sql, log: Logger): () => Promise<void> {
  return async function wake() {
    const count = await wakeSnoozed(sql, new Date());
    if (count > 0) log.info({ count }, 'snoozed conversations are open again');
  };
}
