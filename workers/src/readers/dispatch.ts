import {
  getCursor,
  listToAnalyse,
  moveCursor,
  planDeliveries,
  readOutbox,
  wordKinds,
  type ConversationId,
  type OutboxHole,
  type OutboxKind,
  type OutboxRow,
  type Sql,
} from '@debrief/db';
import { requestAnalysis, type AnalysisRequest } from '@debrief/pipelines/jobs';
import { noTelemetry, type Telemetry } from '@debrief/pipelines/telemetry';
import type { Logger } from 'pino';
import type { StepResult } from './run-reader.ts';

export const DISPATCH = 'dispatch';

export interface DispatchDeps {
  sql: Sql;
  /** Durable when it returns; asking twice for the same job is asking once. */
  request: (requests: AnalysisRequest[]) => Promise<void>;
  /** Asks for the deliveries of webhooks that are due; absent, the schedule that looks for them comes by soon. */
  sendWebhooks?: () => Promise<unknown>;
  log?: Logger;
  telemetry?: Telemetry;
  /** Outbox rows per batch at most; 1,000 when absent. */
  limit?: number;
}

/** What somebody said or did, so that the conversation's analysis is out of date. */
const wantsAnalysis: ReadonlySet<OutboxKind> = new Set([
  ...wordKinds,
  'feedback.given',
  'handoff.requested',
  'conversation.ended',
]);

/**
 * One step of the reader that turns the outbox into jobs: what webhooks are to be told, and one request per conversation in the batch, named by its
 * content, so that a batch taken again, and batches that speak of the same content, ask for the same.
 */
export function createDispatch({
  sql,
  request,
  sendWebhooks,
  log,
  telemetry = noTelemetry,
  limit = 1_000,
}: DispatchDeps): () => Promise<StepResult> {
  let hole: OutboxHole | null = null;

  return async function dispatch() {
    const afterSeq = await getCursor(sql, DISPATCH);
    const batch = await readOutbox(sql, { afterSeq, limit, hole });
    hole = batch.hole;
    const caughtUp = batch.rows.length < limit && hole === null;
    const last = batch.rows.at(-1);
    if (!last) return { rows: 0, caughtUp };

    const conversations = await telemetry.trace('outbox dispatch', { 'debrief.rows': batch.rows.length }, () =>
      ask(batch.rows),
    );
    if ((await planDeliveries(sql, batch.rows)) > 0) await sendWebhooks?.();
    await moveCursor(sql, DISPATCH, last.seq);
    log?.debug(
      { reader: DISPATCH, afterSeq, toSeq: last.seq, rows: batch.rows.length, conversations },
      'outbox dispatched',
    );
    return { rows: batch.rows.length, caughtUp };
  };

  /** Asks for the analyses that the rows want, and returns how many those are. */
  async function ask(rows: OutboxRow[]): Promise<number> {
    // Of several requests about one conversation the last gave it the content that is analysed.
    const changed = new Map<ConversationId, string | undefined>();
    for (const { kind, conversationId, requestId } of rows) {
      if (wantsAnalysis.has(kind)) changed.set(conversationId, requestId ?? changed.get(conversationId));
    }
    const conversations = await listToAnalyse(sql, [...changed.keys()]);
    const requests = conversations.map((conversation) =>
      requestAnalysis({ ...conversation, requestId: changed.get(conversation.conversationId) }),
    );
    if (requests.length > 0) await request(requests);
    return requests.length;
  }
}
