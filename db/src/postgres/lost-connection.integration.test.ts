/** A connection may go at any moment. The driver needs a patch for this: docs/decisions/0006-postgres-driver-patch.md */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { connectPostgres, type Queryable, type Sql } from './connect.ts';

let database: TestDatabase;
let sql: Sql;
let other: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  sql = connectPostgres(database.url, { max: 1 });
  other = connectPostgres(database.url, { max: 1 });
});
afterEach(() => Promise.all([sql.end({ timeout: 0 }), other.end()]));

async function terminate(connection: Queryable): Promise<void> {
  const [row] = await connection<[{ pid: number }]>`select pg_backend_pid() as pid`;
  await other`select pg_terminate_backend(${row.pid}, 5000)`;
}

const lost = expect.objectContaining({ code: 'CONNECTION_CLOSED' }) as unknown;
const moment = () => new Promise((resolve) => setTimeout(resolve, 50));

it('ends a transaction that waits for an answer, and the pool goes on', async () => {
  const transaction = sql.begin(async (tx) => {
    const killed = moment().then(
      () =>
        other`select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(20)%' and pid <> pg_backend_pid()`,
    );
    await Promise.all([tx`select pg_sleep(20)`, killed]);
  });
  await expect(transaction).rejects.toEqual(lost);
  for (let round = 0; round < 3; round += 1) expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
});

it('ends a transaction that was between two statements, and the pool goes on', async () => {
  const transaction = sql.begin(async (tx) => {
    await terminate(tx);
    await moment();
    await tx`select 1`;
  });
  await expect(transaction).rejects.toEqual(lost);
  expect(await sql.begin((tx) => tx`select 1 as one`)).toEqual([{ one: 1 }]);
});

it('ends a reservation, whose release then takes nothing from the next one', async () => {
  const session = await sql.reserve();
  await terminate(session);
  await moment();
  await expect(session`select 1`).rejects.toEqual(lost);
  const next = await sql.reserve();
  session.release();
  await expect(session`select 1`).rejects.toEqual(lost);
  expect(await next`select 1 as one`).toEqual([{ one: 1 }]);
  next.release();
});

it('tells only its callers when connections close while they start', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', hear);
  const applicationName = 'doomed at birth';
  let isOver = false;
  const terminating = (async () => {
    while (!isOver) {
      await other`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${applicationName}`;
    }
  })();
  for (let round = 0; round < 30; round++) {
    const pool = connectPostgres(database.url, { max: 4, applicationName });
    await Promise.allSettled([1, 2, 3, 4].map(() => pool`select 1`));
    await pool.end({ timeout: 0 });
  }
  isOver = true;
  await terminating;
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});

it('runs no statement of a lost transaction in the transaction that got its connection', async () => {
  await sql`create table stray (a int)`;
  const terminated = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const first = sql.begin(async (tx) => {
    await terminate(tx);
    terminated.resolve();
    await taken.promise;
    await tx`insert into stray values (1)`;
  });
  const ended = expect(first).rejects.toEqual(lost);
  await terminated.promise;
  await ended;
  await sql.begin(async (tx) => {
    await tx`insert into stray values (2)`;
    taken.resolve();
    await moment();
  });
  expect(await sql`select a from stray`).toEqual([{ a: 2 }]);
});

it.each([99, 100, 101])('reserves the connection of a transaction behind %i queries on their way', async (count) => {
  await sql`select 1`;
  const before = Array.from({ length: count }, () => sql`select pg_sleep(0.001)`.execute());
  const ids = sql.begin(async (tx) => {
    const ownId = () => tx<[{ xid: string }]>`select pg_current_xact_id()::text as xid`;
    const [first] = await ownId();
    await moment();
    const [second] = await ownId();
    return [first.xid, second.xid];
  });
  const after = sql`select 1`.execute();
  const [first, second] = await ids;
  expect(second).toBe(first);
  await Promise.all([...before, after]);
});
