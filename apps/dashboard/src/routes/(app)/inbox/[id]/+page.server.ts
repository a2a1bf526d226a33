import {
  decideFlag,
  getConversation,
  markRead,
  parseId,
  reply,
  setHandoff,
  statuses,
  updateConversation,
  type ConversationChange,
  type ConversationId,
} from '@debrief/db';
import { MAX_TEXT_BYTES } from '@debrief/pipelines/ingest';
import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { readFilter } from '#lib/server/filter/read-filter.ts';
import { wakeReaders } from '#lib/server/live/wake-readers.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { renderMarkdown } from '#lib/server/render-markdown.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

function conversationId(text: string): ConversationId {
  return parseId<ConversationId>(text) ?? error(404, 'There is no such conversation.');
}

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  const { workspaceId, memberId } = requireMember(locals);
  depends('inbox:conversation');
  const id = conversationId(params.id);
  const q = url.searchParams.get('q')?.trim() ?? '';
  const [conversation, filter] = await Promise.all([
    getConversation(postgres(), workspaceId, { id, memberId }),
    q === '' ? null : readFilter(postgres(), workspaceId, { text: q, memberId }),
  ]);
  if (!conversation) error(404, 'There is no such conversation.');
  const { messages, ...rest } = conversation;
  return {
    conversation: rest,
    /** What was searched for, to be marked. */
    terms: filter?.ok ? filter.terms : [],
    // What people type is text; what bots and operators send is Markdown.
    messages: messages.map((message) => ({
      ...message,
      html: message.role === 'visitor' ? null : renderMarkdown(message.text),
    })),
  };
};

const changeSchema = z.strictObject({
  status: z.enum(statuses).optional(),
  snoozedUntil: z.iso.datetime({ offset: true }).or(z.literal('')).optional(),
  assign: z.enum(['me', 'nobody']).optional(),
});

const replySchema = z.strictObject({
  text: z
    .string()
    // A browser posts line ends as CRLF; what programs send has LF.
    .transform((text) => text.replaceAll('\r\n', '\n').trimEnd())
    .refine((text) => text.trim() !== '', 'Write something first.')
    .refine((text) => !text.includes('\0'), 'The text holds a character that cannot be sent.')
    .refine((text) => Buffer.byteLength(text) <= MAX_TEXT_BYTES, 'The text is too long for one message.'),
  clientId: z.uuid(),
  /** How many messages the writer had seen; left out to send whatever was said since. */
  seen: z.coerce.number().int().nonnegative().optional(),
});

const handoffSchema = z.strictObject({ to: z.enum(['bot', 'human']) });

export const actions: Actions = {
  /** Sends a reply to the visitor. Sent again under the same client id it is the same reply; a collision sends nothing. */
  reply: async function sendReply({ locals, params, request }) {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const parsed = replySchema.safeParse(Object.fromEntries(await request.formData()));
    if (!parsed.success) return fail(400, { problem: parsed.error.issues[0]?.message ?? 'Not understood.' });
    const { text, clientId, seen } = parsed.data;
    const given = { id: conversationId(params.id), memberId, text, clientId, seenMessages: seen ?? null };
    const result = await reply(postgres(), workspaceId, given);
    if (result.outcome === 'gone') error(404, 'There is no such conversation.');
    if (result.outcome === 'overtaken') return fail(409, { overtaken: true, by: result.by });
    if (result.outcome === 'conflict') {
      return fail(409, { problem: 'This reply was already sent with other words. Change it and send again.' });
    }
    wakeReaders();
    return { sent: result.messageId };
  },

  /** Hands the conversation to the bot or takes it from the bot; answers with what undoes it. */
  handoff: async function handoff({ locals, params, request }) {
    const { workspaceId } = requireRole(locals, 'owner', 'operator');
    const parsed = handoffSchema.safeParse(Object.fromEntries(await request.formData()));
    if (!parsed.success) return fail(400, { problem: z.prettifyError(parsed.error) });
    const { to } = parsed.data;
    const before = await setHandoff(postgres(), workspaceId, conversationId(params.id), to);
    if (!before) error(404, 'There is no such conversation.');
    wakeReaders();
    return { undo: { to: to === 'bot' ? 'human' : 'bot' } };
  },

  /** Changes status or assignee; answers with what undoes it. */
  change: async function change({ locals, params, request }) {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const parsed = changeSchema.safeParse(Object.fromEntries(await request.formData()));
    if (!parsed.success) return fail(400, { problem: z.prettifyError(parsed.error) });
    const { status, snoozedUntil, assign } = parsed.data;
    if (status === 'snoozed' && !snoozedUntil) return fail(400, { problem: 'Until when should it be snoozed?' });

    const change: ConversationChange = {};
    if (status) change.status = status;
    if (snoozedUntil) change.snoozedUntil = new Date(snoozedUntil);
    if (assign) change.assigneeId = assign === 'me' ? memberId : null;
    const before = await updateConversation(postgres(), workspaceId, conversationId(params.id), change);
    if (!before) error(404, 'There is no such conversation.');
    wakeReaders();
    const undo: Record<string, string> = {};
    if (status) undo.status = before.status;
    if (status && before.snoozedUntil) undo.snoozedUntil = before.snoozedUntil.toISOString();
    if (assign) undo.assign = before.assigneeId === memberId ? 'me' : 'nobody';
    return { undo };
  },

  /** A member's word on a flag. */
  verdict: async function verdict({ locals, request }) {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const fields = z
      .object({ flag: z.uuid(), verdict: z.enum(['right', 'wrong', 'open']) })
      .safeParse(Object.fromEntries(await request.formData()));
    if (!fields.success) return fail(400, { problem: z.prettifyError(fields.error) });
    const { flag, verdict } = fields.data;
    const before = await decideFlag(postgres(), workspaceId, { flagId: flag, memberId, status: verdict });
    if (!before) error(404, 'There is no such flag.');
    wakeReaders();
    return { undo: { flag, verdict: before } };
  },

  /** Notes how far the member has read: `seen` messages, 0 for unread. */
  read: async function read({ locals, params, request }) {
    const { workspaceId, memberId } = requireMember(locals);
    const seen = Number((await request.formData()).get('seen'));
    if (!Number.isSafeInteger(seen) || seen < 0) return fail(400, { problem: 'seen must be a number of messages' });
    await markRead(postgres(), workspaceId, { id: conversationId(params.id), memberId, seenMessages: seen });
  },
};
