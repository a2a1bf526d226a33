import { listAgents, listMembers, listTopicNames, readWorkspace } from '@debrief/db';
import { namesTopic, parseFilter } from '@debrief/pipelines/filter';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { parseInboxView } from '#lib/server/inbox/inbox-url.ts';
import { listFacets } from '#lib/server/inbox/list-facets.ts';
import { facetNames, firstFacets } from '#lib/inbox/facet-names.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { clickhouse, postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

const ofSchema = z.array(z.enum(facetNames)).min(1);

/** The values that the filter can be narrowed by, with counts; `?of=` names the facets. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { workspaceId, memberId } = requireMember(locals);
  const view = parseInboxView(url.searchParams);
  if ('unknown' in view) error(400, `The Inbox does not understand the ${view.unknown}.`);
  const parsed = parseFilter(view.q);
  if (!parsed.ok) error(400, parsed.problem.message);
  const of = ofSchema.safeParse(url.searchParams.get('of')?.split(',') ?? [...firstFacets]);
  if (!of.success) error(400, 'The Inbox does not understand these facets.');
  const sql = postgres();
  const [agents, members, { timeZone }, topics] = await Promise.all([
    listAgents(sql, workspaceId),
    listMembers(sql, workspaceId),
    readWorkspace(sql, workspaceId),
    namesTopic(parsed.filter) || of.data.includes('topic') ? listTopicNames(sql, workspaceId) : [],
  ]);
  const names = { now: new Date(), timeZone, memberId, agents, members, topics };
  return json(await listFacets(clickhouse(), workspaceId, { tree: parsed.filter, names, view, of: of.data }));
};
