/* A Redis as BullMQ wants it (noeviction, append-only file), that is started again when it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { endWithParent, findFreePort, processStartedAt, type ProcessIdentity } from '@debrief/db/embedded';

export interface BenchRedis {
  url: string;
  process(): ProcessIdentity | null;
  stop(): Promise<void>;
}

/** Starts `redis-server` on loopback with its files in the directory. Throws when the machine has none. */
export async function openRedis(directory: string): Promise<BenchRedis> {
  await mkdir(directory, { recursive: true });
  const port = await findFreePort();
  let child: ChildProcess | null = null;
  let stopping = false;
  let failure: Error | null = null;

  function launch(): void {
    const server = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'yes'].concat([
        '--maxmemory-policy',
        'noeviction',
      ]),
      { stdio: 'ignore', detached: true },
    );
    child = server;
    const callOff = server.pid === undefined ? () => undefined : endWithParent(server.pid);
    server.once('error', (error) => (failure = error));
    server.once('exit', () => {
      callOff();
      child = null;
      if (!stopping) setTimeout(launch, 300);
    });
  }

  launch();
  await sleep(500);
  if (failure || !child) throw new Error('redis-server could not be started', { cause: failure });

  return {
    url: `redis://127.0.0.1:${port}`,
    process() {
      const startedAt = child?.pid === undefined ? null : processStartedAt(child.pid);
      return child?.pid === undefined || startedAt === null ? null : { pid: child.pid, startedAt };
    },
    async stop() {
      stopping = true;
      const server = child;
      if (!server) return;
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGCONT');
      server.kill('SIGTERM');
      const forced = setTimeout(() => server.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(forced);
    },
  };
}
