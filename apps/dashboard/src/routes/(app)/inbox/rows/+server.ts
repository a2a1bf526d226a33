import { countInbox, listInbox } from '@debrief/db';
import { error, json } from '@sveltejs/kit';
import { formatCursor, parseCursor, parseInboxView } from '#lib/server/inbox/inbox-url.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

/** The page of the list after `?after=`, for scrolling on; without it, the counts of the tabs. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { workspaceId, memberId } = requireMember(locals);
  const view = parseInboxView(url.searchParams);
  if ('unknown' in view) error(400, `The Inbox does not understand the ${view.unknown}.`);
  const after = url.searchParams.get('after');
  if (after === null) return json(await countInbox(postgres(), workspaceId, { memberId, agentId: view.agentId }));
  const cursor = parseCursor(after);
  if (!cursor) error(400, `The Inbox does not understand the place “${after}”.`);
  const page = await listInbox(postgres(), workspaceId, { ...view, memberId, after: cursor });
  return json({ rows: page.rows, next: formatCursor(page.next) });
};
