/** How a retry goes from the table back to the queue: read, put there, marked. Taken twice it is the same job. */
import type { Sql } from '../postgres/connect.ts';

export interface RetryRequest {
  id: string;
  job: string;
  jobId: string;
  payload: Record<string, unknown>;
}

/** A job that was put back and then lost with its queue is put back again. */
const LOST_AFTER = '10 minutes';

/** Letters that are to be tried again and are not in the queue, the longest asked first. */
export async function listRetries(sql: Sql, limit: number): Promise<RetryRequest[]> {
  return sql<RetryRequest[]>`
    select id, job, job_id as "jobId", payload
    from dead_letter
    where retry_asked_at is not null and (requeued_at is null or requeued_at < now() - ${LOST_AFTER}::interval)
    order by retry_asked_at
    limit ${limit}`;
}

/** Notes that these are in the queue now. */
export async function markRequeued(sql: Sql, ids: string[]): Promise<void> {
  await sql`
    update dead_letter set requeued_at = now() where id = any(${ids}::uuid[]) and retry_asked_at is not null`;
}
