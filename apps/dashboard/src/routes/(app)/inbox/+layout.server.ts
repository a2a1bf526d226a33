import { countInbox, listAgents, listMembers, listSavedViews, listTags, readSetupKey } from '@debrief/db';
import { error } from '@sveltejs/kit';
import { DEBRIEF_SECRET } from '$app/env/private';
import { formatInboxQuery, parseInboxView } from '#lib/server/inbox/inbox-url.ts';
import { readInboxPage } from '#lib/server/inbox/read-inbox.ts';
import { log } from '#lib/server/log.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { requestOrigin } from '#lib/server/request-origin.ts';
import { clickhouse, postgres } from '#lib/server/stores.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { locals, url, depends } = event;
  const { workspaceId, memberId, role } = requireMember(locals);
  depends('inbox:list');
  const view = parseInboxView(url.searchParams);
  if ('unknown' in view) error(400, `The Inbox does not understand the ${view.unknown}.`);

  const sql = postgres();
  const warn = (err: unknown) => log.warn({ err, workspaceId }, 'ClickHouse could not look for conversations');
  const [page, counts, agents, tags, members, savedViews] = await Promise.all([
    readInboxPage({ sql, clickhouse: clickhouse(), warn }, workspaceId, { view, memberId }),
    // Counts under a filter may take a while: the page asks for them itself.
    view.q === '' ? countInbox(sql, workspaceId, { memberId, agentId: view.agentId }) : null,
    listAgents(sql, workspaceId),
    listTags(sql, workspaceId),
    listMembers(sql, workspaceId),
    listSavedViews(sql, workspaceId, memberId),
  ]);
  const isNew = counts?.all?.count === 0 && view.agentId === null;
  const setup = isNew
    ? {
        origin: requestOrigin(event),
        key: role === 'owner' ? await readSetupKey(sql, workspaceId, DEBRIEF_SECRET) : null,
      }
    : null;
  return {
    view,
    memberId,
    ...page,
    counts,
    agents,
    tags,
    members: members.map(({ id, name, role }) => ({ id, name, role })),
    /** The view's address in its one spelling: the saved view with the same is the one on screen. */
    query: formatInboxQuery(view),
    savedViews,
    setup,
  };
};
