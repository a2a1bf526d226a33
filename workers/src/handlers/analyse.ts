import { analyseJob } from '@debrief/pipelines/jobs';
import type { AnalyseConversation } from '@debrief/pipelines/analyse/run';
import { createHandler, type JobHandler } from './handler.ts';

export function createAnalyseHandler(analyseConversation: AnalyseConversation): JobHandler {
  return createHandler(analyseJob, async ({ workspaceId, conversationId, requestId }, { signal }) => {
    const { tier, result } = await analyseConversation({ workspaceId, conversationId }, { signal, requestId });
    return { status: 'done', workspaceId, conversationId, requestId, tier, result };
  });
}
