import { parseId, type ConversationId, type ConversationToAnalyse, type Id, type WorkspaceId } from '@debrief/db';
import { z } from 'zod';
import { defineJob, type JobRequest, type PayloadOf } from './contract.ts';

/** Analyse one conversation as far as its state asks for: flags while it goes on, everything once it rests. */
export const analyseJob = defineJob(
  'analyse',
  z.strictObject({
    v: z.literal(1),
    workspaceId: id<WorkspaceId>(),
    conversationId: id<ConversationId>(),
    /** The request that caused it, for the logs; a conversation that came to rest by itself has none. */
    requestId: z.string().optional(),
  }),
);

export type AnalysePayload = PayloadOf<typeof analyseJob>;

/**
 * The job for a conversation's present content. Its id names that content: a conversation that changes gets a new job,
 * and one that cannot be analysed is not tried again and again before it changes.
 */
export function requestAnalysis({
  workspaceId,
  conversationId,
  contentRevision,
  live,
  requestId,
}: ConversationToAnalyse & { requestId?: string }): JobRequest {
  const payload: AnalysePayload = { v: 1, workspaceId, conversationId, ...(requestId && { requestId }) };
  return { name: analyseJob.name, id: `analyse-${conversationId}-${contentRevision}`, payload, urgent: live };
}

function id<Kind extends Id>() {
  return z.custom<Kind>((value) => typeof value === 'string' && parseId(value) !== null, 'is not an id');
}
