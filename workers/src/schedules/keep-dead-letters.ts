import { buryJob, findBuried, listToAnalyse, tidyDeadLetters, type ConversationId, type Sql } from '@debrief/db';
import { analyseJob, requestAnalysis } from '@debrief/pipelines/jobs';
import type { Logger } from 'pino';
import { describeDeadJob } from '../queues/describe-dead-job.ts';
import type { JobQueue } from '../queues/open-queue.ts';

const NEWEST = 200;

/**
 * Clears away letters whose work is no longer to be done, and writes the ones that are missing: a job that the queue
 * itself gave up, in a process that died or could not reach Postgres just then, would otherwise be lost from sight.
 */
export function createKeepDeadLetters(
  sql: Sql,
  { countJobs, listFailed }: Pick<JobQueue, 'countJobs' | 'listFailed'>,
  log: Logger,
): () => Promise<void> {
  return async function keepDeadLetters() {
    const cleared = await tidyDeadLetters(sql);
    if (cleared > 0) log.info({ cleared }, 'dead letters that are out of date');
    if ((await countJobs()).failed === 0) return;

    const failed = (await listFailed(NEWEST)).map(describeDeadJob);
    const letters = await findBuried(
      sql,
      failed.map((dead) => dead.jobId),
    );
    const missing = failed.filter((dead) => !letters.has(dead.jobId));
    const wanted = await findWanted(
      sql,
      missing.flatMap(({ job, conversationId }) => (job === analyseJob.name && conversationId ? [conversationId] : [])),
    );
    for (const dead of missing) {
      if (dead.job === analyseJob.name && dead.conversationId && !wanted.has(dead.jobId)) continue;
      await buryJob(sql, dead);
      log.warn({ job: dead.jobId, reason: dead.reason }, 'a dead letter was missing');
    }
  };
}

/** The jobs that would be asked for now: a letter that was cleared away stays away. */
async function findWanted(sql: Sql, conversations: ConversationId[]): Promise<Set<string>> {
  return new Set((await listToAnalyse(sql, conversations)).map((conversation) => requestAnalysis(conversation).id));
}
