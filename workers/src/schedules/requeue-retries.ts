import { listRetries, markRequeued, type Sql } from '@debrief/db';
import type { Logger } from 'pino';
import type { JobQueue } from '../queues/open-queue.ts';
import { ENOUGH_WAITING } from './enqueue-due.ts';

const PAGE = 200;
/** A person waits for these few; a retry of everything goes behind what visitors do. */
const FEW = 20;

/** Puts dead letters that a member wants tried again back into the queue; doing it twice is doing it once. */
export function createRequeueRetries(
  sql: Sql,
  { requestAgain, countWaiting }: Pick<JobQueue, 'requestAgain' | 'countWaiting'>,
  log: Logger,
): () => Promise<void> {
  return async function requeueRetries() {
    for (;;) {
      const page = await listRetries(sql, PAGE);
      if (page.length === 0 || (await countWaiting()) >= ENOUGH_WAITING) return;
      const urgent = page.length <= FEW;
      await requestAgain(page.map(({ job: name, jobId: id, payload }) => ({ name, id, payload, urgent })));
      await markRequeued(
        sql,
        page.map(({ id }) => id),
      );
      log.info({ jobs: page.length }, 'dead letters are tried again');
    }
  };
}
