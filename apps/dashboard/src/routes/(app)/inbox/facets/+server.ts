import { listAgents, listMembers, listTopicNames, readWorkspace } from '@debrief/db';
import { namesTopic, parseFilter } from '@debrief/pipelines/filter';
import { error, json } from '@sveltejs/kit';
import { parseInboxView } from '#lib/server/inbox/inbox-url.ts';
import { listFacets } from '#lib/server/inbox/list-facets.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { clickhouse, postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

/** The values that the filter can be narrowed by, with counts. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { workspaceId, memberId } = requireMember(locals);
  const view = parseInboxView(url.searchParams);
  if ('unknown' in view) error(400, `The Inbox does not understand the ${view.unknown}.`);
  const parsed = parseFilter(view.q);
  if (!parsed.ok) error(400, parsed.problem.message);
  const sql = postgres();
  const [agents, members, { timeZone }, topics] = await Promise.all([
    listAgents(sql, workspaceId),
    listMembers(sql, workspaceId),
    readWorkspace(sql, workspaceId),
    namesTopic(parsed.filter) ? listTopicNames(sql, workspaceId) : [],
  ]);
  const names = { now: new Date(), timeZone, memberId, agents, members, topics };
  return json(await listFacets(clickhouse(), workspaceId, { tree: parsed.filter, names, view }));
};
