import { MAX_TAG_NAME } from '@debrief/db';
import { createPreviewTag, type TagPreview } from '@debrief/pipelines/tags';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

const asked = z.object({ name: z.string().trim().max(MAX_TAG_NAME), description: z.string().trim().min(1).max(500) });

let preview: ReturnType<typeof createPreviewTag> | undefined;

/** What would be tagged by a description in the last seven days. */
export const GET: RequestHandler = async ({ locals, url, request }) => {
  const { workspaceId } = requireRole(locals, 'owner', 'operator');
  const parsed = asked.safeParse(Object.fromEntries(url.searchParams));
  if (!parsed.success) error(400, 'A tag has a description of at most 500 characters.');
  preview ??= createPreviewTag(postgres());
  const found: TagPreview = await preview(workspaceId, parsed.data, request.signal);
  return json(found);
};
