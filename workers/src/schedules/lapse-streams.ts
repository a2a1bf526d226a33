import { lapseStreams, type Sql } from '@debrief/db';
import type { Logger } from 'pino';

/** A model that thinks between two words is slower than one that is gone is noticed. */
export const STREAM_PATIENCE_MS = 120_000;

/** Takes answers that began to come and never ended for whole as they are. */
export function createLapseStreams(sql: Sql, wake: () => void, log: Logger): () => Promise<void> {
  return async function lapse() {
    const count = await lapseStreams(sql, new Date(Date.now() - STREAM_PATIENCE_MS));
    if (count === 0) return;
    wake();
    log.info({ count }, 'answers that no longer grow were taken for whole');
  };
}
