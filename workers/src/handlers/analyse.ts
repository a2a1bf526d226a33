import type { ConversationId } from '@debrief/db';
import { analyseBatchJob, analyseJob, requestAnalysis, type AnalysisRequest } from '@debrief/pipelines/jobs';
import type { AnalyseConversations } from '@debrief/pipelines/analyse/run';
import { noTelemetry, type Telemetry } from '@debrief/pipelines/telemetry';
import type { Logger } from 'pino';
import { isBrokenInfrastructure } from '../queues/broken-infrastructure.ts';
import { createHandler, type JobHandler, type JobOutcome } from './handler.ts';

export interface AnalyseHandlersDeps {
  analyseConversations: AnalyseConversations;
  /** Durable when it returns. */
  request: (requests: AnalysisRequest[]) => Promise<void>;
  /** Conversations in one job at most. */
  together: number;
  log: Logger;
  telemetry?: Telemetry;
}

type Asked = { conversationId: ConversationId; contentRevision: number; requestId?: string };

export function createAnalyseHandlers(deps: AnalyseHandlersDeps): JobHandler[] {
  return [createAnalyseHandler(deps), createAnalyseBatchHandler(deps)];
}

function createAnalyseHandler({ analyseConversations, telemetry = noTelemetry }: AnalyseHandlersDeps): JobHandler {
  return createHandler(analyseJob, async ({ workspaceId, conversationId, requestId }, { signal }) => {
    if (requestId) telemetry.annotate({ 'debrief.request_id': requestId });
    const conversations = [{ conversationId, requestId }];
    const lines = await analyseConversations({ workspaceId, conversations }, { signal });
    for (const { result, error } of lines) if (result === 'failed') throw error;
    return { status: 'done', lines: lines.map((line) => ({ workspaceId, ...line })) };
  });
}

/**
 * What a batch cannot do is asked for one by one before the batch is done: each then has its own attempts and, if it
 * must be, its own dead letter. The same when a worker died over the batch, or when batches are smaller by now.
 */
function createAnalyseBatchHandler(deps: AnalyseHandlersDeps): JobHandler {
  const { analyseConversations, request, together, log, telemetry = noTelemetry } = deps;

  return createHandler(analyseBatchJob, async ({ workspaceId, conversations }, { signal, hasStalled }) => {
    const requestIds = conversations.flatMap(({ requestId }) => requestId ?? []);
    if (requestIds.length > 0) telemetry.annotate({ 'debrief.request_ids': requestIds.slice(0, 20).join(' ') });

    async function askOneByOne(asked: Asked[], why: object): Promise<JobOutcome> {
      const about = { workspaceId, messages: 0, live: false, due: true };
      await request(asked.map((each) => requestAnalysis({ ...about, ...each })));
      log.warn(
        { workspaceId, conversations: asked.map((each) => each.conversationId), ...why },
        'asked for one by one',
      );
      return { status: 'done', lines: [] };
    }

    if (hasStalled) return askOneByOne(conversations, { reason: 'a worker died over the batch' });
    if (conversations.length > together) return askOneByOne(conversations, { reason: 'batches are smaller by now' });
    try {
      const analysed = await analyseConversations({ workspaceId, conversations }, { signal });
      const failed = analysed.filter(({ result }) => result === 'failed');
      const ids = new Set(failed.map(({ conversationId }) => conversationId));
      const again = conversations.filter(({ conversationId }) => ids.has(conversationId));
      if (again.length > 0) await askOneByOne(again, { err: failed[0]?.error });
      const done = analysed.filter(({ result }) => result !== 'failed');
      return { status: 'done', lines: done.map((line) => ({ workspaceId, ...line })) };
    } catch (error) {
      if (signal.aborted || isBrokenInfrastructure(error)) throw error;
      return askOneByOne(conversations, { err: error });
    }
  });
}
