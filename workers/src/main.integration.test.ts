import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connectPostgres } from '@debrief/db';
import { createTestClickHouse, createTestDatabase } from '@debrief/db/testing';
import { expect, it, onTestFinished } from 'vitest';

function start(env: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = fork(new URL('./main.ts', import.meta.url), { env: { ...process.env, ...env }, silent: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

async function startReady() {
  const [database, clickhouse] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
  onTestFinished(async () => {
    await Promise.all([database.drop(), clickhouse.drop()]);
  });
  const started = start({ DATABASE_URL: database.url, CLICKHOUSE_URL: clickhouse.url, REDIS_URL: '' });
  const [message] = await once(started.child, 'message');
  expect(message).toBe('ready');
  return { ...started, database };
}

it.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)(
  'says that it is ready, and on %s stops within 5 s',
  async (how) => {
    const { child, output, database } = await startReady();
    const startedAt = performance.now();
    if (how === 'disconnect') child.disconnect();
    else child.kill(how);
    const [code] = await once(child, 'exit');
    expect(code, output()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(25_000);
    for (const line of output().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');

    const sql = connectPostgres(database.url, { max: 1, applicationName: 'test' });
    const left =
      await sql`select 1 from pg_stat_activity where datname = current_database() and application_name <> 'test'`;
    expect(left).toEqual([]);
    await sql.end();
  },
);

it('ends with every mistake of its settings in plain words', async () => {
  const { child, output } = start({ DATABASE_URL: 'x', CLICKHOUSE_URL: '' });
  expect((await once(child, 'exit'))[0]).toBe(1);
  expect(output()).toBe(
    'DATABASE_URL: must be a postgres:// URL\nCLICKHOUSE_URL: must be an http:// or https:// URL\n',
  );
});

it('ends when Postgres cannot be reached, and leaves starting it again to whoever started it', async () => {
  const unreachable = { DATABASE_URL: 'postgres://a@127.0.0.1:1/d', CLICKHOUSE_URL: 'http://127.0.0.1:1/d' };
  const { child, output } = start({ ...unreachable, REDIS_URL: '' });
  expect((await once(child, 'exit'))[0]).toBe(1);
  expect(output()).toContain('the workers could not start');
});
