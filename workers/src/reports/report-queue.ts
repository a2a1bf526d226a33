import { forgetSilentWorkers, reportHealth, type Sql } from '@debrief/db';
import type { JobQueue } from '../queues/open-queue.ts';

/** Tells the dashboard, which knows no queue, how much is in it. */
export function createReportQueue(sql: Sql, { countJobs }: Pick<JobQueue, 'countJobs'>): () => Promise<void> {
  return async function reportQueue() {
    await reportHealth(sql, 'queue', await countJobs());
    await forgetSilentWorkers(sql);
  };
}
