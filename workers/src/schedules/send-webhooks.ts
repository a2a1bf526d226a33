import { listDueDeliveries, pruneDeliveries, type Sql } from '@debrief/db';
import { requestDelivery, type JobRequest } from '@debrief/pipelines/jobs';

/** Asked for in one go; what is beyond is asked for by those that got through, and the next time. */
const TOGETHER = 500;
const KEPT_DAYS = 30;

/** Asks for the deliveries that are due; a job that is in the queue already is not asked for twice. Returns how many. */
export function createSendWebhooks(sql: Sql, request: (jobs: JobRequest[]) => Promise<void>): () => Promise<number> {
  return async function sendWebhooks() {
    const due = await listDueDeliveries(sql, { now: new Date(), limit: TOGETHER });
    if (due.length > 0) await request(due.map(requestDelivery));
    return due.length;
  };
}

/** Forgets deliveries of a month ago. */
export function createKeepDeliveries(sql: Sql): () => Promise<void> {
  return async function keepDeliveries() {
    const before = new Date(Date.now() - KEPT_DAYS * 86_400_000);
    while ((await pruneDeliveries(sql, { before, limit: 5_000 })) === 5_000);
  };
}
