import { z } from 'zod';

const pinoSchema = z.object({
  level: z.number(),
  msg: z.string().default(''),
  err: z.object({ message: z.string().optional() }).optional(),
});

const warning = 40;

/**
 * What of a service's log line belongs on the terminal: a pino line from `warn` upwards in words, any other line as it
 * is. Null for the rest.
 */
export function describeLogLine(line: string): string | null {
  if (line.trim() === '') return null;
  if (!line.startsWith('{')) return line;
  try {
    const { level, msg, err } = pinoSchema.parse(JSON.parse(line));
    if (level < warning) return null;
    return err?.message === undefined || err.message === msg ? msg : `${msg}: ${err.message}`;
  } catch {
    return line;
  }
}
