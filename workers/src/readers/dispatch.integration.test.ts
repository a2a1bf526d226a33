import { connectPostgres, createWorkspace, appendItems, getCursor, type Sql, type WorkspaceId } from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { analyseJob, type JobRequest } from '@debrief/pipelines/jobs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { says } from '../testing/start-desk.ts';
import { createDispatch, DISPATCH } from './dispatch.ts';

let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;
beforeEach(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 2 });
  workspaceId = await createWorkspace(sql, { name: 'W' });
});
afterEach(async () => {
  await sql.end();
  await database.drop();
});

function createRequests() {
  const requests: JobRequest[][] = [];
  const request = async (jobs: JobRequest[]) => {
    requests.push(jobs);
  };
  return { requests, request };
}

it('asks for one job per conversation of a batch, by ids, named by its content', async () => {
  await appendItems(sql, workspaceId, [says('a', 'visitor', 'Hi'), says('b', 'visitor', 'Hi')]);
  await appendItems(sql, workspaceId, [says('a', 'bot', 'Hello!'), { type: 'end', conversation: 'a' }]);
  const { requests, request } = createRequests();
  expect(await createDispatch({ sql, request })()).toEqual({ rows: 4, caughtUp: true });
  const jobs = requests.flat();
  expect(jobs).toHaveLength(2);
  expect(jobs.map((job) => job.id.replace(/-[0-9a-f-]{36}-/, ' ')).toSorted()).toEqual(['analyse 1', 'analyse 2']);
  for (const job of jobs) {
    expect(analyseJob.payload.safeParse(job.payload).success).toBe(true);
    expect(job.id).not.toContain(':');
  }
});

it('moves its cursor only when the jobs are asked for, and asks for the same ones again after a failure', async () => {
  await appendItems(sql, workspaceId, [says('a', 'visitor', 'Hi')]);
  const { requests, request } = createRequests();
  let away = true;
  const dispatch = createDispatch({
    sql,
    request: async (jobs) => {
      await request(jobs);
      if (away) throw new Error('the queue is away');
    },
  });
  await expect(dispatch()).rejects.toThrow('the queue is away');
  expect(await getCursor(sql, DISPATCH)).toBe(0);
  away = false;
  expect(await dispatch()).toEqual({ rows: 1, caughtUp: true });
  expect(await getCursor(sql, DISPATCH)).toBe(1);
  expect(requests[1]).toEqual(requests[0]);
});

it('passes over what has its analysis, and what is not about content', async () => {
  await appendItems(sql, workspaceId, [says('a', 'visitor', 'Hi'), says('b', 'visitor', 'Hi')]);
  await sql`update conversation set analysis_due_at = null where external_id = 'a'`;
  await sql`delete from conversation where external_id = 'b'`;
  const { requests, request } = createRequests();
  const dispatch = createDispatch({ sql, request });
  expect(await dispatch()).toEqual({ rows: 3, caughtUp: true });
  expect(await dispatch()).toEqual({ rows: 0, caughtUp: true });
  expect(requests).toEqual([]);
});

it('goes on in full batches, and puts what is said now before what was said long ago', async () => {
  const old = new Date('2026-01-01T10:00:00Z');
  await appendItems(sql, workspaceId, [
    says('old', 'visitor', 'Hi', { at: old }),
    says('old', 'bot', 'Hello!', { at: old }),
    says('new', 'visitor', 'Hi'),
  ]);
  const { requests, request } = createRequests();
  const dispatch = createDispatch({ sql, request, limit: 2 });
  expect(await dispatch()).toEqual({ rows: 2, caughtUp: false });
  expect(await dispatch()).toEqual({ rows: 1, caughtUp: true });
  expect(requests.map((jobs) => jobs.map((job) => job.urgent))).toEqual([[false], [true]]);
});
