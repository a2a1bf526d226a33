/*
 * vitest's globalSetup for the `redis` project: a real redis-server, set up as BullMQ requires (noeviction, AOF).
 * It ends with this process, however it ends.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { endWithParent } from '../embedded/end-with-parent.ts';
import { findFreePort } from '../embedded/find-free-port.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A Redis of this run; tests share it, so they use a key prefix of their own. */
    redisUrl: string;
  }
}

export default async function startRedis(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'debrief-redis-'));
  const port = await findFreePort();
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: directory,
    save: '',
    appendonly: 'yes',
    'maxmemory-policy': 'noeviction',
  };
  const server = spawn(
    'redis-server',
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: 'ignore', detached: true },
  );
  const exited = new Promise<Error | null>((resolve) => {
    server.once('error', resolve);
    server.once('exit', () => resolve(null));
  });
  const release = endWithParent(server.pid ?? 0);
  const answers = waitForPort(port, 10_000);
  const early = await Promise.race([
    answers,
    exited.then((error) => error ?? new Error('redis-server ended at its start')),
  ]);
  if (early instanceof Error) {
    release();
    throw new Error('redis-server could not be started; install it with: apt-get install redis-server', {
      cause: early,
    });
  }
  project.provide('redisUrl', `redis://127.0.0.1:${port}`);
  return async () => {
    server.kill('SIGTERM');
    await exited;
    release();
    await rm(directory, { recursive: true, force: true });
  };
}

async function waitForPort(port: number, withinMs: number): Promise<undefined> {
  for (const deadline = performance.now() + withinMs; performance.now() < deadline; await sleep(50)) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return undefined;
  }
  throw new Error(`redis-server did not answer on port ${port} within ${withinMs / 1000} s`);
}
