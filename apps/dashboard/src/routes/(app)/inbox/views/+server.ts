import { deleteView, saveView } from '@debrief/db';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { formatInboxQuery, parseInboxView } from '#lib/server/inbox/inbox-url.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { readJson } from '#lib/server/read-json.ts';
import { postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

const viewSchema = z.strictObject({
  /** Of a view that is changed, or brought back. */
  id: z.uuid().exactOptional(),
  name: z.string().trim().min(1, 'Enter a name.').max(60, 'Use at most 60 characters.'),
  query: z.string().max(4_000),
  shared: z.boolean(),
});

/** Saves a view of the Inbox. Analysts may: it changes no conversation. */
export const PUT: RequestHandler = async ({ locals, request }) => {
  const { workspaceId, memberId } = requireMember(locals);
  const given = await readJson(request, viewSchema);
  const view = parseInboxView(new URLSearchParams(given.query));
  if ('unknown' in view) error(400, `The Inbox does not understand the ${view.unknown}.`);
  const query = formatInboxQuery(view);
  const id = await saveView(postgres(), workspaceId, { ...given, query, memberId });
  if (!id) error(403, 'Only who saved a view may change it.');
  return json({ id });
};

export const DELETE: RequestHandler = async ({ locals, request }) => {
  const { workspaceId, memberId } = requireMember(locals);
  const { id } = await readJson(request, z.strictObject({ id: z.uuid() }));
  const deleted = await deleteView(postgres(), workspaceId, { id, memberId });
  if (!deleted) error(403, 'Only who saved a view may delete it.');
  return json(deleted);
};
