import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId, type WorkspaceId } from '../ids.ts';
import { ask } from './ask.ts';
import { createFactsTestBed, type FactsTestBed } from './facts-test-bed.ts';
import { ch } from './fragment.ts';

let bed: FactsTestBed;
beforeAll(async () => {
  bed = await createFactsTestBed();
  await bed.say('c', '2026-10-01T00:00:00Z');
  await bed.load();
});
afterAll(() => bed[Symbol.asyncDispose]());

const row = z.object({ n: z.int() });

test("an 'or' in a condition stays inside the workspace's filter", async () => {
  const question = { from: 'message_facts', select: ch`count() as n`, where: ch`role = 'visitor' or 1`, row } as const;
  expect(await ask(bed.clickhouse, bed.workspaceId, question)).toEqual([{ n: 2 }]);
  expect(await ask(bed.clickhouse, newId<WorkspaceId>(), question)).toEqual([{ n: 0 }]);
});

test('a question that takes too long is ended by the engine', async () => {
  const question = { from: 'conversation_facts', select: ch`sum(sleepEachRow(3)) as n`, row } as const;
  await expect(ask(bed.clickhouse, bed.workspaceId, question, { maxSeconds: 1 })).rejects.toMatchObject({
    type: 'TIMEOUT_EXCEEDED',
  });
});

test('a row that is not what was promised is an error, not a guess', async () => {
  const question = { from: 'conversation_facts', select: ch`'many' as n`, row } as const;
  await expect(ask(bed.clickhouse, bed.workspaceId, question)).rejects.toThrow(z.ZodError);
});
