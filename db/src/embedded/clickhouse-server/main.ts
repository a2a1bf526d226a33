/*
 * The process of the embedded ClickHouse: one data directory, one HTTP port on loopback. It ends on SIGTERM, SIGINT,
 * and when the process that forked it is gone (its IPC channel closes), so that nobody has to look for orphans.
 */
import { EmbeddedServerError } from '../embedded-server-error.ts';
import { lockDirectory } from '../lock-directory.ts';
import { openEngine } from './engine.ts';
import { readServerEnv } from './env.ts';
import { createClickHouseHttp } from './serve.ts';
import type { ServerMessage } from './start-clickhouse-server.ts';

const env = readServerEnv();

function tell(message: ServerMessage): void {
  if (process.connected) process.send?.(message);
  else if (message.type === 'failed') process.stderr.write(`${message.message}\n`);
}

function fail(error: unknown): never {
  const code = error instanceof EmbeddedServerError ? error.code : 'start_failed';
  tell({ type: 'failed', code, message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}

try {
  const unlock = lockDirectory(env.directory);
  const engine = openEngine(env.directory);
  const server = createClickHouseHttp({
    engine,
    password: env.password,
    maxBodyBytes: env.maxBodyBytes,
    onError: (error) =>
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    // A statement that does not heed its kill must not keep the process: parts are written whole or not at all.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3_000).unref();
    server.close();
    server.closeIdleConnections();
    await engine.close();
    unlock();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  process.on('disconnect', () => void stop());
  // The parent's pipes close with it; writing to them must not end the orderly stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

  server.on('error', (error: NodeJS.ErrnoException) => {
    const inUse = error.code === 'EADDRINUSE';
    fail(inUse ? new EmbeddedServerError('port_in_use', `Port ${env.port} is in use.`) : error);
  });
  server.listen(env.port, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') fail(new Error('No port was given.'));
    tell({ type: 'listening', port: address.port });
  });
} catch (error) {
  fail(error);
}
