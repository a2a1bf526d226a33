import { expect, it } from 'vitest';
import { connectPostgres, type Sql } from '../postgres/connect.ts';
import { createTestDatabase } from '../testing/index.ts';
import { moveCursor } from './cursor.ts';
import { dropPartitions, makePartitions } from './partitions.ts';
import { readOutbox } from './read.ts';

const readers = ['dispatch', 'analytics'];

async function appendAt(sql: Sql, seq: number, age: string): Promise<void> {
  await sql`
    insert into outbox (seq, workspace_id, conversation_id, kind, revision, at)
    values (${seq}, gen_random_uuid(), gen_random_uuid(), 'message.created', 1, now() - ${age}::interval)`;
}

it('drops only partitions that all readers are past and that are old', async () => {
  await using database = await createTestDatabase();
  const sql = connectPostgres(database.url, { max: 2 });
  await appendAt(sql, 1, '3 days');
  await appendAt(sql, 1_000_001, '2 days');
  await appendAt(sql, 2_000_001, '1 hour');
  await appendAt(sql, 3_000_001, '0');
  const drop = () => dropPartitions(sql, { readers, olderThanHours: 24 });

  await moveCursor(sql, 'dispatch', 3_000_001);
  expect(await drop(), 'a reader that never moved holds back all').toEqual([]);
  await moveCursor(sql, 'analytics', 1_000_001);
  expect(await drop(), 'the last number of the second one is still to come').toEqual(['outbox_000000000']);
  await moveCursor(sql, 'analytics', 3_000_001);
  expect(await drop(), 'the third is not old enough').toEqual(['outbox_000000001']);
  expect(await drop()).toEqual([]);

  const { rows } = await readOutbox(sql, { afterSeq: 2_000_000, limit: 10, hole: null });
  expect(rows.map((row) => row.seq)).toEqual([2_000_001]);
  await sql.end();
});

it('gives way to whoever reads the outbox, and tries again the next time', async () => {
  await using database = await createTestDatabase();
  const sql = connectPostgres(database.url, { max: 3 });
  await appendAt(sql, 1, '3 days');
  for (const reader of readers) await moveCursor(sql, reader, 2_000_000);
  await sql.begin(async (tx) => {
    await tx`select count(*) from outbox`;
    expect(await dropPartitions(sql, { readers, olderThanHours: 24 })).toEqual([]);
  });
  expect(await dropPartitions(sql, { readers, olderThanHours: 24 })).toEqual(['outbox_000000000', 'outbox_000000001']);
  await sql.end();
});

it('makes partitions ahead of the newest number', async () => {
  await using database = await createTestDatabase();
  const sql = connectPostgres(database.url, { max: 1 });
  expect(await makePartitions(sql)).toBe(0);
  await sql`select setval('outbox_seq', 2_500_000)`;
  expect(await makePartitions(sql)).toBe(2);
  await sql.end();
});
