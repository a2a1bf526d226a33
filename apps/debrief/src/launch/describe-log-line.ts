import { z } from 'zod';

const pinoSchema = z.object({
  level: z.number(),
  msg: z.string().default(''),
  err: z.object({ message: z.string().optional() }).optional(),
});

const warning = 40;

/**
 * What of a service's log line belongs on the terminal: of pino's lines those from `warn` upwards, in words; of others
 * what came on stderr. Null for the rest.
 */
export function describeLogLine(line: string, from: 'stdout' | 'stderr'): string | null {
  if (line.trim() === '') return null;
  const record = parseRecord(line);
  if (record === null) return from === 'stderr' ? line : null;
  const { level, msg, err } = record;
  if (level < warning) return null;
  return err?.message === undefined || err.message === msg ? msg : `${msg}: ${err.message}`;
}

function parseRecord(line: string): z.infer<typeof pinoSchema> | null {
  if (!line.startsWith('{')) return null;
  try {
    return pinoSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
