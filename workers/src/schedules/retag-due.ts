import { listDueRetaggings, type Sql } from '@debrief/db';
import { requestRetag, type JobRequest } from '@debrief/pipelines/jobs';

/** Under way at a time, of the whole desk. */
const TOGETHER = 20;

/** Asks for the next step of each re-tagging under way; one that is in the queue already is not asked for twice. */
export function createRetagDue(sql: Sql, request: (jobs: JobRequest[]) => Promise<void>): () => Promise<void> {
  return async function retagDue() {
    const due = await listDueRetaggings(sql, TOGETHER);
    if (due.length > 0) await request(due.map(requestRetag));
  };
}
