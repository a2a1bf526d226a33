import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { processStartedAt } from '../process-identity.ts';
import { startPostgresServer } from './start-postgres-server.ts';

let directory: string;
let launcher: ChildProcess | undefined;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'debrief-postgres-'));
  await chmod(directory, 0o711);
});
afterEach(() => void launcher?.kill('SIGKILL'));
afterAll(() => rm(directory, { recursive: true, force: true }));

async function ask<Row>(url: string, query: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe<Row[] & object[]>(query);
  } finally {
    await sql.end();
  }
}

it('starts PostgreSQL 18 with the database debrief, keeps it, and stops without a trace', async () => {
  const dataDir = join(directory, 'kept');
  let server = await startPostgresServer({ dataDir });
  expect(new URL(server.url).pathname).toBe('/debrief');
  expect(await ask(server.url, `select current_setting('server_version_num')::int / 10000 as major`)).toEqual([
    { major: 18 },
  ]);
  await ask(server.url, 'create table t as select 7 as a');
  await server.stop();
  expect(processStartedAt(server.pid)).toBeNull();
  const { port } = server;
  server = await startPostgresServer({ dataDir, port });
  expect(server.port).toBe(port);
  expect(await ask(server.url, 'select a from t')).toEqual([{ a: 7 }]);
  await server.stop();
});

it('keeps its password to its owner, wants it on loopback, and never runs as root', async () => {
  const dataDir = join(directory, 'secret');
  const server = await startPostgresServer({ dataDir });
  onTestFinished(() => server.stop());
  expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(dataDir, 'pgdata'))).uid).not.toBe(0);
  const wrong = new URL(server.url);
  wrong.password = 'wrong';
  await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  expect(await ask(server.url, `select current_setting('listen_addresses') as at`)).toEqual([{ at: '127.0.0.1' }]);
});

it.skipIf(process.getuid?.() !== 0)(
  'runs for root also below a directory that its own user may not enter',
  async () => {
    const dataDir = join(directory, 'roots-own', 'postgres');
    await mkdir(dataDir, { recursive: true });
    await chmod(join(directory, 'roots-own'), 0o700);
    const server = await startPostgresServer({ dataDir });
    onTestFinished(() => server.stop());
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
  },
);

it('starts at once after its launcher was killed, whatever that one’s server is about', async () => {
  const dataDir = join(directory, 'orphan');
  const script = join(directory, 'launcher.ts');
  const start = new URL('./start-postgres-server.ts', import.meta.url).href;
  await writeFile(
    script,
    `import { startPostgresServer } from '${start}';
     const server = await startPostgresServer({ dataDir: process.argv[2] });
     process.send(server.pid);`,
  );
  launcher = fork(script, [dataDir], { execArgv: [] });
  const pid = await new Promise<number>((resolve) => launcher?.once('message', (message) => resolve(Number(message))));
  await expect(startPostgresServer({ dataDir })).rejects.toMatchObject({ code: 'data_dir_in_use' });
  launcher.kill('SIGKILL');
  await new Promise((resolve) => launcher?.once('exit', resolve));
  const server = await startPostgresServer({ dataDir });
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
  await expect.poll(() => processStartedAt(pid)).toBeNull();
});

it('stops a server that nobody owns, and starts its own', async () => {
  const dataDir = join(directory, 'nobodys');
  const first = await startPostgresServer({ dataDir });
  // As after a crash that took the launcher and its watcher at once.
  await rm(join(dataDir, 'debrief.lock'));
  const second = await startPostgresServer({ dataDir });
  expect(processStartedAt(first.pid)).toBeNull();
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second.stop();
});

it('starts over a postmaster.pid whose number now belongs to another program', async () => {
  const dataDir = join(directory, 'stale');
  const server = await startPostgresServer({ dataDir });
  const file = join(dataDir, 'pgdata', 'postmaster.pid');
  const text = readFileSync(file, 'utf8');
  await server.stop();
  await writeFile(file, text.replace(/^\d+/, String(process.pid)), { mode: 0o600 });
  const next = await startPostgresServer({ dataDir });
  await next.stop();
});

it('says in one sentence that a newer PostgreSQL made the directory', async () => {
  const dataDir = join(directory, 'newer');
  await (await startPostgresServer({ dataDir })).stop();
  await writeFile(join(dataDir, 'pgdata', 'PG_VERSION'), '99\n');
  const start = startPostgresServer({ dataDir });
  await expect(start).rejects.toMatchObject({ name: 'EmbeddedServerError', code: 'newer_data_dir' });
  await expect(start).rejects.toThrow(/^\S+pgdata was made by PostgreSQL 99, newer than .*\.$/);
});

it('says which port is in use', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  const start = startPostgresServer({ dataDir: join(directory, 'port'), port });
  await expect(start).rejects.toMatchObject({ code: 'port_in_use', message: `Port ${port} is in use.` });
});
