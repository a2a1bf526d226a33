/** What the workers promise, on either queue; `redisUrl` gives the one to use, or undefined for the queue in Postgres. */
import { connectClickHouse } from '@debrief/db/clickhouse';
import { createLocalAnalyser } from '@debrief/pipelines/analyse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openQueue } from '../queues/open-queue.ts';
import { createDispatch } from '../readers/dispatch.ts';
import { createEnqueueDue } from '../schedules/enqueue-due.ts';
import { quiet, says, startDesk, type Desk } from './start-desk.ts';

const NO_ANSWER = "I'm sorry, I don't have information about that.";

export function describeWorkers(queueName: string, redisUrl: () => string | undefined): void {
  describe(`workers with their queue in ${queueName}`, () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await startDesk(redisUrl());
    });
    afterAll(() => desk[Symbol.asyncDispose]());

    async function state(conversation: string) {
      const id = await desk.idOf(conversation);
      const [row] = await desk.sql<{ flagKinds: string[]; revision: number; due: boolean; summary: string[] | null }[]>`
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

      it('hold no more connections than they say', async () => {
        const [open] = await desk.sql<[{ count: number }]>`
          select count(*)::int as count from pg_stat_activity
          where datname = current_database() and application_name in ('debrief workers', 'debrief queue', 'debrief leadership', 'debrief')
            and pid <> pg_backend_pid() and backend_type = 'client backend'`;
        // Four of them are this test's own.
        expect(open.count - 4).toBeLessThanOrEqual(redisUrl() ? 10 : 17);
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
      await vi.waitFor(async () => expect(await queue.listFailed(10)).toHaveLength(1), {
        timeout: 30_000,
        interval: 200,
      });
      expect(await queue.listFailed(10)).toMatchObject([
        { name: 'analyse', attempts: 5, reason: 'cannot read this\ufffd' },
      ]);
      expect(attempts).toBe(5);

      // The conversation is still due, but its one job is among the dead letters.
      const { request, countWaiting } = queue;
      await createEnqueueDue({ sql: poisoned.sql, request, countWaiting })();
      expect(await countWaiting()).toBe(0);

      await poisoned.append([says('p', 'visitor', 'Hello?'), { type: 'end', conversation: 'p' }]);
      const analysed = async () => expect(await poisoned.sql`select 1 from analysis`).toHaveLength(1);
      await vi.waitFor(analysed, { timeout: 10_000, interval: 100 });
      await queue.close();
    }, 60_000);
  });
}
