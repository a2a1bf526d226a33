import { toInputIssues } from '@debrief/pipelines/ingest';
import type { z } from 'zod';
import type { Call } from './edge.ts';
import { parseJson } from './parse-json.ts';
import { notUnderstood } from './problem.ts';
import { readBody } from './read-body.ts';

/** The body by a schema; throws the Problem that says where it does not fit. */
export async function readJsonBody<Schema extends z.ZodType>(
  request: Call['request'],
  schema: Schema,
): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(parseJson(await readBody(request)), { reportInput: true });
  if (!parsed.success) throw notUnderstood(toInputIssues(parsed.error.issues, '', 20));
  return parsed.data;
}
