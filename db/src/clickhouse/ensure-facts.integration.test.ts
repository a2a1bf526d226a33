import { expect, test } from 'vitest';
import { withDatabase } from '../testing/with-database.ts';
import { connectClickHouse } from './connect.ts';
import { ensureFacts } from './ensure-facts.ts';
import { createFactsTestBed, type FactsTestBed } from './facts-test-bed.ts';
import { areFactsFilled } from './mark-filled.ts';
import { rebuild } from './rebuild.ts';
import { reconcile } from './reconcile.ts';

const ensure = ({ sql, clickhouse, clickhouseUrl: url }: FactsTestBed) => ensureFacts(sql, clickhouse, { url });

test('facts are filled once, and again when ClickHouse was wiped under a running desk', async () => {
  await using bed = await createFactsTestBed();
  await bed.say('before', '2025-01-01T00:00:00Z');
  expect(await ensure(bed)).toMatchObject({ conversations: 1 });
  expect(await ensure(bed)).toBeNull();

  await bed.say('after', '2025-01-02T00:00:00Z');
  const server = connectClickHouse(withDatabase(bed.clickhouseUrl, 'default'));
  await server.command({ query: `drop database ${new URL(bed.clickhouseUrl).pathname.slice(1)} sync` });
  await server.close();
  expect(await areFactsFilled(bed.clickhouse)).toBe(false);
  expect(await ensure(bed)).toMatchObject({ conversations: 2 });
  expect(await reconcile(bed.sql, bed.clickhouse)).toMatchObject({ conversations: 2, differences: [] });
});

test('a fill that was killed half-way is begun again', async () => {
  await using bed = await createFactsTestBed();
  for (const conversation of ['a', 'b', 'c']) await bed.say(conversation, '2025-01-01T00:00:00Z');
  const killed = new AbortController();
  const half = rebuild(bed.sql, bed.clickhouse, {
    blockSize: 1,
    signal: killed.signal,
    onProgress: () => killed.abort(new Error('killed')),
  });
  await expect(half).rejects.toThrow('killed');
  expect(await ensure(bed)).toMatchObject({ conversations: 3 });
  expect(await reconcile(bed.sql, bed.clickhouse)).toMatchObject({ conversations: 3, differences: [] });
});
