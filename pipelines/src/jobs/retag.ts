import { parseId, type DueRetagging, type RetaggingId, type WorkspaceId } from '@debrief/db';
import { z } from 'zod';
import { defineJob, type JobRequest, type PayloadOf } from './contract.ts';

const isId = (value: unknown) => typeof value === 'string' && parseId(value) !== null;

/** Do one step of a re-tagging. */
export const retagJob = defineJob(
  'retag',
  z.strictObject({
    v: z.literal(1),
    workspaceId: z.custom<WorkspaceId>(isId, 'is not an id'),
    retaggingId: z.custom<RetaggingId>(isId, 'is not an id'),
    step: z.int().min(0),
  }),
);

export type RetagPayload = PayloadOf<typeof retagJob>;

/** The job for the next step of a re-tagging, named by its number: asked for again it is the same one. */
export function requestRetag({ id, workspaceId, step }: DueRetagging): JobRequest {
  const payload: RetagPayload = { v: 1, workspaceId, retaggingId: id, step };
  return { name: retagJob.name, id: `retag-${id}-${step}`, payload, urgent: false };
}
