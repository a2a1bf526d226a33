import { newId, type ConversationId, type WorkspaceId } from '@debrief/db';
import { requestAnalysis } from '@debrief/pipelines/jobs';
import { expect, it } from 'vitest';
import { createTakeTurns } from './take-turns.ts';

const flooding = newId<WorkspaceId>();
const quiet = newId<WorkspaceId>();

function requests(workspaceId: WorkspaceId, count: number, live = true) {
  const conversation = { workspaceId, contentRevision: 1, messages: 1, live, due: false };
  return Array.from({ length: count }, () =>
    requestAnalysis({ ...conversation, conversationId: newId<ConversationId>() }),
  );
}

it('puts a workspace behind by what it asked for lately, and no other one', () => {
  let clock = 0;
  const takeTurns = createTakeTurns({ turn: 10, perSecond: 100, now: () => clock });
  const behind = (workspaceId: WorkspaceId, count: number, live?: boolean) =>
    takeTurns(requests(workspaceId, count, live)).map((request) => request.behind);
  expect(behind(flooding, 30)).toEqual([
    ...Array<number>(10).fill(0),
    ...Array<number>(10).fill(1),
    ...Array<number>(10).fill(2),
  ]);
  expect(behind(flooding, 1)).toEqual([3]);
  expect(behind(quiet, 1)).toEqual([0]);
  // What visitors do now does not wait behind an import of the same workspace.
  expect(behind(flooding, 1, false)).toEqual([0]);
  clock += 200;
  expect(behind(flooding, 1)).toEqual([1]);
  clock += 10_000;
  expect(behind(flooding, 1)).toEqual([0]);
});
