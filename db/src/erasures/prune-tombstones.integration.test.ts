import { expect, test } from 'vitest';
import { createFactsTestBed } from '../clickhouse/facts-test-bed.ts';
import { rebuild } from '../clickhouse/rebuild.ts';
import { reconcile } from '../clickhouse/reconcile.ts';
import { moveCursor, newestSeq } from '../outbox/index.ts';
import { pruneTombstones } from './prune-tombstones.ts';

test('a tombstone goes once it is old and everybody is past it, and the facts stay gone', async () => {
  await using bed = await createFactsTestBed();
  const { sql, clickhouse } = bed;
  await bed.say('kept', '2026-09-01T10:00:00Z');
  await bed.say('erased', '2026-09-01T11:00:00Z');
  await bed.load();
  const before = await newestSeq(sql);
  await sql`delete from conversation where external_id = 'erased'`;
  const prune = () => pruneTombstones(sql, { readers: ['analytics', 'search'], olderThanHours: 24 });
  const age = (by: string) => sql`update erased_conversation set erased_at = erased_at - ${by}::interval`;
  const seen = () => bed.count('select count() from conversation_facts final');

  await age('2 days');
  await moveCursor(sql, 'search', await newestSeq(sql));
  expect(await prune(), 'its deletion is not in ClickHouse yet').toBe(0);
  await bed.load();
  expect(await seen()).toBe(1);
  await moveCursor(sql, 'analytics:rebuild', before);
  expect(await prune(), 'a rebuild may have read the conversation before it was erased').toBe(0);
  await sql`delete from outbox_cursor where reader = 'analytics:rebuild'`;
  await age('-2 days');
  expect(await prune(), 'it is young').toBe(0);
  await age('2 days');
  expect(await prune()).toBe(1);
  expect(await prune()).toBe(0);

  expect(await reconcile(sql, clickhouse)).toMatchObject({ conversations: 1, differences: [] });
  await clickhouse.command({ query: 'optimize table conversation_facts final' });
  expect(await seen()).toBe(1);
  await rebuild(sql, clickhouse);
  expect(await seen()).toBe(1);
});

test('a reader that never moved holds every tombstone back', async () => {
  await using bed = await createFactsTestBed();
  await bed.say('erased', '2026-09-01T11:00:00Z');
  await bed.sql`delete from conversation`;
  await bed.load();
  expect(await pruneTombstones(bed.sql, { readers: ['analytics', 'search'], olderThanHours: 0 })).toBe(0);
  expect(await pruneTombstones(bed.sql, { readers: ['analytics'], olderThanHours: 0 })).toBe(1);
});
