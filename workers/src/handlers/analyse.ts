import { analyseJob } from '@debrief/pipelines/jobs';
import type { AnalyseConversation } from '@debrief/pipelines/analyse/run';
import { noTelemetry, type Telemetry } from '@debrief/pipelines/telemetry';
import { createHandler, type JobHandler } from './handler.ts';

export function createAnalyseHandler(
  analyseConversation: AnalyseConversation,
  telemetry: Telemetry = noTelemetry,
): JobHandler {
  return createHandler(analyseJob, async ({ workspaceId, conversationId, requestId }, { signal }) => {
    if (requestId) telemetry.annotate({ 'debrief.request_id': requestId });
    const { tier, result } = await analyseConversation({ workspaceId, conversationId }, { signal, requestId });
    return { status: 'done', workspaceId, conversationId, requestId, tier, result };
  });
}
