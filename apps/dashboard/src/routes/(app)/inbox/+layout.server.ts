import { countInbox, listAgents, listInbox, readSetupKey } from '@debrief/db';
import { error } from '@sveltejs/kit';
import { DEBRIEF_SECRET } from '$app/env/private';
import { formatCursor, parseInboxView } from '#lib/server/inbox/inbox-url.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { requestOrigin } from '#lib/server/request-origin.ts';
import { postgres } from '#lib/server/stores.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { locals, url, depends } = event;
  const { workspaceId, memberId, role } = requireMember(locals);
  depends('inbox:list');
  const view = parseInboxView(url.searchParams);
  if ('unknown' in view) error(400, `The Inbox does not understand the ${view.unknown}.`);

  const sql = postgres();
  const [page, counts, agents] = await Promise.all([
    listInbox(sql, workspaceId, { ...view, memberId }),
    countInbox(sql, workspaceId, { memberId, agentId: view.agentId }),
    listAgents(sql, workspaceId),
  ]);
  const isNew = counts.all === 0 && view.agentId === null;
  const setup = isNew
    ? {
        origin: requestOrigin(event),
        key: role === 'owner' ? await readSetupKey(sql, workspaceId, DEBRIEF_SECRET) : null,
      }
    : null;
  return { view, memberId, rows: page.rows, next: formatCursor(page.next), counts, agents, setup };
};
