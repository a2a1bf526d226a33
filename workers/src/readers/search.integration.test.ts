import {
  appendItems,
  connectPostgres,
  createWorkspace,
  findSearchLag,
  getCursor,
  SEARCH,
  withWorkspace,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { says } from '../testing/start-desk.ts';
import { createSearch } from './search.ts';

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

async function catchUp(step = createSearch({ sql, limit: 3 })): Promise<void> {
  while (!(await step()).caughtUp);
}

/** External ids of the conversations that the workspace finds. */
async function found(query: string, workspace = workspaceId): Promise<string[]> {
  const rows = await withWorkspace(
    sql,
    workspace,
    (tx) => tx<{ id: string }[]>`
      select c.external_id as id from conversation_match s join conversation c on c.id = s.conversation_id
      where s.document @@ ${query}::tsquery order by 1`,
  );
  return rows.map((row) => row.id);
}

it('takes in what was there before it, and then what is said', async () => {
  for (const id of ['a', 'b', 'c', 'd']) await appendItems(sql, workspaceId, [says(id, 'visitor', `Paket ${id}x`)]);
  expect(await findSearchLag(sql, workspaceId)).toEqual({ state: 'filling' });
  const step = createSearch({ sql, limit: 3 });
  await catchUp(step);
  expect(await found('paket')).toEqual(['a', 'b', 'c', 'd']);
  expect(await findSearchLag(sql, workspaceId)).toEqual({ state: 'current' });

  await appendItems(sql, workspaceId, [says('a', 'bot', 'Your refund is on its way')]);
  expect(await findSearchLag(sql, workspaceId)).toMatchObject({ state: 'behind' });
  await catchUp(step);
  expect(await found("'refund' & 'paket'")).toEqual(['a']);
  expect(await findSearchLag(sql, workspaceId)).toEqual({ state: 'current' });
});

it('files are found by their names, which are no part of a phrase with what was said', async () => {
  const attachments = [{ name: 'invoice-4711.pdf', url: 'https://files.example/1' }];
  await appendItems(sql, workspaceId, [says('a', 'visitor', 'My lamp', { attachments })]);
  await appendItems(sql, workspaceId, [says('b', 'visitor', '', { attachments }), says('b', 'bot', 'Thanks')]);
  await catchUp();
  expect(await found('invoice <-> 4711')).toEqual(['a', 'b']);
  expect(await found('lamp <-> invoice')).toEqual([]);
});

it('what was taken back is found no more, nor the files that were sent with it', async () => {
  const attachments = [{ name: 'prices.pdf', url: 'https://files.example/1' }];
  await appendItems(sql, workspaceId, [
    says('a', 'visitor', 'How much is the lamp?'),
    says('a', 'operator', 'Twelve euros', { attachments, id: 'reply' }),
  ]);
  await catchUp();
  expect(await found('euros | prices')).toEqual(['a']);
  await appendItems(sql, workspaceId, [{ type: 'retraction', conversation: 'a', message: 'reply' }]);
  expect(await findSearchLag(sql, workspaceId)).toMatchObject({ state: 'behind' });
  await catchUp();
  expect(await found('euros | prices')).toEqual([]);
  expect(await found('lamp')).toEqual(['a']);
});

it('taken twice is the same, and an older document never replaces a newer one', async () => {
  await appendItems(sql, workspaceId, [says('a', 'visitor', 'first')]);
  await catchUp();
  const stored = () => sql`select revision, document::text, xmin::text from conversation_search`;
  const before = await stored();
  await sql`delete from outbox_cursor`;
  await catchUp();
  expect(await stored()).toEqual(before);
});

it('moves its cursor only after the documents are stored', async () => {
  await catchUp();
  await appendItems(sql, workspaceId, [says('a', 'visitor', 'Hello')]);
  await sql`alter table conversation_search rename to away`;
  await expect(createSearch({ sql })()).rejects.toThrow();
  expect(await getCursor(sql, SEARCH)).toBe(0);
  await sql`alter table away rename to conversation_search`;
  await catchUp();
  expect(await found('hello')).toEqual(['a']);
});

it('one workspace never finds what was said in another, and nobody reads the table itself', async () => {
  const other = await createWorkspace(sql, { name: 'Other' });
  await appendItems(sql, workspaceId, [says('mine', 'visitor', 'secret')]);
  await appendItems(sql, other, [says('theirs', 'visitor', 'secret')]);
  await catchUp();
  expect(await found('secret')).toEqual(['mine']);
  expect(await found('secret', other)).toEqual(['theirs']);
  expect(await sql`select from conversation_match`).toHaveLength(0);
  await expect(withWorkspace(sql, workspaceId, (tx) => tx`select from conversation_search`)).rejects.toThrow(
    'permission',
  );
});

it('a document goes with its conversation', async () => {
  await appendItems(sql, workspaceId, [says('a', 'visitor', 'Hello')]);
  await catchUp();
  await sql`delete from conversation`;
  await catchUp();
  expect(await sql`select from conversation_search`).toHaveLength(0);
});

it('may use its index under the tenant guard', async () => {
  const plan = await withWorkspace(sql, workspaceId, async (tx) => {
    for (const way of ['seqscan', 'indexscan', 'nestloop'])
      await tx`select set_config(${`enable_${way}`}, 'off', true)`;
    return tx<{ 'QUERY PLAN': string }[]>`
      explain select c.id from conversation c
      where c.workspace_id = ${workspaceId} and exists (
        select from conversation_match s where s.conversation_id = c.id and s.document @@ 'rare'::tsquery)`;
  });
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain(
    'Bitmap Index Scan on conversation_search_document',
  );
});
