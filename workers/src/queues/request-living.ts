import { findBuried, type Sql } from '@debrief/db';
import type { JobRequest } from '@debrief/pipelines/jobs';

export type Ask<Request extends JobRequest> = (requests: Request[]) => Promise<void>;

/** Asks for jobs but for those with a dead letter: a queue that was wiped would otherwise bring poison back. */
export function createRequestLiving<Request extends JobRequest>(sql: Sql, request: Ask<Request>): Ask<Request> {
  return async function requestLiving(jobs) {
    const letters = await findBuried(
      sql,
      jobs.map((job) => job.id),
    );
    const living = jobs.filter((job) => letters.get(job.id) !== 'dead');
    if (living.length > 0) await request(living);
  };
}
