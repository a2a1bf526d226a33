import { tidyModelUse, type Sql } from '@debrief/db';
import type { Logger } from 'pino';

/** Keeps the store of the model's answers within its bounds, and drops what dead processes left of their calls. */
export function createKeepModelUse(sql: Sql, log: Logger): () => Promise<void> {
  return async function keepModelUse() {
    const dropped = await tidyModelUse(sql);
    if (dropped > 0) log.debug({ rows: dropped }, 'old rows of the model’s use are dropped');
  };
}
