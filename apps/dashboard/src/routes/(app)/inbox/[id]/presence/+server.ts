import { parseId, type ConversationId } from '@debrief/db';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMember } from '#lib/server/member-session.ts';
import { presence } from '#lib/server/presence/index.ts';
import type { RequestHandler } from './$types';

const bodySchema = z.strictObject({ doing: z.enum(['viewing', 'typing', 'gone']) });

/** A page says what its member does in this conversation, and hears who else is there. Said again every few seconds. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const { workspaceId, memberId, name } = requireMember(locals);
  const conversationId = parseId<ConversationId>(params.id) ?? error(404, 'There is no such conversation.');
  const body = bodySchema.safeParse(await request.json().catch(() => null));
  if (!body.success) error(400, 'Not understood.');
  return json({ others: presence().note({ workspaceId, conversationId, memberId, name, doing: body.data.doing }) });
};
