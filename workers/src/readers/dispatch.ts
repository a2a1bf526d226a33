import {
  getCursor,
  listToAnalyse,
  moveCursor,
  readOutbox,
  type ConversationId,
  type OutboxHole,
  type OutboxKind,
  type Sql,
} from '@debrief/db';
import { requestAnalysis, type JobRequest } from '@debrief/pipelines/jobs';
import type { StepResult } from './run-reader.ts';

export const DISPATCH = 'dispatch';

export interface DispatchDeps {
  sql: Sql;
  /** Durable when it returns; asking twice for the same job is asking once. */
  request: (jobs: JobRequest[]) => Promise<void>;
  /** Outbox rows per batch at most; 1,000 when absent. */
  limit?: number;
}

/** What somebody said or did, so that the conversation's analysis is out of date. */
const wantsAnalysis: ReadonlySet<OutboxKind> = new Set([
  'message.created',
  'feedback.given',
  'handoff.requested',
  'conversation.ended',
]);

/**
 * One step of the reader that turns the outbox into jobs: one job per conversation in the batch, named by its content,
 * so that a batch taken again, and batches that speak of the same content, ask for the same job.
 */
export function createDispatch({ sql, request, limit = 1_000 }: DispatchDeps): () => Promise<StepResult> {
  let hole: OutboxHole | null = null;

  return async function dispatch() {
    const afterSeq = await getCursor(sql, DISPATCH);
    const batch = await readOutbox(sql, { afterSeq, limit, hole });
    hole = batch.hole;
    const caughtUp = batch.rows.length < limit && hole === null;
    const last = batch.rows.at(-1);
    if (!last) return { rows: 0, caughtUp };

    const changed = new Set<ConversationId>();
    for (const row of batch.rows) if (wantsAnalysis.has(row.kind)) changed.add(row.conversationId);
    const conversations = await listToAnalyse(sql, [...changed]);
    if (conversations.length > 0) await request(conversations.map(requestAnalysis));
    await moveCursor(sql, DISPATCH, last.seq);
    return { rows: batch.rows.length, caughtUp };
  };
}
