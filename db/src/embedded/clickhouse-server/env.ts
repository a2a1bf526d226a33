import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { z } from 'zod';
import { bareEnvironment } from '../env.ts';

const settingsSchema = z.object({
  directory: z.string().min(1),
  password: z.string().min(16),
  /** 0 for any free one. */
  port: z.int().min(0).max(65_535),
  /** After decompression. */
  maxBodyBytes: z.int().positive(),
  /** Threads for engine calls and compression; libuv reads this once, before any of our code runs. */
  threads: z.int().positive(),
});

/** What the server's process is told. */
export type ServerSettings = z.infer<typeof settingsSchema>;

/** The settings of the embedded server's own process; throws when they do not fit. */
export function readServerEnv(): ServerSettings {
  return settingsSchema.parse(JSON.parse(process.env.DEBRIEF_CLICKHOUSE ?? '{}'));
}

/** The environment that hands `settings` to that process. */
export function serverEnv(settings: ServerSettings): NodeJS.ProcessEnv {
  // Where this process keeps compiled code, if it does, so does that one; the last part is Node's own name for itself.
  const kept = getCompileCacheDir();
  return {
    ...bareEnvironment(),
    ...(kept === undefined ? {} : { NODE_COMPILE_CACHE: dirname(kept) }),
    UV_THREADPOOL_SIZE: String(settings.threads),
    DEBRIEF_CLICKHOUSE: JSON.stringify(settings),
  };
}
