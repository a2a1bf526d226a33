/** What becomes of conversations that are analysed together, on either queue. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendItems, buryJob, createWorkspace, listDeadLetters, retryDeadLetters } from '@debrief/db';
import { createLocalAnalyser } from '@debrief/pipelines/analyse';
import { analyseBatchJob, analyseJob, gatherRequests, type AnalysisRequest } from '@debrief/pipelines/jobs';
import { describe, expect, it, vi } from 'vitest';
import { createAnalyseHandlers } from '../handlers/analyse.ts';
import { matchHandlers } from '../handlers/match-handlers.ts';
import { openQueue } from '../queues/open-queue.ts';
import { startWorker } from '../queues/start-worker.ts';
import { createTakeTurns } from '../queues/take-turns.ts';
import { createUnderWay } from '../queues/under-way.ts';
import { createDispatch } from '../readers/dispatch.ts';
import { createEnqueueDue } from '../schedules/enqueue-due.ts';
import { quiet, says, startDesk } from './start-desk.ts';

export function describeBatches(queueName: string, redisUrl: () => string | undefined): void {
  describe(`workers with batches in ${queueName}`, () => {
    it('give up the one of a batch that no analyser can bear, and analyse the others', async () => {
      await using poisoned = await startDesk(redisUrl());
      const local = createLocalAnalyser();
      const analyser = {
        ...local,
        analyse: async (...[conversation, options]: Parameters<typeof local.analyse>) => {
          if (conversation.messages[0]?.text === 'poison') throw new TypeError('cannot read this');
          return local.analyse(conversation, options);
        },
      };
      const names = [...Array.from({ length: 30 }, (_, number) => `c-${number}`), 'poison'];
      await poisoned.append(
        names.flatMap((name) => [says(name, 'visitor', name), { type: 'end' as const, conversation: name }]),
      );
      const queue = await openQueue(poisoned.place, quiet);
      const gather = (requests: AnalysisRequest[]) => queue.request(gatherRequests(requests, 50));
      await createDispatch({ sql: poisoned.sql, request: gather })();
      expect(await queue.countWaiting()).toBe(1);
      await poisoned.start({ analyser, retryMs: 20 });
      const letters = async () => (await listDeadLetters(poisoned.sql, poisoned.workspaceId)).letters;
      const given = async (attempts: number) => {
        expect(await letters()).toMatchObject([
          { job: 'analyse', reason: 'cannot read this', attempts, retrying: false, externalId: 'poison' },
        ]);
      };
      await vi.waitFor(() => given(5), { timeout: 30_000, interval: 100 });
      const left = () => poisoned.sql`select external_id as name from conversation where analysis_due_at is not null`;
      expect(await left()).toEqual([{ name: 'poison' }]);
      expect(await queue.countJobs()).toMatchObject({ waiting: 0, delayed: 0, failed: 1 });

      // Settings → Health asks for another try: of that one, and it fails again.
      expect(await retryDeadLetters(poisoned.sql, poisoned.workspaceId)).toBe(1);
      await vi.waitFor(() => given(10), { timeout: 30_000, interval: 100 });
      const told = await poisoned.sql`select 1 from outbox where kind = 'analysis.saved'`;
      expect(told).toHaveLength(30);
      await queue.close();
    }, 90_000);

    it('take a batch apart over which workers die, so that only the one that kills them is given up', async () => {
      await using deadly = await startDesk(redisUrl());
      const names = Array.from({ length: 12 }, (_, number) => `c-${number}`);
      await deadly.append(
        names.flatMap((name) => [says(name, 'visitor', name), { type: 'end' as const, conversation: name }]),
      );
      const queue = await openQueue(deadly.place, quiet);
      const gather = (requests: AnalysisRequest[]) => queue.request(gatherRequests(requests, 50));
      await createDispatch({ sql: deadly.sql, request: gather })();
      expect(await queue.countWaiting()).toBe(1);
      const victim = fork(new URL('./hanging-worker.ts', import.meta.url), [
        JSON.stringify(deadly.place),
        'analyse-batch',
      ]);
      expect((await once(victim, 'message'))[0]).toBe('started');
      victim.kill('SIGKILL');
      await once(victim, 'exit');

      const ran: string[] = [];
      const request = (requests: AnalysisRequest[]) => queue.request(requests);
      const handlers = createAnalyseHandlers({
        analyseConversations: async ({ conversations }) => {
          ran.push(conversations.map(({ conversationId }) => conversationId).join(' '));
          return [];
        },
        ...{ request, together: 50, log: quiet },
      });
      const worker = await startWorker({
        ...{
          place: deadly.place,
          handlers: matchHandlers([analyseJob, analyseBatchJob], handlers),
          concurrency: 1,
          log: quiet,
          lockMs: 1_000,
        },
        bury: (dead) => buryJob(deadly.sql, dead),
      });
      const rows = await deadly.sql<{ id: string }[]>`select id from conversation`;
      const each = rows.map(({ id }) => id).toSorted();
      await vi.waitFor(() => expect(ran.toSorted()).toEqual(each), { timeout: 20_000, interval: 100 });
      await worker.close(0);
      await queue.close();
    }, 60_000);

    it('let no workspace that floods the queue keep the others waiting', async () => {
      await using flooded = await startDesk(redisUrl());
      const quietWorkspace = await createWorkspace(flooded.sql, { name: 'Quiet' });
      const queue = await openQueue(flooded.place, quiet);
      const takeTurns = createTakeTurns();
      const ask = (requests: AnalysisRequest[]) => queue.request(gatherRequests(takeTurns(requests), 50));
      const dispatch = createDispatch({ sql: flooded.sql, request: ask });
      const flood = Array.from({ length: 1_000 }, (_, number) =>
        says(`c-${number}`, 'visitor', 'Do you ship to Norway?'),
      );
      await flooded.append(flood);
      while (!(await dispatch()).caughtUp);
      expect(await queue.countWaiting()).toBe(20);
      await appendItems(flooded.sql, quietWorkspace, [says('q', 'visitor', 'Hi')]);
      await dispatch();

      const order: string[] = [];
      const handlers = createAnalyseHandlers({
        analyseConversations: async ({ workspaceId }) => {
          order.push(workspaceId === quietWorkspace ? 'quiet' : 'flood');
          return [];
        },
        ...{ request: ask, together: 50, log: quiet },
      });
      const worker = await startWorker({
        ...{
          place: flooded.place,
          handlers: matchHandlers([analyseJob, analyseBatchJob], handlers),
          concurrency: 1,
          log: quiet,
        },
        bury: (dead) => buryJob(flooded.sql, dead),
      });
      await vi.waitFor(() => expect(order).toHaveLength(21), 20_000);
      // The flood's first turn was asked for before.
      expect(order.indexOf('quiet')).toBeLessThan(2);
      await worker.close(0);

      // What rests is looked for in every workspace, however much one of them has.
      await flooded.sql`update conversation set analysis_due_at = now() - interval '1 hour'`;
      await flooded.sql`update conversation set analysis_due_at = now() - interval '5 s' where external_id = 'q'`;
      const asked: AnalysisRequest[] = [];
      const underWay = createUnderWay();
      const look = createEnqueueDue({
        sql: flooded.sql,
        request: async (requests) => {
          asked.push(...requests);
          underWay.note(requests);
        },
        countJobs: async () => ({ waiting: 5_000, delayed: 0, active: 4, failed: 0 }),
        underWay,
      });
      await look();
      expect(asked.filter(({ payload }) => payload.workspaceId === quietWorkspace)).toHaveLength(1);
      expect(asked.length).toBeLessThan(100);
      const before = asked.length;
      await look();
      expect(asked).toHaveLength(before);
      await queue.close();
    }, 60_000);
  });
}
