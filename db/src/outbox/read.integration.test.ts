import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type ConversationId, type WorkspaceId } from '../ids.ts';
import { connectPostgres, type Sql, type Transaction } from '../postgres/connect.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { appendOutbox } from './append.ts';
import { readOutboxSpan } from './read-span.ts';
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

/** The same by spans: what lies in one is looked up afterwards, as whoever acts on it does. */
function spanReader(afterSeq: number) {
  let hole: OutboxHole | null = null;
  let last = afterSeq;
  return async () => {
    const span = await readOutboxSpan(sql, { afterSeq: last, maxWeight: 1_000, hole });
    const rows = await sql<{ seq: number }[]>`
      select seq from outbox where seq > ${last} and seq <= ${span.toSeq} order by seq`;
    hole = span.hole;
    last = span.toSeq;
    return rows.map((row) => row.seq);
  };
}

async function currentSeq(): Promise<number> {
  return (await sql.begin(append)) ?? 0;
}

describe.each([
  ['rows', reader],
  ['spans', spanReader],
])('read by %s', (_, readFrom) => {
  it('a row committed after later ones is read, and before them', async () => {
    const read = readFrom(await currentSeq());
    const slow = await openTransaction();
    const later = await currentSeq();
    expect(await read()).toEqual([]);
    expect(await read()).toEqual([]);
    await slow.commit();
    expect(await read()).toEqual([slow.seq, later]);
  });

  it('a number whose transaction rolled back is passed', async () => {
    const read = readFrom(await currentSeq());
    const failed = await openTransaction();
    const later = await currentSeq();
    expect(await read()).toEqual([]);
    await failed.rollBack();
    expect(await read()).toEqual([later]);
  });

  it('an older transaction that draws its number later is not skipped', async () => {
    const start = await currentSeq();
    const read = readFrom(start);
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
    const read = readFrom(await currentSeq());
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
});

it('a span weighs an erasure as the messages it takes away, and takes at least one row', async () => {
  const start = await currentSeq();
  const conversationId = newId<ConversationId>();
  await sql`
    insert into erased_conversation (conversation_id, workspace_id, started_at, revision, message_ids)
    values (${conversationId}, ${workspaceId}, now(), 2, array(select gen_random_uuid() from generate_series(1, 8)))`;
  const first = await currentSeq();
  await sql.begin((tx) =>
    appendOutbox(tx, workspaceId, [{ conversationId, kind: 'conversation.erased', entityId: null, revision: 2 }]),
  );
  const last = await currentSeq();
  const spanFrom = (afterSeq: number, maxWeight: number) => readOutboxSpan(sql, { afterSeq, maxWeight, hole: null });
  expect(await spanFrom(start, 9)).toMatchObject({ toSeq: first, isFull: true });
  expect(await spanFrom(start, 10)).toMatchObject({ toSeq: first + 1, isFull: true });
  expect(await spanFrom(first, 5)).toMatchObject({ toSeq: first + 1, isFull: true });
  expect(await spanFrom(start, 100)).toMatchObject({ toSeq: last, isFull: false });
  expect(await spanFrom(last, 100)).toMatchObject({ toSeq: last, isFull: false });
});
