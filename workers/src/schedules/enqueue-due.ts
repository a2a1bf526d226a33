import { listDue, type DuePlace, type Sql } from '@debrief/db';
import { requestAnalysis, type JobRequest } from '@debrief/pipelines/jobs';

export interface EnqueueDueDeps {
  sql: Sql;
  request: (jobs: JobRequest[]) => Promise<void>;
  countWaiting: () => Promise<number>;
  /** Conversations per page; 500 when absent. */
  pageSize?: number;
}

/** With this many jobs waiting there is enough to do: what is due now waits in Postgres, where it is safe. */
export const ENOUGH_WAITING = 1_000;

/**
 * Asks for the analysis of conversations that have come to rest, and of any whose job was lost. Those that wait in the
 * queue already, or failed for good, keep their one job: it has the same id. Goes on where it stopped the last time.
 */
export function createEnqueueDue({ sql, request, countWaiting, pageSize = 500 }: EnqueueDueDeps): () => Promise<void> {
  let after: DuePlace | null = null;

  return async function enqueueDue() {
    do {
      if ((await countWaiting()) >= ENOUGH_WAITING) return;
      const page = await listDue(sql, { after, limit: pageSize });
      if (page.conversations.length > 0) await request(page.conversations.map(requestAnalysis));
      after = page.next;
    } while (after);
  };
}
