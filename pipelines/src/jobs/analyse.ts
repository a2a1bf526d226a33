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

/** The same for several of one workspace. One that cannot be analysed is asked for again, by itself. */
export const analyseBatchJob = defineJob(
  'analyse-batch',
  z.strictObject({
    v: z.literal(1),
    workspaceId: id<WorkspaceId>(),
    conversations: z
      .array(
        z.strictObject({
          conversationId: id<ConversationId>(),
          /** Of the content it was asked for: names the job that it gets when it is asked for by itself. */
          contentRevision: z.int().nonnegative(),
          requestId: z.string().optional(),
        }),
      )
      .min(1),
  }),
);

export type AnalysePayload = PayloadOf<typeof analyseJob>;
export type AnalyseBatchPayload = PayloadOf<typeof analyseBatchJob>;

/** The request for one conversation, with what is needed to put it into a batch. */
export interface AnalysisRequest extends JobRequest {
  payload: AnalysePayload;
  contentRevision: number;
  messages: number;
  /** A full analysis is wanted. */
  due: boolean;
}

/**
 * The job for a conversation's present content. Its id names that content: a conversation that changes gets a new job,
 * and one that cannot be analysed is not tried again and again before it changes.
 */
export function requestAnalysis({
  workspaceId,
  conversationId,
  contentRevision,
  messages,
  live,
  due,
  requestId,
}: ConversationToAnalyse & { requestId?: string }): AnalysisRequest {
  const payload: AnalysePayload = { v: 1, workspaceId, conversationId, ...(requestId && { requestId }) };
  const id = `analyse-${conversationId}-${contentRevision}`;
  return { name: analyseJob.name, id, payload, urgent: live, contentRevision, messages, due };
}

function id<Kind extends Id>() {
  return z.custom<Kind>((value) => typeof value === 'string' && parseId(value) !== null, 'is not an id');
}
