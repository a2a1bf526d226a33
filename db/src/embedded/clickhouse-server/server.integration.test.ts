/* What is the embedded engine's own: its door, its directory, its process. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { EmbeddedServer } from '../embedded-server.ts';
import { processStartedAt } from '../process-identity.ts';
import { startClickHouseServer } from './start-clickhouse-server.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'debrief-clickhouse-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** What a bare HTTP client sees, without the conveniences of the official one. */
async function ask(server: EmbeddedServer, path: string, init: RequestInit = {}, password?: string): Promise<Response> {
  const { origin, username, password: own } = new URL(server.url);
  const basic = Buffer.from(`${username}:${password ?? own}`).toString('base64');
  return fetch(`${origin}${path}`, { ...init, headers: { authorization: `Basic ${basic}`, ...init.headers } });
}

describe('its door', () => {
  let server: EmbeddedServer;

  beforeAll(async () => {
    server = await startClickHouseServer({ dataDir: join(directory, 'door') });
  });
  afterAll(() => server.stop());

  it('answers a ping without a password, and nothing else', async () => {
    const { origin } = new URL(server.url);
    expect(await (await fetch(`${origin}/ping`)).text()).toBe('Ok.\n');
    const stranger = await fetch(`${origin}/?query=select+1`);
    expect(stranger.status).toBe(401);
    expect(stranger.headers.get('x-clickhouse-exception-code')).toBe('194');
    expect((await ask(server, '/?query=select+1', {}, 'wrong')).status).toBe(403);
  });

  it('takes the password in its own headers too', async () => {
    const { origin, username, password } = new URL(server.url);
    const headers = { 'x-clickhouse-user': username, 'x-clickhouse-key': password };
    const answer = await fetch(`${origin}/?query=select+1`, { headers });
    expect(await answer.text()).toBe('1\n');
  });

  it('listens on loopback only', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });

  it('takes the query in the URL, in the body, or half here and half there', async () => {
    expect(await (await ask(server, '/?query=select+1')).text()).toBe('1\n');
    expect(await (await ask(server, '/', { method: 'POST', body: 'select 2' })).text()).toBe('2\n');
    expect(await (await ask(server, '/?query=select', { method: 'POST', body: '3' })).text()).toBe('3\n');
    expect(await (await ask(server, '/?query=select+1&default_format=JSONEachRow')).text()).toBe('{"1":1}\n');
  });

  it('answers errors with their HTTP status, code and text', async () => {
    const answer = await ask(server, '/?query=select+*+from+nowhere&query_id=q-1');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('x-clickhouse-exception-code')).toBe('60');
    expect(answer.headers.get('x-clickhouse-query-id')).toBe('q-1');
    expect(await answer.text()).toMatch(/^Code: 60\. DB::Exception: .*nowhere.* \(UNKNOWN_TABLE\)/s);
    expect((await ask(server, '/?query=selec')).status).toBe(400);
    expect((await ask(server, '/', { method: 'POST' })).status).toBe(400);
    expect((await ask(server, '/?session_id=s&query=select+1')).status).toBe(501);
    expect((await ask(server, '/elsewhere?query=select+1')).status).toBe(404);
  });

  it('does not write by GET', async () => {
    const answer = await ask(server, `/?query=${encodeURIComponent('create table w (a Int8) engine = Memory')}`);
    expect(answer.headers.get('x-clickhouse-exception-code')).toBe('164');
  });

  it('reads compressed bodies, and refuses broken ones and those too large once unpacked', async () => {
    const send = (body: Buffer) =>
      ask(server, '/', { method: 'POST', body: new Uint8Array(body), headers: { 'content-encoding': 'gzip' } });
    expect(await (await send(gzipSync('select 4'))).text()).toBe('4\n');
    expect((await send(Buffer.from('not gzip'))).headers.get('x-clickhouse-exception-code')).toBe('432');
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 });
    expect((await send(bomb)).status).toBe(413);
  });

  it('never runs rows as SQL: the engine would, behind a blank line', async () => {
    const post = (query: string, body: string) =>
      ask(server, `/?query=${encodeURIComponent(query)}`, { method: 'POST', body });
    await ask(server, '/', { method: 'POST', body: 'create table r (id UInt8) engine = Memory' });
    const answer = await post('insert into r format JSONEachRow', '\n\n{"id":1}\n\n\n{"id":2}\n\ndrop table r');
    expect(answer.status).toBe(400);
    expect((await post('insert into r format JSONEachRow', '\n\n{"id":1}\n\n\n{"id":2}\n\n')).status).toBe(200);
    expect((await post('insert into r format CSV', '3\n\ndrop table r')).status).toBe(501);
    expect(
      (await post('insert into r settings max_threads = 1 format JSONEachRow', '{"id":4}\n\n{"id":5}')).status,
    ).toBe(200);
    expect((await post('insert into r format JSONEachRow {"id":6}', '')).status).toBe(200);
    expect(await (await ask(server, '/?query=select+groupArray(id)+from+(select+id+from+r+order+by+id)')).text()).toBe(
      '[1,2,4,5,6]\n',
    );
  });

  it('drops a table that a query still reads though it was told to stop; only `sync` would wait for that', async () => {
    const post = (body: string, signal?: AbortSignal) =>
      ask(server, '/', { method: 'POST', body, ...(signal && { signal }) });
    await post('create table busy engine = MergeTree order by id as select number as id from numbers(3000000)');
    const hangUp = new AbortController();
    // A cross join that looks at nothing but its rows: minutes between two looks at whether it was killed.
    const deaf = post('select count() from busy a, busy b where not ignore(sipHash64(a.id, b.id))', hangUp.signal);
    const ended = deaf.catch(() => 'hung up');
    const reads = async () =>
      (await post(`select count() from system.processes where query like 'select count() from busy a%'`)).text();
    await expect.poll(reads, { timeout: 15_000 }).toBe('1\n');
    hangUp.abort();
    await ended;
    expect((await post('drop table busy')).status).toBe(200);
    expect((await post('select 1 from busy')).status).toBe(404);
  });

  it('refuses a result too large to hold', async () => {
    const answer = await ask(server, '/?query=select+number+from+numbers(1000000000)');
    expect(answer.headers.get('x-clickhouse-exception-code')).toBe('396');
  });
});

describe('its directory', () => {
  it('keeps what was written across restarts, and a deleted one is a fresh start', async () => {
    const dataDir = join(directory, 'kept');
    let server = await startClickHouseServer({ dataDir });
    await ask(server, '/', { method: 'POST', body: 'create database kept' });
    await ask(server, '/', {
      method: 'POST',
      body: 'create table kept.t engine = MergeTree order by a as select 7 as a',
    });
    const { port } = server;
    await server.stop();
    server = await startClickHouseServer({ dataDir, port });
    expect(server.port).toBe(port);
    expect(await (await ask(server, '/?query=select+a+from+kept.t')).text()).toBe('7\n');
    await server.stop();
    await rm(dataDir, { recursive: true });
    server = await startClickHouseServer({ dataDir });
    expect((await ask(server, '/?query=select+a+from+kept.t')).status).toBe(404);
    await server.stop();
  });

  it('is one process’s at a time, and a dead one’s lock does not count', async () => {
    const dataDir = join(directory, 'locked');
    const server = await startClickHouseServer({ dataDir });
    await expect(startClickHouseServer({ dataDir })).rejects.toMatchObject({ code: 'data_dir_in_use' });
    process.kill(server.pid, 'SIGKILL');
    await server.exited;
    const next = await startClickHouseServer({ dataDir });
    await next.stop();
    await writeFile(join(dataDir, 'debrief.lock'), 'half a lo');
    await (await startClickHouseServer({ dataDir })).stop();
  });

  it('says which port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const start = startClickHouseServer({ dataDir: join(directory, 'port'), port });
    await expect(start).rejects.toMatchObject({ code: 'port_in_use', message: `Port ${port} is in use.` });
  });
});

describe('its process', () => {
  let launcher: ChildProcess | undefined;
  afterEach(() => void launcher?.kill('SIGKILL'));

  it('is soon up, and soon down though a query runs', async () => {
    const started = performance.now();
    const server = await startClickHouseServer({ dataDir: join(directory, 'fast') });
    expect(performance.now() - started).toBeLessThan(25_000);
    const long = ask(server, '/?query=select+count()+from+numbers(1e13)+where+not+ignore(sipHash64(number))');
    const ended = long.then(
      () => 'answered',
      () => 'cut off',
    );
    await ask(server, '/?query=select+1');
    const stopping = performance.now();
    await server.stop();
    expect(performance.now() - stopping).toBeLessThan(20_000);
    await ended;
    expect(processStartedAt(server.pid)).toBeNull();
  });

  it('goes when the process that started it is killed', async () => {
    const script = join(directory, 'launcher.ts');
    const start = new URL('./start-clickhouse-server.ts', import.meta.url).href;
    await writeFile(
      script,
      `import { startClickHouseServer } from '${start}';
       const server = await startClickHouseServer({ dataDir: process.argv[2] });
       process.send(server.pid);`,
    );
    const dataDir = join(directory, 'orphan');
    launcher = fork(script, [dataDir], { execArgv: [] });
    const pid = await new Promise<number>((resolve) =>
      launcher?.once('message', (message) => resolve(Number(message))),
    );
    expect(processStartedAt(pid)).not.toBeNull();
    launcher.kill('SIGKILL');
    await new Promise((resolve) => launcher?.once('exit', resolve));
    // At once, while the orphan may still be closing.
    const next = await startClickHouseServer({ dataDir });
    expect(processStartedAt(pid)).toBeNull();
    await next.stop();
  });
});
