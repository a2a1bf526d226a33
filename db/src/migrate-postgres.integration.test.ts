import { expect, inject, it, onTestFinished } from 'vitest';
import { migratePostgres } from './migrate-postgres.ts';
import { makePartitions } from './outbox/partitions.ts';
import { connectPostgres } from './postgres/connect.ts';

it('puts every table into the public schema, also for a user called like the schema of the migrations', async () => {
  const server = connectPostgres(inject('postgresUrl'), { max: 1 });
  const password = crypto.randomUUID();
  const name = `debrief_test_${password.replaceAll('-', '')}`;
  await server.unsafe(`create role debrief login superuser password '${password}'`);
  await server.unsafe(`create database ${name}`);
  onTestFinished(async () => {
    await server.unsafe(`drop database ${name} with (force)`);
    await server.unsafe(`drop role debrief`);
    await server.end();
  });
  const url = new URL(inject('postgresUrl'));
  Object.assign(url, { username: 'debrief', password, pathname: `/${name}` });

  await migratePostgres(url.href);
  await migratePostgres(url.href);
  const sql = connectPostgres(url.href, { max: 1 });
  await sql`select setval('outbox_seq', 2_000_000)`;
  expect(await makePartitions(sql)).toBe(2);
  const elsewhere = await sql`
    select schemaname, tablename from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'public') order by tablename`;
  expect([...elsewhere]).toEqual([{ schemaname: 'debrief', tablename: '__drizzle_migrations' }]);
  await sql.end();
});
