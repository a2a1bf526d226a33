import { beforeEach, describe, expect, it } from 'vitest';
import { newId, type WorkspaceId } from '../ids.ts';
import { analyseYoungTables } from '../postgres/analyse-young-tables.ts';
import { connectPostgres, type Sql, type Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { createTestDatabase, useWorkspace } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { appendItems, appendItemsWithin } from './append-items.ts';
import type { IncomingItem, IncomingMessage } from './incoming.ts';

const desk = useWorkspace({ max: 20 });
let sql: Sql;
let workspaceId: WorkspaceId;

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
});

function said(conversation: string, id: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return { type: 'message', conversation, id, role: 'visitor', text: `text of ${id}`, ...more };
}

async function outboxKinds(): Promise<string[]> {
  const rows = await sql<{ kind: string }[]>`select kind from outbox where workspace_id = ${workspaceId} order by seq`;
  return rows.map((row) => row.kind);
}

it('writes the conversation, its messages and their outbox rows', async () => {
  const items: IncomingItem[] = [
    said('c-1', 'm-1', { visitor: { id: 'v-1', name: 'Anna' }, details: { device: 'mobile', country: 'DE' } }),
    said('c-1', 'm-2', { role: 'bot', sources: [{ title: 'Shipping', score: 0.3 }], confidence: 0.4, answered: false }),
    { type: 'feedback', conversation: 'c-1', message: 'm-2', rating: 'unhelpful', comment: 'no' },
    { type: 'handoff', conversation: 'c-1', reason: 'asked' },
    { type: 'end', conversation: 'c-1' },
  ];
  const results = await appendItems(sql, workspaceId, items);
  expect(results.map((result) => result.status)).toEqual(['created', 'created', 'created', 'created', 'created']);
  expect(await outboxKinds()).toEqual([
    'message.created',
    'message.created',
    'feedback.given',
    'handoff.requested',
    'conversation.ended',
  ]);
  const [row] = await sql`
    select c.device, c.country, c.unhelpful_count, c.handoff_reason, v.name, m.answered, m.sources
    from conversation c join visitor v on v.id = c.visitor_id join message m on m.conversation_id = c.id and m.role = 'bot'
    where c.workspace_id = ${workspaceId}`;
  expect(row).toMatchObject({
    device: 'mobile',
    country: 'DE',
    unhelpful_count: 1,
    handoff_reason: 'asked',
    name: 'Anna',
    answered: false,
    sources: [{ title: 'Shipping', score: 0.3 }],
  });
});

it('changes nothing when the same batch comes again', async () => {
  const items = [said('c-1', 'm-1'), said('c-2', 'm-1')];
  await appendItems(sql, workspaceId, items);
  const again = await appendItems(sql, workspaceId, items);
  expect(again.map((result) => result.status)).toEqual(['duplicate', 'duplicate']);
  expect(await outboxKinds()).toHaveLength(2);
});

it('takes each item once when many senders repeat the same batches at the same time', async () => {
  const batches = Array.from({ length: 12 }, (_, n) =>
    Array.from({ length: 30 }, (_, i) => said(`c-${(i + n) % 10}`, `m-${i}-${(i + n) % 10}`)),
  );
  await Promise.all([...batches, ...batches].map((items) => appendItems(sql, workspaceId, items)));
  const [counts] = await sql<{ messages: number; sum: number; distinct: number }[]>`
    select (select count(*)::int from message where workspace_id = ${workspaceId}) as messages,
      (select sum(message_count)::int from conversation where workspace_id = ${workspaceId}) as sum,
      (select count(distinct (conversation_id, position))::int from message where workspace_id = ${workspaceId}) as distinct`;
  const sent = new Set(batches.flat().map((item) => `${item.conversation}/${item.id}`)).size;
  expect(counts).toEqual({ messages: sent, sum: sent, distinct: sent });
  expect(await outboxKinds()).toHaveLength(sent);
});

it('orders a conversation’s outbox rows by its revisions', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => appendItems(sql, workspaceId, [said('c-1', `m-${n}`)])));
  const rows = await sql<{ revision: number }[]>`
    select revision from outbox where workspace_id = ${workspaceId} order by seq`;
  const revisions = rows.map((row) => row.revision);
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
});

describe('agents', () => {
  it('named for the first time are created, and keep conversations of one id apart', async () => {
    await appendItems(sql, workspaceId, [
      said('c-1', 'm-1', { agent: 'shop' }),
      said('c-1', 'm-1', { agent: 'workshop' }),
    ]);
    const rows = await sql`select key from agent where workspace_id = ${workspaceId} order by key`;
    expect(rows.map((row) => row.key)).toEqual(['shop', 'workshop']);
  });

  it('left out mean the conversation’s own, and are asked for when there are several', async () => {
    await appendItems(sql, workspaceId, [said('c-1', 'm-1', { agent: 'shop' })]);
    expect(await appendItems(sql, workspaceId, [{ type: 'end', conversation: 'c-1' }])).toMatchObject([
      { status: 'created' },
    ]);
    await appendItems(sql, workspaceId, [said('c-1', 'm-1', { agent: 'workshop' })]);
    expect(await appendItems(sql, workspaceId, [said('c-1', 'm-2')])).toMatchObject([
      { status: 'rejected', error: { code: 'ambiguous_conversation', pointer: '/agent' } },
    ]);
  });
});

it('reads no more rows in a large table than in a small one, with plans that were made when it was empty', async () => {
  const fresh = await createTestDatabase();
  const connection = connectPostgres(fresh.url, { max: 1 });
  const own = await createWorkspace(connection, { name: 'W' });
  // What the session has counted and not yet handed over: it grows within a transaction.
  const countReads = async (tx: Transaction) => {
    const [{ count }] = await tx<[{ count: string }]>`
      select sum(seq_tup_read + idx_tup_fetch) as count from pg_stat_xact_user_tables
      where relname in ('conversation', 'message')`;
    return Number(count);
  };
  const rowsRead = async (items: IncomingItem[]) => {
    const work = async (tx: Transaction) => {
      const before = await countReads(tx);
      await appendItemsWithin(tx, own, items);
      return (await countReads(tx)) - before;
    };
    return withWorkspace(connection, own, work, { byKeys: true });
  };
  // Long names: their index grows a second level while that of the workspace still is a page, and looks cheaper.
  const say = (id: string, from: number, count: number) =>
    Array.from({ length: count }, (_, index) => said(`${'c'.repeat(90)}-${from + index}`, id));
  await rowsRead(say('m-1', 0, 160));
  for (let commit = 0; commit < 12; commit++) await rowsRead(say(`m-2-${commit}`, 0, 10));
  await analyseYoungTables(connection);
  expect(await rowsRead(say('m-3', 0, 10))).toBeLessThan(100);
  for (let batch = 0; batch < 10; batch++) await appendItems(connection, own, say('m-1', 1_000 + batch * 300, 300));
  expect(await rowsRead(say('m-4', 0, 10))).toBeLessThan(100);
  await connection.end();
  await fresh.drop();
});

describe('the tenant guard', () => {
  it('keeps equal external ids of two workspaces apart', async () => {
    const other = await createWorkspace(sql, { name: 'Other' });
    await appendItems(sql, workspaceId, [said('c-1', 'm-1')]);
    const results = await appendItems(sql, other, [{ type: 'end', conversation: 'c-1' }]);
    expect(results).toMatchObject([{ status: 'rejected', error: { code: 'unknown_conversation' } }]);
  });

  it('shows one workspace only, even to a query that forgot to ask', async () => {
    const other = await createWorkspace(sql, { name: 'Other' });
    await appendItems(sql, workspaceId, [said('c-1', 'm-1')]);
    for (const table of ['conversation', 'message', 'outbox', 'agent', 'workspace']) {
      const seen = await withWorkspace(sql, other, (tx) => tx`select * from ${tx(table)}`);
      expect(seen.filter((row) => (row.workspace_id ?? row.id) !== other)).toEqual([]);
    }
  });

  it('refuses a row written into another workspace', async () => {
    const other = await createWorkspace(sql, { name: 'Other' });
    const foreign = withWorkspace(
      sql,
      other,
      (tx) => tx`
      insert into agent (id, workspace_id, key, name) values (${newId()}, ${workspaceId}, 'x', 'x')`,
    );
    await expect(foreign).rejects.toMatchObject({ code: '42501' });
  });
});
