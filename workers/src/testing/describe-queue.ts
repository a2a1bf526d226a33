/** What becomes of a job, on either queue; `redisUrl` gives the one to use, or undefined for the queue in Postgres. */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { buryJob, connectPostgres, type BuriedJob, type Sql } from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { defineJob, type JobRequest } from '@debrief/pipelines/jobs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { createHandler, type JobOptions, type JobOutcome } from '../handlers/handler.ts';
import { matchHandlers } from '../handlers/match-handlers.ts';
import type { QueuePlace } from '../queues/connections.ts';
import { openQueue, type JobQueue } from '../queues/open-queue.ts';
import { startWorker, type WorkerOptions } from '../queues/start-worker.ts';
import { quiet } from './start-desk.ts';

const tryJob = defineJob('try', z.strictObject({ v: z.literal(1), number: z.int() }));

export function describeQueue(queueName: string, redisUrl: () => string | undefined): void {
  describe(`a job in ${queueName}`, () => {
    let database: TestDatabase;
    let sql: Sql;
    let place: QueuePlace;
    let queue: JobQueue;
    beforeAll(async () => {
      database = await createTestDatabase();
      sql = connectPostgres(database.url, { max: 2 });
    });
    afterAll(async () => {
      await sql.end();
      await database.drop();
    });
    beforeEach(async () => {
      await sql`truncate dead_letter`;
      const namespace = `t_${randomUUID().replaceAll('-', '')}`;
      place = { databaseUrl: database.url, redisUrl: redisUrl(), namespace };
      queue = await openQueue(place, quiet);
      onTestFinished(() => queue.close());
    });

    function job(number: number, change: Partial<JobRequest> = {}): JobRequest {
      return { name: 'try', id: `try-${number}`, payload: { v: 1, number }, urgent: true, ...change };
    }

    async function startTrying(
      run: (payload: { number: number }, options: JobOptions) => Promise<JobOutcome | void>,
      options: Partial<WorkerOptions> = {},
    ) {
      const handler = createHandler(tryJob, async (payload, jobOptions) => {
        return (await run(payload, jobOptions)) ?? { status: 'done' };
      });
      const handlers = matchHandlers([tryJob], [handler]);
      const bury = (dead: BuriedJob) => buryJob(sql, dead);
      const worker = await startWorker({ place, handlers, concurrency: 1, log: quiet, bury, ...options });
      onTestFinished(() => worker.close(0));
      return worker;
    }

    const letters = () => sql`select job_id as "jobId", reason, attempts from dead_letter order by job_id`;

    const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

    it('is asked for as often as you like and done once', async () => {
      await queue.request([job(1), job(2)]);
      await queue.request([job(1)]);
      await queue.request(Array.from({ length: 20 }, (_, number) => job(number + 1)));
      const done: number[] = [];
      await startTrying(async ({ number }) => {
        done.push(number);
      });
      await until(() => expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1)));
      expect(await queue.countWaiting()).toBe(0);
    });

    it('goes before those that are not urgent', async () => {
      await queue.request([job(1, { urgent: false }), job(2, { urgent: false }), job(3)]);
      const done: number[] = [];
      await startTrying(async ({ number }) => {
        done.push(number);
      });
      await until(() => expect(done).toHaveLength(3));
      expect(done[0]).toBe(3);
    });

    it('is tried again after its handler failed', async () => {
      await queue.request([job(1)]);
      let tries = 0;
      await startTrying(async () => {
        tries += 1;
        if (tries < 3) throw new Error('not yet');
      });
      await until(() => expect(tries).toBe(3));
      await until(async () => expect(await queue.countWaiting()).toBe(0));
      expect(await queue.listFailed(10)).toEqual([]);
    });

    it('fails for good at once, with the reason, when its data is bad', async () => {
      await queue.request([
        job(1, { payload: { v: 1, number: 'one' } }),
        job(2, { payload: { v: 2, number: 2 } }),
        job(3),
        job(4, { name: 'nobody' }),
      ]);
      await startTrying(async () => ({ status: 'refused', reason: 'there is no third' }));
      await until(async () => expect(await queue.listFailed(10)).toHaveLength(4));
      const failed = (await queue.listFailed(10)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(failed.map(({ id, attempts, reason }) => [id, attempts, reason])).toEqual([
        ['try-1', 1, expect.stringMatching(/^payload refused: \/number /) as string],
        ['try-2', 1, expect.stringMatching(/^payload refused: \/v /) as string],
        ['try-3', 1, 'there is no third'],
        ['try-4', 1, 'no handler for a job called "nobody"'],
      ]);
      await queue.request([job(3)]);
      expect(await queue.countWaiting()).toBe(0);
      expect(await queue.countJobs()).toMatchObject({ waiting: 0, failed: 4 });
      expect(await letters()).toEqual([
        { jobId: 'try-1', reason: expect.stringMatching(/^payload refused: /) as string, attempts: 1 },
        { jobId: 'try-2', reason: expect.stringMatching(/^payload refused: /) as string, attempts: 1 },
        { jobId: 'try-3', reason: 'there is no third', attempts: 1 },
        { jobId: 'try-4', reason: 'no handler for a job called "nobody"', attempts: 1 },
      ]);
    });

    it('is not given up before its letter is written', async () => {
      await queue.request([job(1)]);
      let isAway = true;
      const ends: string[] = [];
      const bury = async (dead: BuriedJob) => {
        if (isAway) throw Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' });
        await buryJob(sql, dead);
      };
      await startTrying(async () => ({ status: 'refused', reason: 'enough' }), {
        bury,
        onEnd: (_, end) => ends.push(end),
      });
      await until(() => expect(ends).toEqual(['waiting']));
      expect(await queue.listFailed(10)).toEqual([]);
      isAway = false;
      await until(async () => expect(await queue.listFailed(10)).toHaveLength(1));
      expect(ends).toEqual(['waiting', 'dead']);
      expect(await letters()).toMatchObject([{ reason: 'enough' }]);
    });

    it('is done again when it failed for good and is asked for again', async () => {
      await queue.request([job(1)]);
      let isBroken = true;
      let done = 0;
      await startTrying(async () => {
        if (isBroken) return { status: 'refused', reason: 'broken' };
        done += 1;
      });
      await until(async () => expect(await queue.listFailed(10)).toHaveLength(1));
      isBroken = false;
      await queue.request([job(1)]);
      expect(await queue.countWaiting()).toBe(0);
      await queue.requestAgain([job(1)]);
      await until(() => expect(done).toBe(1));
      expect(await queue.listFailed(10)).toEqual([]);
    });

    it('that kills worker after worker is given up by the queue, and has its letter', async () => {
      await queue.request([job(1)]);
      const ends: string[] = [];
      for (let death = 0; death <= 5; death += 1) {
        const victim = fork(new URL('./hanging-worker.ts', import.meta.url), [JSON.stringify(place)]);
        expect((await once(victim, 'message'))[0]).toBe('started');
        victim.kill('SIGKILL');
        await once(victim, 'exit');
      }
      await startTrying(async () => {}, { lockMs: 1_000, onEnd: (_, end) => ends.push(end) });
      await until(async () => expect(await letters()).toHaveLength(1));
      expect(ends).toEqual([]);
      expect(await letters()).toMatchObject([{ jobId: 'try-1', reason: expect.stringContaining('stalled') as string }]);
    }, 60_000);

    it('waits, and loses no attempt, while what it stands on is away', async () => {
      await queue.request([job(1)]);
      let tries = 0;
      await startTrying(async () => {
        tries += 1;
        if (tries === 1) throw Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' });
        if (tries === 2) throw new Error('wrapped', { cause: Object.assign(new Error('x'), { code: '57P01' }) });
        return { status: 'refused', reason: 'enough' };
      });
      await until(async () => expect(await queue.listFailed(10)).toHaveLength(1));
      expect(await queue.listFailed(10)).toMatchObject([{ attempts: 1, reason: 'enough' }]);
      expect(tries).toBe(3);
    });

    it('is given back by a worker that stops, and taken up by the next', async () => {
      await queue.request([job(1)]);
      const started = Promise.withResolvers<void>();
      const first = await startTrying(async (_, { signal }) => {
        started.resolve();
        await once(signal, 'abort');
        signal.throwIfAborted();
      });
      await started.promise;
      await first.close(50);
      expect(await queue.countWaiting()).toBe(1);
      let done = 0;
      await startTrying(async () => {
        done += 1;
      });
      await until(() => expect(done).toBe(1));
    });

    it('is taken up by another worker when its own is killed', async () => {
      await queue.request([job(1)]);
      const victim = fork(new URL('./hanging-worker.ts', import.meta.url), [JSON.stringify(place)]);
      expect((await once(victim, 'message'))[0]).toBe('started');
      victim.kill('SIGKILL');
      await once(victim, 'exit');
      let done = 0;
      await startTrying(
        async () => {
          done += 1;
        },
        { lockMs: 1_000 },
      );
      await until(() => expect(done).toBe(1));
    });
  });
}
