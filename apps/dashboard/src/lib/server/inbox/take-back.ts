/** A member takes a reply back, as the Inbox posts it. */
import { takeBack, type ConversationId } from '@debrief/db';
import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import type { MemberSession } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';

const takeBackSchema = z.strictObject({ message: z.string().min(1).max(300) });

/** Its writer may, and an owner, at any time. Says whether it was this post that did it. Throws 404 without such a reply. */
export async function takeReplyBack(
  { workspaceId, memberId, role }: MemberSession,
  id: ConversationId,
  request: Request,
) {
  const fields = takeBackSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!fields.success) return fail(400, { problem: z.prettifyError(fields.error) });
  const { message } = fields.data;
  const result = await takeBack(postgres(), workspaceId, { id, message, memberId, ofAnybody: role === 'owner' });
  if (result.outcome === 'gone') error(404, 'There is no such reply.');
  if (result.outcome === 'not_yours')
    return fail(403, { problem: 'Only who wrote a reply, or an owner, may take it back.' });
  if (result.outcome === 'refused') return fail(422, { problem: `${result.refusal.detail}.` });
  return { taken: result.outcome === 'taken', messageCount: result.messageCount };
}
