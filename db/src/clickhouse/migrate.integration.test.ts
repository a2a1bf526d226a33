import { createClient } from '@clickhouse/client';
import { expect, test } from 'vitest';
import { NewerDatabaseError } from '../migrate-postgres.ts';
import { createTestClickHouse } from '../testing/index.ts';
import { migrateClickHouse } from './migrate.ts';

test('migrating twice, and twice at once, changes nothing', async () => {
  await using engine = await createTestClickHouse();
  const again = await Promise.all([migrateClickHouse(engine.url), migrateClickHouse(engine.url)]);
  expect(again).toEqual([
    { applied: [], fresh: false },
    { applied: [], fresh: false },
  ]);
});

test('a database that does not exist is made, and told to be fresh', async () => {
  await using engine = await createTestClickHouse();
  const client = createClient({ url: engine.url });
  await client.command({ query: `drop database ${new URL(engine.url).pathname.slice(1)} sync` });
  await client.close();

  const both = await Promise.all([migrateClickHouse(engine.url), migrateClickHouse(engine.url)]);
  expect(both.map((result) => result.fresh)).toContain(true);
  expect(await migrateClickHouse(engine.url)).toEqual({ applied: [], fresh: false });
});

test('a database of a later release is refused', async () => {
  await using engine = await createTestClickHouse();
  const client = createClient({ url: engine.url });
  await client.insert({
    table: 'schema_migration',
    values: [{ version: 9_999, name: 'from-the-future' }],
    columns: ['version', 'name'],
    format: 'JSONEachRow',
  });
  await client.close();
  await expect(migrateClickHouse(engine.url)).rejects.toThrow(NewerDatabaseError);
});
