/** What a worker process leaves behind when it is told to stop in the middle of its work: nothing half done. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectPostgres } from '@debrief/db';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openQueue } from './queues/open-queue.ts';
import { quiet, says, startDesk, type Desk } from './testing/start-desk.ts';

const STOP_WITHIN_MS = 5_000;

async function startProcess(desk: Desk, env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = fork(new URL('./main.ts', import.meta.url), {
    env: {
      ...{ PATH: process.env['PATH'], LOG_LEVEL: 'warn', REDIS_URL: '' },
      ...{ DATABASE_URL: desk.place.databaseUrl, CLICKHOUSE_URL: desk.clickhouseUrl },
      ...env,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  expect((await once(child, 'message'))[0]).toBe('ready');
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  const startedAt = performance.now();
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(STOP_WITHIN_MS);
}

/** Conversations whose analysis is there but not all that goes with it, or the other way round. */
async function halfDone(desk: Desk): Promise<object[]> {
  return desk.sql`
    select c.external_id from conversation c
    where (c.analysis_due_at is null) <> exists (select from analysis a where a.conversation_id = c.id)
      or exists (select from analysis a where a.conversation_id = c.id)
        <> exists (select from outbox o where o.conversation_id = c.id and o.kind = 'analysis.saved')`;
}

it('gives back a job that waits for a model, and the next process does it', async () => {
  await using desk = await startDesk();
  const asked = Promise.withResolvers<void>();
  const silent = createServer(() => asked.resolve());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const baseUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v1`;
  await desk.append([says('c', 'visitor', 'Do you ship to Norway?'), { type: 'end', conversation: 'c' }]);

  const model = { DEBRIEF_MODEL: 'openai:silent', DEBRIEF_MODEL_BASE_URL: baseUrl, DEBRIEF_MODEL_API_KEY: 'k' };
  const first = await startProcess(desk, model);
  await asked.promise;
  await stop(first);

  const queue = await openQueue({ databaseUrl: desk.place.databaseUrl }, quiet);
  expect(await queue.countJobs()).toEqual({ waiting: 1, delayed: 0, active: 0, failed: 0 });
  await queue.close();
  expect(await desk.sql`select 1 from analysis`).toEqual([]);
  expect(await halfDone(desk)).toEqual([]);

  const second = await startProcess(desk);
  await vi.waitFor(async () => expect(await desk.sql`select 1 from analysis`).toHaveLength(1), 10_000);
  await stop(second);
  expect(await halfDone(desk)).toEqual([]);
  expect(await desk.sql`select 1 from dead_letter`).toEqual([]);
}, 60_000);

it('stops in the middle of many jobs and of loading facts, and the next process goes on from there', async () => {
  await using desk = await startDesk();
  // Several times what is in flight at once: batches that were begun are finished before the end.
  const names = Array.from({ length: 3_000 }, (_, index) => `c-${index}`);
  await desk.append(
    names.flatMap((name) => [
      says(name, 'visitor', 'Do you ship to Norway?'),
      says(name, 'bot', "I'm sorry, I don't have information about that."),
      { type: 'end' as const, conversation: name },
    ]),
  );
  const analysed = async () => (await desk.sql`select 1 from analysis`).length;
  const first = await startProcess(desk);
  await vi.waitFor(async () => expect(await analysed()).toBeGreaterThan(20), { timeout: 20_000, interval: 5 });
  await stop(first);
  const done = await analysed();
  expect(done).toBeLessThan(names.length);
  expect(await halfDone(desk)).toEqual([]);
  // What held connections is gone, and so are its locks.
  const sql = connectPostgres(desk.place.databaseUrl, { max: 1, applicationName: 'test' });
  expect(
    await sql`select application_name from pg_stat_activity where datname = current_database()
      and application_name in ('debrief workers', 'debrief leadership', 'debrief queue')`,
  ).toEqual([]);
  await sql.end();

  const second = await startProcess(desk);
  await vi.waitFor(async () => expect(await analysed()).toBe(names.length), { timeout: 90_000, interval: 100 });
  await stop(second);
  expect(await halfDone(desk)).toEqual([]);
  const [told] = await desk.sql<[{ rows: number }]>`
    select count(*)::int as rows from outbox where kind = 'analysis.saved'`;
  expect(told.rows).toBe(names.length);
}, 180_000);
