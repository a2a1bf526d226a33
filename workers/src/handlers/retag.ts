import { requestRetag, retagJob, type JobRequest } from '@debrief/pipelines/jobs';
import type { createRetag } from '@debrief/pipelines/tags';
import { createHandler, type JobHandler } from './handler.ts';

export interface RetagDeps {
  retag: ReturnType<typeof createRetag>;
  /** Durable when it returns. */
  request: (jobs: JobRequest[]) => Promise<void>;
  /** Called after a commit that others must hear of. */
  wake: () => void;
}

/** A step asks for the next one; should that be lost, schedules/retag-due.ts asks for it. */
export function createRetagHandler({ retag, request, wake }: RetagDeps): JobHandler {
  return createHandler(retagJob, async (payload) => {
    const { workspaceId, retaggingId, step } = payload;
    const result = await retag(payload);
    if (result !== 'nothing') wake();
    if (result === 'more') await request([requestRetag({ id: retaggingId, workspaceId, step: step + 1 })]);
    return { status: 'done', lines: [{ ...payload, result }] };
  });
}
