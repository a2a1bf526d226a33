import { listWorkspaces } from '@debrief/db';
import { error, type RequestEvent } from '@sveltejs/kit';
import { DEBRIEF_SECRET, DEBRIEF_WORKERS_URL } from '$app/env/private';
import { passToBoard } from '#lib/server/health/pass-to-board.ts';
import { log } from '#lib/server/log.ts';
import { requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';

/** The queue's own pages, for an owner: docs/decisions/0005. */
async function show({ locals, request }: RequestEvent): Promise<Response> {
  requireRole(locals, 'owner');
  if (DEBRIEF_WORKERS_URL === undefined) {
    error(404, 'The queue is not shown here: set DEBRIEF_WORKERS_PORT for the workers and DEBRIEF_WORKERS_URL.');
  }
  // It is one queue for the whole desk: its jobs name conversations of every workspace.
  if ((await listWorkspaces(postgres())).length > 1) {
    error(403, 'This desk has several workspaces, and its queue belongs to none of them alone.');
  }
  try {
    return await passToBoard(request, { workersUrl: DEBRIEF_WORKERS_URL, deskSecret: DEBRIEF_SECRET });
  } catch (away) {
    log.warn({ requestId: locals.requestId, err: away }, 'the queue board cannot be reached');
    error(502, 'No worker answers at DEBRIEF_WORKERS_URL. Settings → Health says whether one is running.');
  }
}

export const GET = show;
export const fallback = show;
