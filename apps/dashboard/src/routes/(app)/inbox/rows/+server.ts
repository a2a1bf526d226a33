import { parseId, type ConversationId } from '@debrief/db';
import { error, json } from '@sveltejs/kit';
import { parseCursor, parseInboxView } from '#lib/server/inbox/inbox-url.ts';
import { readInboxCounts } from '#lib/server/inbox/read-counts.ts';
import { readInboxPage } from '#lib/server/inbox/read-inbox.ts';
import { log } from '#lib/server/log.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { clickhouse, postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

/** Conversations that are looked at again in one request. */
const MAX_AMONG = 200;

/**
 * `?after=`: the page of the list behind that place, for scrolling on. `?among=`: those of the given conversations that
 * belong to the list now. Without either: the counts of the tabs.
 */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { workspaceId, memberId } = requireMember(locals);
  const view = parseInboxView(url.searchParams);
  if ('unknown' in view) error(400, `The Inbox does not understand the ${view.unknown}.`);
  const after = url.searchParams.get('after');
  const among = url.searchParams.get('among');
  const warn = (err: unknown) => log.warn({ err, workspaceId }, 'ClickHouse could not help the Inbox');
  const stores = { sql: postgres(), clickhouse: clickhouse(), warn };
  if (after === null && among === null) {
    return json(await readInboxCounts(stores, workspaceId, { view, memberId }));
  }
  const cursor = after === null ? undefined : parseCursor(after);
  if (cursor === null) error(400, `The Inbox does not understand the place “${String(after)}”.`);
  const ids = among?.split(',').map((id) => parseId<ConversationId>(id));
  if (ids && (ids.length > MAX_AMONG || ids.includes(null))) error(400, 'The Inbox does not understand these ids.');
  const page = await readInboxPage(stores, workspaceId, {
    view,
    memberId,
    ...(cursor && { after: cursor }),
    ...(ids && { among: ids.filter((id) => id !== null) }),
  });
  if (page.problem) error(400, page.problem.message);
  return json(page);
};
