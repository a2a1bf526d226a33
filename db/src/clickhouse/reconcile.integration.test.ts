import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFactsTestBed, type FactsTestBed } from './facts-test-bed.ts';
import { reconcile } from './reconcile.ts';

let bed: FactsTestBed;
beforeAll(async () => {
  bed = await createFactsTestBed();
  for (let day = 1; day <= 9; day += 1) await bed.say(`c-${day}`, `2026-10-0${day}T12:00:00Z`);
  await bed.say('edge', '0203-01-01T00:00:00Z');
  await bed.load();
});
afterAll(() => bed[Symbol.asyncDispose]());

/** What differs, as `table day missing/extra/stale`. */
async function differences(repair = false): Promise<string[]> {
  const result = await reconcile(bed.sql, bed.clickhouse, { repair });
  return result.differences.map((d) => `${d.table} ${d.day} ${d.missing}/${d.extra}/${d.stale}`);
}

test('stores that agree have no difference', async () => {
  expect(await reconcile(bed.sql, bed.clickhouse)).toEqual({
    workspaces: 1,
    conversations: 10,
    messages: 20,
    pending: 0,
    differences: [],
  });
});

test('a row changed behind the outbox, one lost and one too many are found, and repaired', async () => {
  await bed.sql`update conversation set revision = revision + 1 where external_id = 'c-1'`;
  await bed.clickhouse.command({
    query: "alter table message_facts delete where started_at >= '2026-10-02' and started_at < '2026-10-03'",
    clickhouse_settings: { mutations_sync: '2' },
  });
  await bed.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from conversation where external_id = 'c-3'`;
    await tx`delete from message m where not exists (select from conversation c where c.id = m.conversation_id)`;
  });
  const found = [
    'conversation_facts 2026-10-01 0/0/1',
    'message_facts 2026-10-02 2/0/0',
    'conversation_facts 2026-10-03 0/1/0',
    'message_facts 2026-10-03 0/2/0',
  ];
  expect((await differences()).sort()).toEqual(found.sort());
  await differences(true);
  expect(await differences()).toEqual([]);
});

test('of a workspace one changed row is found, and nothing but its conversation is written anew', async () => {
  const rowsOf = async () => {
    const result = await bed.clickhouse.query({
      query: 'select conversation_id as id, count() as n from conversation_facts group by id',
      format: 'JSONEachRow',
    });
    return new Map((await result.json<{ id: string; n: string }>()).map(({ id, n }) => [id, Number(n)]));
  };
  const [changed] = await bed.sql<{ id: string }[]>`
    update conversation set revision = revision + 1 where external_id = 'c-7' returning id`;
  const before = await rowsOf();
  expect(await differences(true)).toEqual(['conversation_facts 2026-10-07 0/0/1']);
  const written = [...(await rowsOf())].filter(([id, n]) => n > (before.get(id) ?? 0)).map(([id]) => id);
  expect(written.filter((id) => id !== changed?.id)).toEqual([]);
  expect(await differences()).toEqual([]);
});

test('facts that outrank Postgres, as after a restored backup, are repaired too', async () => {
  await bed.clickhouse.command({
    query: `insert into conversation_facts select * replace (revision + 7 as revision) from conversation_facts final
      where started_at >= '2026-10-04' and started_at < '2026-10-05'`,
  });
  await bed.clickhouse.command({
    query: `insert into conversation_facts select * replace (revision + 7 as revision, 1 as is_deleted)
      from conversation_facts final where started_at >= '2026-10-05' and started_at < '2026-10-06'`,
  });
  const found = ['conversation_facts 2026-10-04 0/0/1', 'conversation_facts 2026-10-05 1/0/0'];
  expect(await differences(true)).toEqual(found);
  expect(await differences()).toEqual([]);
});

test.each([
  ['message_facts', 2],
  ['conversation_facts', 1],
])(
  'a repair that dies before it inserts into %s is made good by the next one, without any help',
  async (table, rows) => {
    await bed.clickhouse.command({
      query: `insert into conversation_facts select * replace (revision + 7 as revision) from conversation_facts final
        where started_at >= '2026-10-04' and started_at < '2026-10-06'`,
    });
    const dying: typeof bed.clickhouse = Object.create(bed.clickhouse, {
      insert: {
        value: (insert: Parameters<typeof bed.clickhouse.insert>[0]) =>
          insert.table === table ? Promise.reject(new Error('killed')) : bed.clickhouse.insert(insert),
      },
    });
    await expect(reconcile(bed.sql, dying, { repair: true })).rejects.toThrow('killed');
    // What outranked Postgres is removed by now, and nothing stands in its place yet.
    expect(await differences()).toContain(`${table} 2026-10-04 ${rows}/0/0`);
    await differences(true);
    expect(await differences()).toEqual([]);
  },
);

test('a change that is still on its way is pending, not a difference', async () => {
  await bed.say('c-6', '2026-10-06T12:00:00Z', [{ type: 'end', conversation: 'c-6' }]);
  await bed.say('late', '2026-10-07T12:00:00Z');
  await bed.sql`delete from conversation where external_id = 'c-8'`;
  expect(await reconcile(bed.sql, bed.clickhouse)).toMatchObject({ pending: 1 + (1 + 2) + (1 + 2), differences: [] });
  await bed.load();
  expect(await reconcile(bed.sql, bed.clickhouse)).toMatchObject({ pending: 0, differences: [] });
});

test('a wiped ClickHouse differs on every day it had, and is repaired', async () => {
  for (const table of ['conversation_facts', 'message_facts']) {
    await bed.clickhouse.command({ query: `truncate table ${table}` });
  }
  // Mending a day's conversations mends their messages.
  const found = await differences(true);
  expect(found.length).toBe(8);
  expect(found.every((line) => line.startsWith('conversation_facts'))).toBe(true);
  expect(await differences()).toEqual([]);
});

test('facts of a workspace that Postgres does not know are found', async () => {
  await bed.clickhouse.command({
    query: `insert into conversation_facts select * replace (generateUUIDv4() as workspace_id) from conversation_facts final
      where started_at >= '2026-10-09' and started_at < '2026-10-10'`,
  });
  expect(await differences(true)).toEqual(['conversation_facts 2026-10-09 0/1/0']);
  expect(await differences()).toEqual([]);
});
