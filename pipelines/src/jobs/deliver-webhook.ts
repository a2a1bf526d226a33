import { parseId, type DueDelivery, type WorkspaceId } from '@debrief/db';
import { z } from 'zod';
import { defineJob, type JobRequest, type PayloadOf } from './contract.ts';

/** Send one delivery of a webhook. */
export const deliverWebhookJob = defineJob(
  'deliver-webhook',
  z.strictObject({
    v: z.literal(1),
    workspaceId: z.custom<WorkspaceId>((value) => typeof value === 'string' && parseId(value) !== null, 'is not an id'),
    deliveryId: z.uuid(),
  }),
);

export type DeliverWebhookPayload = PayloadOf<typeof deliverWebhookJob>;

/** The job for a delivery's next attempt, named by its number: asked for again it is the same one. */
export function requestDelivery({ id, workspaceId, attempts }: DueDelivery): JobRequest {
  const payload: DeliverWebhookPayload = { v: 1, workspaceId, deliveryId: id };
  return { name: deliverWebhookJob.name, id: `webhook-${id}-${attempts}`, payload, urgent: true };
}

/** The name of a delivery that was given up, whatever the number of its attempts. */
export function nameDelivery(deliveryId: string): string {
  return `webhook-${deliveryId}`;
}
