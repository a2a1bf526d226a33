import { readWaiting } from '@debrief/db';
import { json } from '@sveltejs/kit';
import { requireMember } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

/** How many visitors wait for a human, and since when the first does. */
export const GET: RequestHandler = async ({ locals }) => {
  const { workspaceId } = requireMember(locals);
  return json(await readWaiting(postgres(), workspaceId));
};
