import { newId, type ConversationId, type WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';

/** A job that is not tried any more. */
export interface BuriedJob {
  /** Names the work. */
  jobId: string;
  job: string;
  payload: Record<string, unknown>;
  reason: string;
  attempts: number;
  requestId: string | null;
  /** As its data names them; whether they exist is found out here. */
  workspaceId: WorkspaceId | null;
  conversationId: ConversationId | null;
}

const REASON_LENGTH = 1_000;

/**
 * Writes the letter of a job that was given up; durable when it returns. Again for the same work it says the newest
 * reason, and a retry that a member had asked for is over.
 */
export async function buryJob(sql: Sql, dead: BuriedJob): Promise<void> {
  await sql`
    insert into dead_letter as d (id, workspace_id, conversation_id, content_revision, job, job_id, payload, reason,
      attempts, request_id)
    select ${newId()}, w.id, c.id, c.content_revision, ${dead.job}, ${dead.jobId}, ${sql.json(dead.payload as never)},
      ${dead.reason.slice(0, REASON_LENGTH)}, ${dead.attempts}, ${dead.requestId}
    from (select) as one
    left join workspace w on w.id = ${dead.workspaceId}
    left join conversation c on c.id = ${dead.conversationId} and c.workspace_id = w.id
    on conflict (job_id) do update
    set reason = excluded.reason, failed_at = now(), retry_asked_at = null, requeued_at = null,
      content_revision = excluded.content_revision, request_id = coalesce(excluded.request_id, d.request_id),
      -- Buried twice by one run, as when a worker dies in between, it is still that one run.
      attempts = case when d.requeued_at is null then greatest(d.attempts, excluded.attempts)
        else d.attempts + excluded.attempts end`;
}

/** Of these jobs, those that have a letter: `dead`, or `retrying` when a member wants them tried again. */
export async function findBuried(sql: Sql, jobIds: string[]): Promise<Map<string, 'dead' | 'retrying'>> {
  if (jobIds.length === 0) return new Map();
  const rows = await sql<{ jobId: string; state: 'dead' | 'retrying' }[]>`
    select job_id as "jobId", case when retry_asked_at is null then 'dead' else 'retrying' end as state
    from dead_letter
    where job_id = any(${jobIds})`;
  return new Map(rows.map(({ jobId, state }) => [jobId, state]));
}
