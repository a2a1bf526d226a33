import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId, type ConversationId, type WorkspaceId } from '../ids.ts';
import { connectPostgres, type Sql, type Transaction } from '../postgres/connect.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { appendOutbox } from './append.ts';
import { readOutbox, type OutboxHole } from './read.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let sql: Sql;
let workspaceId: WorkspaceId;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(async () => {
  workspaceId = await createWorkspace(sql, { name: 'W' });
});

function append(tx: Transaction) {
  const entry = {
    conversationId: newId<ConversationId>(),
    kind: 'message.created' as const,
    entityId: null,
    revision: 1,
  };
  return appendOutbox(tx, workspaceId, [entry]);
}

/** A transaction that appended one row and stays open until told. */
async function openTransaction() {
  const decided = Promise.withResolvers<boolean>();
  const appended = Promise.withResolvers<number | null>();
  const ended = sql
    .begin(async (tx) => {
      appended.resolve(await append(tx));
      if (!(await decided.promise)) throw new Error('rolled back');
    })
    .catch(() => undefined);
  const seq = await appended.promise;
  const end = async (commit: boolean) => {
    decided.resolve(commit);
    await ended;
  };
  return { seq, commit: () => end(true), rollBack: () => end(false) };
}

/** Reads as a reader does: onwards from the last row, with the hole of the read before. */
function reader(afterSeq: number) {
  let hole: OutboxHole | null = null;
  let last = afterSeq;
  return async () => {
    const batch = await readOutbox(sql, { afterSeq: last, limit: 1_000, hole });
    hole = batch.hole;
    last = batch.rows.at(-1)?.seq ?? last;
    return batch.rows.map((row) => row.seq);
  };
}

async function currentSeq(): Promise<number> {
  return (await sql.begin(append)) ?? 0;
}

it('a row committed after later ones is read, and before them', async () => {
  const read = reader(await currentSeq());
  const slow = await openTransaction();
  const later = await currentSeq();
  expect(await read()).toEqual([]);
  expect(await read()).toEqual([]);
  await slow.commit();
  expect(await read()).toEqual([slow.seq, later]);
});

it('a number whose transaction rolled back is passed', async () => {
  const read = reader(await currentSeq());
  const failed = await openTransaction();
  const later = await currentSeq();
  expect(await read()).toEqual([]);
  await failed.rollBack();
  expect(await read()).toEqual([later]);
});

it('an older transaction that draws its number later is not skipped', async () => {
  const start = await currentSeq();
  const read = reader(start);
  // The older transaction has its id first and its number second: a filter on ids alone would pass it by.
  const mayAppend = Promise.withResolvers<void>();
  const hasId = Promise.withResolvers<void>();
  const older = sql.begin(async (tx) => {
    await tx`select pg_current_xact_id()`;
    hasId.resolve();
    await mayAppend.promise;
    return append(tx);
  });
  await hasId.promise;
  const younger = await openTransaction();
  mayAppend.resolve();
  const olderSeq = await older;
  expect(olderSeq).toBeGreaterThan(younger.seq ?? 0);
  expect(await read()).toEqual([]);
  await younger.commit();
  expect(await read()).toEqual([younger.seq, olderSeq]);
});

it('rows without a hole are not held back by a long transaction that wrote elsewhere', async () => {
  const read = reader(await currentSeq());
  const mayEnd = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const long = sql.begin(async (tx) => {
    await tx`select pg_current_xact_id()`;
    started.resolve();
    await mayEnd.promise;
  });
  await started.promise;
  const seq = await currentSeq();
  expect(await read()).toEqual([seq]);
  mayEnd.resolve();
  await long;
});
