import { newId, type ConversationId, type WorkspaceId } from '@debrief/db';
import { expect, it } from 'vitest';
import { analyseJob, requestAnalysis } from './analyse.ts';

const conversation = {
  workspaceId: newId<WorkspaceId>(),
  conversationId: newId<ConversationId>(),
  contentRevision: 7,
  messages: 2,
  live: true,
  due: false,
};

it('gives the same content the same job, and other content another one', () => {
  const job = requestAnalysis(conversation);
  expect(requestAnalysis({ ...conversation, live: false }).id).toBe(job.id);
  expect(requestAnalysis({ ...conversation, contentRevision: 8 }).id).not.toBe(job.id);
});

it('makes ids that BullMQ takes, and payloads that the job takes', () => {
  const { id, payload, urgent } = requestAnalysis(conversation);
  expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
  expect(analyseJob.payload.parse(JSON.parse(JSON.stringify(payload)))).toEqual(payload);
  expect(urgent).toBe(true);
});

it.each([
  { v: 2 },
  { workspaceId: 'x' },
  { conversationId: conversation.conversationId.toUpperCase() },
  { text: 'never in a job' },
])('refuses a payload with %o', (change) => {
  expect(analyseJob.payload.safeParse({ ...requestAnalysis(conversation).payload, ...change }).success).toBe(false);
});
