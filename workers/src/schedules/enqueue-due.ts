import { listDue, type Sql } from '@debrief/db';
import { requestAnalysis, type AnalysisRequest } from '@debrief/pipelines/jobs';
import type { JobCounts } from '../queues/open-queue.ts';
import type { UnderWay } from '../queues/under-way.ts';

export interface EnqueueDueDeps {
  sql: Sql;
  request: (requests: AnalysisRequest[]) => Promise<void>;
  countJobs: () => Promise<JobCounts>;
  underWay: UnderWay;
}

/** With this many jobs waiting there is enough to do: what is due now waits in Postgres, where it is safe. */
export const ENOUGH_WAITING = 200;
/** Conversations of one workspace under way at most: more than two seconds of work, less than a flood. */
const PER_WORKSPACE = 2_000;
/** The same while there is enough to do: nobody waits until others have no more to do. */
const PER_WORKSPACE_IF_FULL = 20;

/**
 * Asks for the analysis of conversations that have come to rest, and of any whose job was lost. What waits in the queue
 * already is not asked for again, nor what was given up.
 */
export function createEnqueueDue({ sql, request, countJobs, underWay }: EnqueueDueDeps): () => Promise<void> {
  return async function enqueueDue() {
    const { waiting, delayed, active } = await countJobs();
    if (waiting + delayed + active === 0) underWay.forget();
    const perWorkspace = waiting + delayed < ENOUGH_WAITING ? PER_WORKSPACE : PER_WORKSPACE_IF_FULL;
    const due = (await listDue(sql, { perWorkspace })).map((conversation) => requestAnalysis(conversation));
    const wanted = due.filter((each) => !underWay.has(each));
    if (wanted.length > 0) await request(wanted);
  };
}
