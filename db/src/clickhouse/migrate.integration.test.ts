import { createClient } from '@clickhouse/client';
import { expect, test } from 'vitest';
import { NewerDatabaseError } from '../migrate-postgres.ts';
import { createTestClickHouse } from '../testing/index.ts';
import { migrateClickHouse } from './migrate.ts';

test('migrating twice, and twice at once, changes nothing', async () => {
  await using engine = await createTestClickHouse();
  const again = await Promise.all([migrateClickHouse(engine.url), migrateClickHouse(engine.url)]);
  expect(again).toEqual([{ applied: [] }, { applied: [] }]);
});

test('a database that does not exist is made', async () => {
  await using engine = await createTestClickHouse();
  const client = createClient({ url: engine.url });
  await client.command({ query: `drop database ${new URL(engine.url).pathname.slice(1)} sync` });
  await client.close();

  const both = await Promise.all([migrateClickHouse(engine.url), migrateClickHouse(engine.url)]);
  expect(both.map((result) => result.applied.length)).not.toEqual([0, 0]);
  expect(await migrateClickHouse(engine.url)).toEqual({ applied: [] });
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
