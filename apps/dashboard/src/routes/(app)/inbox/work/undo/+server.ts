import { undoChange } from '@debrief/db';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { wakeReaders } from '#lib/server/live/wake-readers.ts';
import { requireRole } from '#lib/server/member-session.ts';
import { readJson } from '#lib/server/read-json.ts';
import { postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

const bodySchema = z.strictObject({ changeId: z.uuid() });

/** Takes a batch of a change back: `{undone, kept, left}`; called again until nothing is left. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
  const { changeId } = await readJson(request, bodySchema);
  const undone = await undoChange(postgres(), workspaceId, { changeId, memberId });
  if (!undone) error(404, 'There is nothing to take back.');
  wakeReaders();
  return json(undone);
};
