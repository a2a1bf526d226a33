import { spawn } from 'node:child_process';

/**
 * Asks a server to stop (by SIGINT) when this process ends in whatever way, `kill -9` included: a shell waits on a pipe
 * that only this process holds open. Returns the function that calls it off.
 */
export function endWithParent(pid: number): () => void {
  const watch = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true,
  });
  watch.unref();
  watch.on('error', () => undefined);
  (watch.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return () => watch.kill('SIGKILL');
}
