import { fail, type ActionFailure } from '@sveltejs/kit';
import type { z } from 'zod';

/** What a refused form gives back: a sentence per field, one for the form as a whole, and what was typed. */
export interface FormProblems {
  errors: Partial<Record<string, string>>;
  values: Partial<Record<string, string>>;
  message?: string;
}

/** Never sent back to the page. */
const secretFields = new Set(['password', 'token']);

/**
 * Reads a posted form against a schema of its text fields. Returns the parsed values, or a 400 that the page can show
 * beside each field; only a field's first problem is told.
 */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<
  { data: z.infer<Schema>; refused?: undefined } | { data?: undefined; refused: ActionFailure<FormProblems> }
> {
  const entries = [...(await request.formData()).entries()].filter((entry) => typeof entry[1] === 'string');
  const values = Object.fromEntries(entries) as Record<string, string>;
  const parsed = schema.safeParse(values);
  if (parsed.success) return { data: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message;
  return { refused: refuse(400, { errors, values }) };
}

/** A refusal of a form that a schema let through, with what was typed kept (but no secrets). */
export function refuse(status: number, { errors, values, message }: FormProblems): ActionFailure<FormProblems> {
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !secretFields.has(name)));
  return fail(status, { errors, values: kept, message });
}
