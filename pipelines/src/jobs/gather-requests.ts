import { createHash } from 'node:crypto';
import { analyseBatchJob, type AnalyseBatchPayload, type AnalysisRequest } from './analyse.ts';
import type { JobRequest } from './contract.ts';

/** Of a batch of very long conversations the texts must fit into memory, and its end be worth waiting for. */
const MOST_MESSAGES = 2_000;

type Batch = [AnalysisRequest, ...AnalysisRequest[]];

/**
 * The same requests as jobs of up to `together` conversations, each of one workspace and one urgency, in the order they
 * came. A batch is named by the requests in it; a request that is alone stays as it is.
 */
export function gatherRequests(requests: AnalysisRequest[], together: number): JobRequest[] {
  const groups = Map.groupBy(requests, ({ payload, urgent }) => `${payload.workspaceId} ${urgent}`);
  return [...groups.values()].flatMap((group) => {
    const batches: Batch[] = [];
    let messages = 0;
    for (const request of group) {
      const last = batches.at(-1);
      messages += request.messages;
      if (last && last.length < together && messages <= MOST_MESSAGES) {
        last.push(request);
      } else {
        batches.push([request]);
        messages = request.messages;
      }
    }
    return batches.map(toJob);
  });
}

function toJob(batch: Batch): JobRequest {
  const [first, ...others] = batch;
  if (others.length === 0) return first;
  const names = batch.map((request) => request.id).toSorted();
  const digest = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 32);
  const payload: AnalyseBatchPayload = {
    v: 1,
    workspaceId: first.payload.workspaceId,
    conversations: batch.map(({ payload: { conversationId, requestId }, contentRevision }) => ({
      conversationId,
      contentRevision,
      ...(requestId && { requestId }),
    })),
  };
  return {
    name: analyseBatchJob.name,
    id: `${analyseBatchJob.name}-${digest}`,
    payload,
    urgent: first.urgent,
    behind: first.behind,
  };
}
