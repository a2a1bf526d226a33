import { parseId, readMessagePage, type ConversationId, type MessageId } from '@debrief/db';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { drawMessage, MESSAGE_PAGE } from '#lib/server/inbox/draw-message.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

const querySchema = z.union([
  z.strictObject({
    from: z.coerce.number().int().nonnegative(),
    count: z.coerce.number().int().positive().max(500),
  }),
  z.strictObject({ around: z.uuid() }),
]);

/** `?from=&count=`: a range of the conversation's messages. `?around=`: a page of them around that one. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { workspaceId } = requireMember(locals);
  const id = parseId<ConversationId>(params.id) ?? error(404, 'There is no such conversation.');
  const query = querySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) error(400, 'Not understood.');
  const { data } = query;
  const wanted = 'around' in data ? { around: data.around as MessageId, size: MESSAGE_PAGE } : data;
  const page = await readMessagePage(postgres(), workspaceId, id, wanted);
  if (!page) error(404, 'There is no such message.');
  return json({ ...page, messages: page.messages.map(drawMessage) });
};
