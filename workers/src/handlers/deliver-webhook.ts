import type { BuriedJob } from '@debrief/db';
import { deliverWebhookJob, nameDelivery, type DeliverWebhookPayload } from '@debrief/pipelines/jobs';
import type { createDeliver } from '@debrief/pipelines/webhooks';
import { createHandler, type JobHandler } from './handler.ts';

export interface DeliverWebhookDeps {
  deliver: ReturnType<typeof createDeliver>;
  /** Asks for what is due by now: the next of the same conversation. Durable when it returns. */
  requestDue: () => Promise<unknown>;
  /** Writes the letter of a delivery that was given up. */
  bury: (dead: BuriedJob) => Promise<void>;
}

/** Whose end lets the next of the conversation go. */
const isOver: ReadonlySet<string> = new Set(['delivered', 'withdrawn', 'dead']);

/** When to try again stands in Postgres (schedules/send-webhooks.ts), so a job that could not deliver is done too. */
export function createDeliverWebhookHandler({ deliver, requestDue, bury }: DeliverWebhookDeps): JobHandler {
  return createHandler(deliverWebhookJob, async (payload, { signal }) => {
    const delivered = await deliver(payload, { signal });
    if (delivered.outcome === 'dead') await bury(letterOf(payload, delivered));
    if (isOver.has(delivered.outcome)) await requestDue();
    return { status: 'done', lines: [{ ...payload, ...delivered }] };
  });
}

function letterOf(
  payload: DeliverWebhookPayload,
  { reason, attempts }: { reason: string; attempts: number },
): BuriedJob {
  const { workspaceId, deliveryId } = payload;
  const jobId = nameDelivery(deliveryId);
  const about = { workspaceId, conversationId: null, requestId: null };
  return { ...about, jobId, job: deliverWebhookJob.name, payload, reason, attempts };
}
