/** What the workers promise, on either queue; `redisUrl` gives the one to use, or undefined for the queue in Postgres. */
import { listDeadLetters, readHealthReports, retryDeadLetters } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { createLocalAnalyser } from '@debrief/pipelines/analyse';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { analyseBatchJob, analyseJob } from '@debrief/pipelines/jobs';
import { createHandler } from '../handlers/handler.ts';
import { matchHandlers } from '../handlers/match-handlers.ts';
import { openQueue } from '../queues/open-queue.ts';
import { createRequestLiving } from '../queues/request-living.ts';
import { createUnderWay } from '../queues/under-way.ts';
import { startWorker } from '../queues/start-worker.ts';
import { createDispatch } from '../readers/dispatch.ts';
import { createEnqueueDue } from '../schedules/enqueue-due.ts';
import { createKeepDeadLetters } from '../schedules/keep-dead-letters.ts';
import { quiet, says, startDesk, type Desk } from './start-desk.ts';

const NO_ANSWER = "I'm sorry, I don't have information about that.";

export function describeWorkers(queueName: string, redisUrl: () => string | undefined): void {
  describe(`workers with their queue in ${queueName}`, () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await startDesk(redisUrl());
    });
    afterAll(() => desk[Symbol.asyncDispose]());

    async function state(conversation: string, of = desk) {
      const id = await of.idOf(conversation);
      const [row] = await of.sql<{ flagKinds: string[]; revision: number; due: boolean; summary: string[] | null }[]>`
        select c.flag_kinds as "flagKinds", c.revision, c.analysis_due_at is not null as due, a.summary
        from conversation c left join analysis a on a.conversation_id = c.id
        where c.id = ${id}`;
      return row;
    }

    describe('that run', () => {
      beforeAll(() => desk.start());

      it('flag a conversation within 3 s, and summarise it within 10 s of its end', async () => {
        await desk.append([says('live', 'visitor', 'Do you ship to Norway?'), says('live', 'bot', NO_ANSWER)]);
        const flagged = async () => expect((await state('live'))?.flagKinds).toEqual(['knowledge_gap']);
        await vi.waitFor(flagged, { timeout: 3_000, interval: 20 });
        expect((await state('live'))?.summary).toBeNull();

        await desk.append([{ type: 'end', conversation: 'live' }]);
        const summarised = async () => expect(await state('live')).toMatchObject({ due: false });
        await vi.waitFor(summarised, { timeout: 10_000, interval: 20 });
        expect((await state('live'))?.summary).not.toEqual([]);
      });

      it('analyse again when somebody writes after the end', async () => {
        await desk.append([says('late', 'visitor', 'Hi, where are you?'), { type: 'end', conversation: 'late' }]);
        await vi.waitFor(async () => expect(await state('late')).toMatchObject({ due: false }), 10_000);
        const before = await state('late');
        await desk.append([
          says('late', 'visitor', 'Do you ship to Norway?'),
          says('late', 'bot', NO_ANSWER),
          { type: 'end', conversation: 'late' },
        ]);
        await vi.waitFor(async () => expect(await state('late')).toMatchObject({ due: false }), 10_000);
        const after = await state('late');
        expect(after?.flagKinds).toEqual(['knowledge_gap']);
        expect(after?.summary).not.toEqual(before?.summary);
      });

      it('analyse a conversation in full once nobody has written for long enough', async () => {
        await desk.append([says('idle', 'visitor', 'Do you ship to Norway?', { at: new Date(Date.now() - 598_000) })]);
        expect(await state('idle')).toMatchObject({ due: true });
        await vi.waitFor(async () => expect(await state('idle')).toMatchObject({ due: false }), 15_000);
      });

      it('bring what was said and found into the counts within 5 s', async () => {
        await desk.append([says('counted', 'visitor', 'Any gift cards?'), says('counted', 'bot', NO_ANSWER)]);
        const id = await desk.idOf('counted');
        const clickhouse = connectClickHouse(desk.clickhouseUrl);
        const counted = async () => {
          const found = await clickhouse.query({
            query: `select messages, flag_kinds from conversation_facts final where conversation_id = {id:UUID}`,
            query_params: { id },
            format: 'JSONEachRow',
          });
          expect(await found.json()).toEqual([{ messages: 2, flag_kinds: ['knowledge_gap'] }]);
        };
        await vi.waitFor(counted, { timeout: 5_000, interval: 50 });
        await clickhouse.close();
      });

      it('say of themselves what the dashboard cannot know', async () => {
        const told = async () => {
          const { workers, queue, facts } = await readHealthReports(desk.sql);
          expect(workers).toMatchObject([{ queue: redisUrl() ? 'redis' : 'postgres', concurrency: 4 }]);
          expect(queue).toMatchObject({ active: 0, failed: 0 });
          expect(facts?.rows).toBeGreaterThan(0);
        };
        await vi.waitFor(told, { timeout: 12_000, interval: 100 });
      });

      it('hold no more connections than they say', async () => {
        const [open] = await desk.sql<[{ count: number }]>`
          select count(*)::int as count from pg_stat_activity
          where datname = current_database() and application_name in ('debrief workers', 'debrief queue', 'debrief leadership', 'debrief')
            and pid <> pg_backend_pid() and backend_type = 'client backend'`;
        // Four of them are this test's own.
        expect(open.count - 4).toBeLessThanOrEqual(redisUrl() ? 8 : 13);
      });

      it('stop within 5 s', async () => {
        const workers = await desk.start();
        const startedAt = performance.now();
        await workers.stop();
        expect(performance.now() - startedAt).toBeLessThan(5_000);
      });
    });

    it('make up for a queue that was wiped', async () => {
      await using lost = await startDesk(redisUrl());
      const conversations = Array.from({ length: 20 }, (_, number) => `c-${number}`);
      await lost.append(
        conversations.flatMap((name) => [
          says(name, 'visitor', 'Do you ship to Norway?'),
          says(name, 'bot', NO_ANSWER),
          { type: 'end' as const, conversation: name },
        ]),
      );
      const queue = await openQueue(lost.place, quiet);
      const dispatch = createDispatch({ sql: lost.sql, request: queue.request });
      while (!(await dispatch()).caughtUp);
      expect(await queue.countWaiting()).toBe(20);
      await queue.wipe();
      expect(await queue.countWaiting()).toBe(0);

      await lost.start();
      const analysed = async (count: number) => {
        expect(await lost.sql`select count(*)::int as count from analysis`).toEqual([{ count }]);
      };
      await vi.waitFor(() => analysed(20), { timeout: 10_000, interval: 100 });

      // Under the feet of a worker that waits for jobs.
      await queue.wipe();
      await lost.append([says('after', 'visitor', 'Still there?'), { type: 'end', conversation: 'after' }]);
      await vi.waitFor(() => analysed(21), { timeout: 15_000, interval: 100 });
      await queue.close();
    });

    it('name the request in every line of the log, from the job to the facts', async () => {
      await using followed = await startDesk(redisUrl());
      const lines: Record<string, unknown>[] = [];
      const keep = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
      const workers = await followed.start({ log: pino({ level: 'debug' }, keep) });
      // What comes to rest is looked for every five seconds, and asked for without naming a request: not just now.
      await vi.waitFor(() => expect(workers.leads()).toContain('due'), 5_000);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await followed.append([
        { ...says('c', 'visitor', 'Do you ship to Norway?'), requestId: 'r-1' },
        { type: 'end', conversation: 'c', requestId: 'r-2' },
        { ...says('other', 'visitor', 'Hi'), requestId: 'r-3' },
      ]);
      const conversationId = await followed.idOf('c');
      const batches = () => lines.filter((line) => line['msg'] === 'facts inserted').map((line) => line['requestIds']);
      await vi.waitFor(() => expect(batches().flat()).toEqual(expect.arrayContaining(['r-1', 'r-2', 'r-3'])), 10_000);
      await vi.waitFor(async () => expect(await state('c', followed)).toMatchObject({ due: false }), 10_000);
      const done = lines.filter((line) => line['msg'] === 'job done' && line['conversationId'] === conversationId);
      expect(done).toMatchObject([{ requestId: 'r-2', tier: 'full', result: 'saved' }]);
      // What was found goes to the facts under the same name.
      expect(
        await followed.sql`select request_id as id from outbox where kind = 'analysis.saved' and conversation_id = ${conversationId}`,
      ).toEqual([{ id: 'r-2' }]);
    });

    it('give up a conversation that no analyser can bear, with the reason, and take it up when it changes', async () => {
      await using poisoned = await startDesk(redisUrl());
      const local = createLocalAnalyser();
      let attempts = 0;
      const analyser = {
        ...local,
        analyse: async (...[conversation, options]: Parameters<typeof local.analyse>) => {
          if (conversation.messages.length === 1) {
            attempts += 1;
            throw new TypeError('cannot\0 read this\ud83d');
          }
          return local.analyse(conversation, options);
        },
      };
      const queue = await openQueue(poisoned.place, quiet);
      await poisoned.append([says('p', 'visitor', '?'), { type: 'end', conversation: 'p' }]);
      await poisoned.start({ analyser, retryMs: 20 });
      const letters = async () => (await listDeadLetters(poisoned.sql, poisoned.workspaceId)).letters;
      const given = async (up: number) => {
        expect(await letters()).toMatchObject([{ attempts: up, retrying: false, reason: 'cannot read this\ufffd' }]);
      };
      await vi.waitFor(() => given(5), { timeout: 30_000, interval: 200 });
      expect(attempts).toBe(5);

      // The conversation is still due, but its one job is among the dead letters, whatever becomes of the queue.
      await queue.wipe();
      const { request, countJobs, countWaiting } = queue;
      const requestLiving = createRequestLiving(poisoned.sql, request);
      await createEnqueueDue({ sql: poisoned.sql, request: requestLiving, countJobs, underWay: createUnderWay() })();
      expect(await countWaiting()).toBe(0);

      expect(await retryDeadLetters(poisoned.sql, poisoned.workspaceId)).toBe(1);
      await vi.waitFor(() => given(10), { timeout: 30_000, interval: 200 });
      expect(attempts).toBe(10);

      await poisoned.append([says('p', 'visitor', 'Hello?'), { type: 'end', conversation: 'p' }]);
      const analysed = async () => expect(await poisoned.sql`select 1 from analysis`).toHaveLength(1);
      await vi.waitFor(analysed, { timeout: 10_000, interval: 100 });
      expect(await letters()).toEqual([]);
      await queue.close();
    }, 90_000);

    it('find the dead letter that nobody wrote', async () => {
      await using poisoned = await startDesk(redisUrl());
      await poisoned.append([says('p', 'visitor', '?'), { type: 'end', conversation: 'p' }]);
      const queue = await openQueue(poisoned.place, quiet, { retryMs: 10 });
      await createDispatch({ sql: poisoned.sql, request: queue.request })();
      const handlers = matchHandlers(
        [analyseJob, analyseBatchJob],
        [
          createHandler(analyseJob, async () => ({ status: 'refused', reason: 'no' })),
          createHandler(analyseBatchJob, async () => ({ status: 'refused', reason: 'no' })),
        ],
      );
      const worker = await startWorker({
        ...{ place: poisoned.place, handlers, concurrency: 1, log: quiet },
        bury: () => Promise.reject(new TypeError('a defect')),
      });
      await vi.waitFor(async () => expect(await queue.listFailed(10)).toHaveLength(1), 10_000);
      await worker.close(0);
      const keep = createKeepDeadLetters(poisoned.sql, queue, quiet);
      const letters = async () => (await listDeadLetters(poisoned.sql, poisoned.workspaceId)).letters;
      expect(await letters()).toEqual([]);
      await keep();
      expect(await letters()).toMatchObject([{ job: 'analyse', reason: 'no', externalId: 'p' }]);

      // Analysed meanwhile: the failed job is still in the queue, and gets no letter any more.
      await poisoned.sql`update conversation set analysis_due_at = null`;
      await keep();
      await keep();
      expect(await poisoned.sql`select 1 from dead_letter`).toEqual([]);
      await queue.close();
    });
  });
}
