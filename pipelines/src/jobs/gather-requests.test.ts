import { newId, type ConversationId, type WorkspaceId } from '@debrief/db';
import { expect, it } from 'vitest';
import { analyseBatchJob, requestAnalysis, type AnalysisRequest } from './analyse.ts';
import { gatherRequests } from './gather-requests.ts';

const one = newId<WorkspaceId>();
const two = newId<WorkspaceId>();

function request(change: { workspaceId?: WorkspaceId; live?: boolean; messages?: number } = {}): AnalysisRequest {
  const conversation = {
    workspaceId: one,
    conversationId: newId<ConversationId>(),
    contentRevision: 7,
    live: true,
    due: true,
  };
  return requestAnalysis({ ...conversation, requestId: 'r', messages: 4, ...change });
}

it('makes batches of one workspace and one urgency each, and leaves what is alone as it is', () => {
  const alone = request({ workspaceId: two });
  const requests = [request(), alone, request(), request({ live: false }), request({ live: false })];
  const jobs = gatherRequests(requests, 50);
  expect(jobs.map(({ name, urgent }) => [name, urgent])).toEqual([
    ['analyse-batch', true],
    ['analyse', true],
    ['analyse-batch', false],
  ]);
  expect(jobs[1]).toBe(alone);
  const batch = analyseBatchJob.payload.parse(JSON.parse(JSON.stringify(jobs[0]?.payload)));
  expect(batch).toEqual({
    v: 1,
    workspaceId: one,
    conversations: [requests[0], requests[2]].map((each) => ({
      conversationId: each?.payload.conversationId,
      contentRevision: 7,
      requestId: 'r',
    })),
  });
});

it('names a batch by the content it is about, whatever the order', () => {
  const [a, b, c] = [request(), request(), request()];
  const id = (...requests: AnalysisRequest[]) => gatherRequests(requests, 50)[0]?.id;
  expect(id(a, b)).toBe(id(b, a));
  expect(id(a, b)).not.toBe(id(a, c));
  expect(id(a, b)).toMatch(/^[a-z][a-z0-9-]+$/);
});

it('makes no batch of more conversations or messages than fit', () => {
  const sizes = (requests: AnalysisRequest[], together: number) =>
    gatherRequests(requests, together).map(
      ({ payload }) => (payload['conversations'] as unknown[] | undefined)?.length ?? 1,
    );
  expect(
    sizes(
      Array.from({ length: 7 }, () => request()),
      3,
    ),
  ).toEqual([3, 3, 1]);
  expect(
    sizes(
      [1_500, 600, 1_400, 1, 9_000, 1].map((messages) => request({ messages })),
      50,
    ),
  ).toEqual([1, 2, 1, 1, 1]);
  expect(gatherRequests([], 3)).toEqual([]);
});
