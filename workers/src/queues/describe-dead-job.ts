import type { BuriedJob, ConversationId, WorkspaceId } from '@debrief/db';
import { parseId } from '@debrief/db';
import { z } from 'zod';

/** A job as its queue gives it: what is in `data` has not been checked, or was refused. */
export interface DeadJob {
  id: string;
  name: string;
  data: unknown;
  reason: string;
  attempts: number;
}

const dataSchema = z.record(z.string(), z.unknown()).catch({});

/** What is written of a job that is given up; ids that its data does not name, or not well, are null. */
export function describeDeadJob({ id, name, data, reason, attempts }: DeadJob): BuriedJob {
  const payload = dataSchema.parse(data);
  const text = (key: string) => (typeof payload[key] === 'string' ? payload[key] : '');
  return {
    jobId: id,
    job: name,
    payload,
    reason,
    attempts,
    requestId: text('requestId') || null,
    workspaceId: parseId<WorkspaceId>(text('workspaceId')),
    conversationId: parseId<ConversationId>(text('conversationId')),
  };
}
