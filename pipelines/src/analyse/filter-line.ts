import type { z } from 'zod';

/** A line that is not what the filter's contract says; the message names the line and the field. */
export class FilterLineError extends Error {
  readonly code = 'filter_line_invalid';
  override readonly name = 'FilterLineError';
}

/** Throws `FilterLineError` naming the line (counted from 1) and the first field that does not fit. */
export function parseFilterLine<T>(line: string, number: number, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new FilterLineError(`line ${number}: not valid JSON`, { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue && issue.path.length > 0 ? `/${issue.path.join('/')}: ` : '';
  throw new FilterLineError(`line ${number}: ${path}${issue?.message ?? 'not understood'}`);
}
