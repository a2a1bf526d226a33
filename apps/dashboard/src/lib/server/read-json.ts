import { error } from '@sveltejs/kit';
import type { z } from 'zod';

/** The body of a page's own request, read by its schema; a 400 that says what is wrong otherwise. */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) error(400, parsed.error.issues[0]?.message ?? 'Not understood.');
  return parsed.data;
}
