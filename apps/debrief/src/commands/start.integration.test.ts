/* The whole desk, as a person starts and stops it. Builds the dashboard first when it is stale. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processStartedAt } from '@debrief/db/embedded';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../debrief.js', import.meta.url));
let directory: string;
const launched: ChildProcess[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'debrief-start-'));
  await chmod(directory, 0o711);
});
afterEach(() => {
  for (const child of launched.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(directory, { recursive: true, force: true }));

interface Run {
  child: ChildProcess;
  /** All it printed so far. */
  output: () => string;
  exit: Promise<number | null>;
}

function debrief(args: string[], env: Record<string, string>): Run {
  let output = '';
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launched.push(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  }
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, exit };
}

/** Resolves with the address it prints once all is up. */
async function address(run: Run): Promise<URL> {
  await expect.poll(() => run.output(), { timeout: 90_000, interval: 50 }).toMatch(/Debrief is ready: \S+\n/);
  return new URL(/Debrief is ready: (\S+)\n/.exec(run.output())?.[1] ?? '');
}

/** Every process that the desk of a data directory consists of, the launcher apart. */
function processesOf(dataDir: string): number[] {
  const read = (name: string) => readFileSync(join(dataDir, name), 'utf8');
  const services = Object.values(JSON.parse(read('processes.json')) as Record<string, { pid: number }>);
  const clickhouse = JSON.parse(read('clickhouse/debrief.lock')) as { pid: number };
  const postgres = Number(read('postgres/pgdata/postmaster.pid').split('\n')[0]);
  return [...services.map((service) => service.pid), clickhouse.pid, postgres];
}

const alive = (pids: number[]) => pids.filter((pid) => processStartedAt(pid) !== null);

describe('debrief start', { timeout: 180_000 }, () => {
  it('serves the welcome page, restarts what dies, and stops without a trace at Ctrl-C', async () => {
    const dataDir = join(directory, 'desk');
    const run = debrief(['start'], { DEBRIEF_DATA_DIR: dataDir });
    const welcome = await address(run);
    expect(welcome.pathname).toBe('/welcome');
    expect(welcome.searchParams.get('token')).toMatch(/^[\w-]{20,}$/);
    expect((await fetch(welcome)).status).toBe(200);
    const { address: found } = JSON.parse(readFileSync(join(dataDir, 'desk.json'), 'utf8')) as { address: string };
    expect(found).toBe(welcome.origin);

    const before = processesOf(dataDir);
    expect(before).toHaveLength(4);
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await expect
      .poll(
        async () => {
          const pids = processesOf(dataDir);
          const ready = await fetch(`${welcome.origin}/readyz`).catch(() => null);
          return ready?.status === 200 && pids.every((pid) => !before.includes(pid));
        },
        { timeout: 60_000, interval: 200 },
      )
      .toBe(true);

    const pids = processesOf(dataDir);
    const stopping = performance.now();
    run.child.kill('SIGINT');
    expect(await run.exit).toBe(0);
    expect(performance.now() - stopping).toBeLessThan(5_000);
    expect(alive(pids)).toEqual([]);
    expect(existsSync(join(dataDir, 'desk.json'))).toBe(false);
  });

  it('starts again after it was killed, and again after its servers were killed with it', async () => {
    const dataDir = join(directory, 'killed');
    const first = debrief(['start'], { DEBRIEF_DATA_DIR: dataDir });
    await address(first);
    const orphans = processesOf(dataDir);
    first.child.kill('SIGKILL');
    await first.exit;

    const second = debrief(['start'], { DEBRIEF_DATA_DIR: dataDir });
    await address(second);
    expect(alive(orphans)).toEqual([]);
    for (const pid of [second.child.pid ?? 0, ...processesOf(dataDir)]) process.kill(pid, 'SIGKILL');
    await second.exit;

    const third = debrief(['start'], { DEBRIEF_DATA_DIR: dataDir });
    await address(third);
    third.child.kill('SIGTERM');
    expect(await third.exit).toBe(0);
  });

  it('can be stopped before it is up', async () => {
    const dataDir = join(directory, 'early');
    const run = debrief(['start'], { DEBRIEF_DATA_DIR: dataDir });
    await expect.poll(() => existsSync(join(dataDir, 'postgres/pgdata/PG_VERSION')), { timeout: 20_000 }).toBe(true);
    const stopping = performance.now();
    run.child.kill('SIGINT');
    expect(await run.exit).toBe(0);
    expect(performance.now() - stopping).toBeLessThan(30_000);
    expect(run.output()).not.toContain('ready');
  });

  it('says in one line that a desk runs already, and other commands use that desk', async () => {
    const dataDir = join(directory, 'shared');
    const run = debrief(['start'], { DEBRIEF_DATA_DIR: dataDir });
    const { origin } = await address(run);
    const again = debrief(['start'], { DEBRIEF_DATA_DIR: dataDir });
    expect(await again.exit).toBe(1);
    expect(again.output().trim()).toMatch(/^debrief: Debrief already runs on .*[^\n]*$/);
    expect(again.output()).toContain(origin);
    const reconcile = debrief(['reconcile'], { DEBRIEF_DATA_DIR: dataDir });
    expect(await reconcile.exit, reconcile.output()).toBe(0);
    expect(reconcile.output()).not.toContain('starting');
    run.child.kill('SIGINT');
    await run.exit;
  });
});

describe('one clear line and exit code 1', () => {
  it('for a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const run = debrief(['start'], { DEBRIEF_DATA_DIR: join(directory, 'port'), PORT: String(port) });
    expect(await run.exit).toBe(1);
    expect(run.output().trim()).toBe(
      `debrief: Port ${port} on 127.0.0.1 is in use; stop what uses it, or set PORT to another.`,
    );
  });

  it('for a data directory that cannot be', async () => {
    const run = debrief(['start'], { DEBRIEF_DATA_DIR: '/dev/null/desk' });
    expect(await run.exit).toBe(1);
    expect(run.output().trim()).toMatch(/^debrief: Cannot write to \/dev\/null\/desk .*DEBRIEF_DATA_DIR.*$/);
  });

  it('for a database that does not answer', async () => {
    const env = { DEBRIEF_DATA_DIR: join(directory, 'away'), DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' };
    const run = debrief(['migrate'], env);
    expect(await run.exit).toBe(1);
    expect(run.output()).toMatch(/debrief: Cannot use PostgreSQL at 127\.0\.0\.1:1: .*check DATABASE_URL\.\n$/);
  });
});

describe('a command without a running desk', () => {
  it('starts the servers it needs and leaves none behind', async () => {
    const dataDir = join(directory, 'alone');
    const run = debrief(['reconcile'], { DEBRIEF_DATA_DIR: dataDir });
    expect(await run.exit, run.output()).toBe(0);
    expect(existsSync(join(dataDir, 'postgres/pgdata/postmaster.pid'))).toBe(false);
    expect(existsSync(join(dataDir, 'clickhouse/debrief.lock'))).toBe(false);
    expect(existsSync(join(dataDir, 'debrief.lock'))).toBe(false);
  });
});
