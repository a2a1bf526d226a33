import { createTag, listTags, MAX_TAG_NAME } from '@debrief/db';
import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { readJson } from '#lib/server/read-json.ts';
import { postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

const bodySchema = z.strictObject({ name: z.string().trim().min(1, 'Enter a name.').max(MAX_TAG_NAME) });

export const GET: RequestHandler = async ({ locals }) => {
  const { workspaceId } = requireMember(locals);
  return json(await listTags(postgres(), workspaceId));
};

/** Creates a tag, or finds the one of that name. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const { workspaceId } = requireRole(locals, 'owner', 'operator');
  const { tag } = await createTag(postgres(), workspaceId, await readJson(request, bodySchema));
  return json(tag);
};
