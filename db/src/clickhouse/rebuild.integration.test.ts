import { expect, test } from 'vitest';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { getCursor } from '../outbox/index.ts';
import { createFactsTestBed, type FactsTestBed } from './facts-test-bed.ts';
import { withFactsLock } from './facts-lock.ts';
import { forgetKilledRebuild } from './forget-rebuild.ts';
import { RebuildRunningError } from './rebuild-alone.ts';
import { rebuild } from './rebuild.ts';
import { reconcile } from './reconcile.ts';

async function openBed(conversations: number): Promise<FactsTestBed> {
  const bed = await createFactsTestBed();
  for (let index = 0; index < conversations; index += 1) {
    await bed.say(`c-${index}`, new Date(Date.UTC(2025, index % 12, 1 + (index % 28))).toISOString());
  }
  return bed;
}

test('from nothing, in blocks, twice: the same facts', async () => {
  await using bed = await openBed(25);
  await bed.load();
  await bed.clickhouse.command({ query: 'truncate table conversation_facts' });
  for (let time = 0; time < 2; time += 1) {
    const done = await rebuild(bed.sql, bed.clickhouse, { blockSize: 4 });
    expect(done).toEqual({ conversations: 25, ofConversations: 25, messages: 50 });
    expect(await bed.count('select count() from conversation_facts')).toBe(25);
    expect(await reconcile(bed.sql, bed.clickhouse)).toMatchObject({ conversations: 25, pending: 0, differences: [] });
  }
  // Nothing is left lying about: neither its tables nor the cursor that keeps the outbox from being dropped.
  expect(await bed.count('select count() from system.tables where database = currentDatabase()')).toBe(3);
  expect(await getCursor(bed.sql, 'analytics:rebuild')).toBe(0);
});

test('what is said, changed and deleted meanwhile is in the new facts', async () => {
  await using bed = await openBed(30);
  await bed.load();
  let meanwhile: Promise<void> | undefined;
  // What is left to copy waits, so that the reader is past all of it before the tables are exchanged.
  const waiting: typeof bed.clickhouse = Object.create(bed.clickhouse, {
    insert: {
      async value(insert: Parameters<typeof bed.clickhouse.insert>[0]) {
        await meanwhile;
        return bed.clickhouse.insert(insert);
      },
    },
  });
  await rebuild(bed.sql, waiting, {
    blockSize: 3,
    onProgress({ conversations }) {
      if (conversations < 15) return;
      meanwhile ??= (async () => {
        for (const passed of ['c-0', 'c-1', 'c-29']) {
          await bed.say(passed, '2025-01-01T00:00:00Z', [{ type: 'end', conversation: passed }]);
        }
        await bed.say('new-before', '2024-12-31T00:00:00Z');
        await bed.say('new-after', '2026-01-31T00:00:00Z');
        await bed.sql`delete from conversation where external_id in ('c-2', 'c-28')`;
        // As the analytics reader does in the middle of it, into the tables that are about to go.
        await bed.load();
      })();
    },
  });
  expect(meanwhile).toBeDefined();
  // Not loaded again: the bed writes all facts anew, and would hide what the rebuild passed over.
  expect(await reconcile(bed.sql, bed.clickhouse)).toMatchObject({ conversations: 30, pending: 0, differences: [] });
});

test('one that fails leaves the facts as they were; a second at the same time is refused', async () => {
  await using bed = await openBed(60);
  await bed.load();
  const abort = new AbortController();
  const begun = Promise.withResolvers<void>();
  const first = rebuild(bed.sql, bed.clickhouse, {
    blockSize: 1,
    signal: abort.signal,
    onProgress: () => begun.resolve(),
  });
  await begun.promise;
  await expect(rebuild(bed.sql, bed.clickhouse)).rejects.toThrow(RebuildRunningError);
  abort.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  expect(await reconcile(bed.sql, bed.clickhouse)).toMatchObject({ conversations: 60, differences: [] });
  await rebuild(bed.sql, bed.clickhouse);
});

test('what a killed rebuild leaves pins the outbox no longer than until somebody looks', async () => {
  await using bed = await openBed(30);
  await bed.load();
  const { sql, clickhouse } = bed;
  const child = fork(new URL('../testing/rebuild-slowly.ts', import.meta.url), [bed.databaseUrl, bed.clickhouseUrl]);
  await once(child, 'message');
  expect(await getCursor(sql, 'analytics:rebuild')).toBeGreaterThan(0);
  expect(await forgetKilledRebuild(sql, clickhouse), 'it is running').toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');

  expect(await getCursor(sql, 'analytics:rebuild'), 'nobody cleared it away').toBeGreaterThan(0);
  await expect.poll(() => forgetKilledRebuild(sql, clickhouse), { timeout: 10_000 }).toBe(true);
  expect(await getCursor(sql, 'analytics:rebuild')).toBe(0);
  expect(await bed.count('select count() from system.tables where database = currentDatabase()')).toBe(3);
  expect(await forgetKilledRebuild(sql, clickhouse)).toBe(false);
  expect(await reconcile(sql, clickhouse)).toMatchObject({ conversations: 30, differences: [] });
});

test('one that lost its lock replaces nothing, and what it leaves is cleared away', async () => {
  await using bed = await openBed(20);
  await bed.load();
  const before = await bed.sql`select reader from outbox_cursor`;
  // Nothing is exchanged while somebody else has the facts.
  const isBroken = Promise.withResolvers<void>();
  const loading = withFactsLock(bed.sql, () => isBroken.promise);
  const robbed = rebuild(bed.sql, bed.clickhouse, {
    blockSize: 4,
    onProgress: ({ conversations }) => {
      if (conversations === 8) isBroken.resolve(breakLock(bed, 'debrief rebuild'));
    },
  });
  await expect(robbed).rejects.toThrow();
  await loading;
  expect(await bed.sql`select reader from outbox_cursor`).toHaveLength(before.length + 1);
  expect(await reconcile(bed.sql, bed.clickhouse)).toMatchObject({ conversations: 20, differences: [] });

  expect(await forgetKilledRebuild(bed.sql, bed.clickhouse, {})).toBe(true);
  expect(await bed.count('select count() from system.tables where database = currentDatabase()')).toBe(3);
  expect(await bed.sql`select reader from outbox_cursor`).toEqual(before);
  expect(await forgetKilledRebuild(bed.sql, bed.clickhouse, {})).toBe(false);
});

/** Ends the connection that holds a lock, as a restart of Postgres does. */
async function breakLock({ sql }: FactsTestBed, name: string): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and objid = (hashtext(${name})::bigint & 4294967295)::oid
      and database = (select oid from pg_database where datname = current_database())`;
}
