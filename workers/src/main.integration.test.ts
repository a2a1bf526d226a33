import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appendItems, connectPostgres, createWorkspace } from '@debrief/db';
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

async function startReady(env: Record<string, string> = {}) {
  const [database, clickhouse] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
  onTestFinished(async () => {
    await Promise.all([database.drop(), clickhouse.drop()]);
  });
  const started = start({ DATABASE_URL: database.url, CLICKHOUSE_URL: clickhouse.url, REDIS_URL: '', ...env });
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
    expect(performance.now() - startedAt).toBeLessThan(5_000);
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

/** Takes in what OpenTelemetry sends over HTTP as JSON. */
async function startCollector() {
  let spans = '';
  const server = createServer((incoming, outgoing) => {
    const isTraces = incoming.url === '/v1/traces';
    incoming.on('data', (chunk: Buffer) => (spans += isTraces ? chunk.toString() : ''));
    incoming.on('end', () => outgoing.setHeader('content-type', 'application/json').end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans: () => spans };
}

it('traces a request from the outbox by way of the queue to its facts, where an OpenTelemetry endpoint is set', async () => {
  const collector = await startCollector();
  const { database } = await startReady({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '100',
  });
  const sql = connectPostgres(database.url, { max: 1 });
  onTestFinished(() => sql.end());
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  const requestId = 'order-4711.retry_2';
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'c', id: 'm-1', role: 'visitor', text: 'Do you ship to Norway?', requestId },
    { type: 'end', conversation: 'c', requestId },
  ]);
  // Our readers' spans, those that BullMQ makes of asking and working, and Node's own of the way to ClickHouse.
  for (const words of ['outbox dispatch', 'outbox analytics', 'add debrief', 'process debrief', 'POST', requestId])
    await expect.poll(collector.spans, { timeout: 40_000 }).toContain(words);
});
