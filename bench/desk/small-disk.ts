/* A disk of a bounded size for one directory, so that it can be full: a tmpfs, which only root may mount. */
import { execFile } from 'node:child_process';
import { mkdir, rm, statfs } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ballastName = 'ballast';
const CHUNK = Buffer.alloc(1024 * 1024);

export interface SmallDisk {
  /** Leaves no byte free, until `free`. */
  fill(): Promise<void>;
  free(): Promise<void>;
  unmount(): Promise<void>;
}

/** Mounts a disk on the directory (created when absent), through which others may pass; throws where that is not allowed. */
export async function mountSmallDisk(directory: string, megabytes: number): Promise<SmallDisk> {
  await mkdir(directory, { recursive: true, mode: 0o711 });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'debrief-bench', directory]);
  const ballast = join(directory, ballastName);

  return {
    async fill() {
      const file = createWriteStream(ballast, { flags: 'a' });
      const full = once(file, 'error').catch(() => undefined);
      const { bavail, bsize } = await statfs(directory);
      for (let left = bavail * bsize; left > -CHUNK.length && !file.destroyed; left -= CHUNK.length) {
        if (!file.write(CHUNK)) await Promise.race([once(file, 'drain').catch(() => undefined), full]);
      }
      file.destroy();
    },
    free: () => rm(ballast, { force: true }),
    unmount: async () => {
      await run('umount', ['-l', directory]);
    },
  };
}
