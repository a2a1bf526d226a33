import {
  addNote,
  deleteNote,
  editNote,
  getConversation,
  markRead,
  parseId,
  raiseFlag,
  readMessagePage,
  reply,
  setHandoff,
  withdrawFlag,
  writeImprovedAnswer,
  type ConversationId,
  type MessageId,
  type MessagePage,
  type MessageView,
  type NoteId,
  type WorkspaceId,
} from '@debrief/db';
import { MAX_TEXT_BYTES } from '@debrief/pipelines/ingest';
import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { readFilter } from '#lib/server/filter/read-filter.ts';
import { drawMessage, MESSAGE_PAGE } from '#lib/server/inbox/draw-message.ts';
import { findInConversation } from '#lib/server/inbox/find-in-conversation.ts';
import { judgeFlag } from '#lib/server/inbox/judge-flag.ts';
import { takeReplyBack } from '#lib/server/inbox/take-back.ts';
import { wakeReaders } from '#lib/server/live/wake-readers.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
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
    getConversation(postgres(), workspaceId, { id, memberId, pageSize: MESSAGE_PAGE }),
    q === '' ? null : readFilter(postgres(), workspaceId, { text: q, memberId }),
  ]);
  if (!conversation) error(404, 'There is no such conversation.');
  const terms = filter?.ok ? filter.terms : [];
  const found = await findInConversation(postgres(), workspaceId, id, terms);
  const { messages, messagesFrom, ...rest } = conversation;
  const shown = (await readAroundMatch(workspaceId, id, found, messages)) ?? { from: messagesFrom, messages };
  return {
    conversation: rest,
    /** What was searched for, to be marked. */
    terms,
    /** The messages that hold it, in order. */
    found,
    messages: shown.messages.map(drawMessage),
    /** How many messages are before those. */
    messagesFrom: shown.from,
  };
};

/** The newest message that holds what was searched for, with those around it; null where it is on screen anyway. */
async function readAroundMatch(
  workspaceId: WorkspaceId,
  id: ConversationId,
  found: MessageId[],
  opening: MessageView[],
): Promise<MessagePage | null> {
  const newest = found.at(-1);
  if (newest === undefined || opening.some((message) => message.id === newest)) return null;
  return readMessagePage(postgres(), workspaceId, id, { around: newest, size: MESSAGE_PAGE });
}

/** What a member writes about a conversation; a browser posts line ends as CRLF. */
const ownWords = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .refine((text) => text !== '', 'Write something first.')
  .refine((text) => !text.includes('\0'), 'The text holds a character that cannot be kept.')
  .refine((text) => text.length <= 20_000, 'Use at most 20,000 characters.');

const noteSchema = z.union([
  z.strictObject({ text: ownWords }),
  z.strictObject({ id: z.uuid(), text: ownWords }),
  z.strictObject({ id: z.uuid(), deleted: z.enum(['yes', 'no']) }),
]);

const flagSchema = z.union([
  /** `message` is '' for the conversation as a whole. */
  z.strictObject({ message: z.union([z.uuid(), z.literal('')]), reason: ownWords }),
  z.strictObject({ flag: z.uuid(), withdrawn: z.enum(['yes', 'no']) }),
]);

/** Empty takes it away. */
const improveSchema = z.strictObject({ message: z.uuid(), text: ownWords.or(z.literal('')) });

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

function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  // Of alternatives, the last problem is the one a person can do something about.
  const inner = issue?.code === 'invalid_union' ? issue.errors.flat().find(({ code }) => code === 'custom') : issue;
  return inner?.message ?? 'Not understood.';
}

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

  /** Takes a reply back. Posted again it is taken back still. */
  takeBack: async function takeBack({ locals, params, request }) {
    const member = requireRole(locals, 'owner', 'operator');
    const taken = await takeReplyBack(member, conversationId(params.id), request);
    wakeReaders();
    return taken;
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

  /** Writes a note, changes it, takes it away or brings it back; answers with what undoes it. */
  note: async function note({ locals, params, request }) {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const parsed = noteSchema.safeParse(Object.fromEntries(await request.formData()));
    if (!parsed.success) return fail(400, { problem: firstProblem(parsed.error) });
    const given = parsed.data;
    const sql = postgres();
    let undo: Record<string, string>;
    if (!('id' in given)) {
      const conversationOfNote = conversationId(params.id);
      const id = await addNote(sql, workspaceId, { conversationId: conversationOfNote, memberId, text: given.text });
      if (!id) error(404, 'There is no such conversation.');
      undo = { id, deleted: 'yes' };
    } else if ('text' in given) {
      const before = await editNote(sql, workspaceId, { id: given.id as NoteId, memberId, text: given.text });
      if (before === null) error(403, 'Only who wrote a note may change it.');
      undo = { id: given.id, text: before };
    } else {
      const deleted = given.deleted === 'yes';
      const done = await deleteNote(sql, workspaceId, { id: given.id as NoteId, memberId, deleted });
      if (!done) error(403, 'Only who wrote a note may delete it.');
      undo = { id: given.id, deleted: deleted ? 'no' : 'yes' };
    }
    wakeReaders();
    return { undo };
  },

  /** Flags by hand, takes such a flag away or brings it back; answers with what undoes it. */
  flag: async function flag({ locals, params, request }) {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const parsed = flagSchema.safeParse(Object.fromEntries(await request.formData()));
    if (!parsed.success) return fail(400, { problem: firstProblem(parsed.error) });
    const given = parsed.data;
    const sql = postgres();
    let undo: Record<string, string>;
    if ('reason' in given) {
      const messageId = given.message === '' ? null : (given.message as MessageId);
      const id = conversationId(params.id);
      const flagId = await raiseFlag(sql, workspaceId, {
        conversationId: id,
        messageId,
        memberId,
        reason: given.reason,
      });
      if (!flagId) error(404, 'There is no such message.');
      undo = { flag: flagId, withdrawn: 'yes' };
    } else {
      const withdrawn = given.withdrawn === 'yes';
      if (!(await withdrawFlag(sql, workspaceId, { flagId: given.flag, withdrawn })))
        error(404, 'There is no such flag.');
      undo = { flag: given.flag, withdrawn: withdrawn ? 'no' : 'yes' };
    }
    wakeReaders();
    return { undo };
  },

  /** Keeps what the bot should have said, or nothing; answers with what undoes it. */
  improve: async function improve({ locals, request }) {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const parsed = improveSchema.safeParse(Object.fromEntries(await request.formData()));
    if (!parsed.success) return fail(400, { problem: firstProblem(parsed.error) });
    const { message, text } = parsed.data;
    const messageId = message as MessageId;
    const before = await writeImprovedAnswer(postgres(), workspaceId, { messageId, memberId, text: text || null });
    if (before === undefined) error(404, 'There is no such answer of the bot.');
    wakeReaders();
    return { undo: { message, text: before ?? '' } };
  },

  /** A member's word on a flag. */
  verdict: async function verdict({ locals, request }) {
    const judged = await judgeFlag(requireRole(locals, 'owner', 'operator'), request);
    wakeReaders();
    return judged;
  },

  /** Notes how far the member has read: `seen` messages, 0 for unread. */
  read: async function read({ locals, params, request }) {
    const { workspaceId, memberId } = requireMember(locals);
    const seen = Number((await request.formData()).get('seen'));
    if (!Number.isSafeInteger(seen) || seen < 0) return fail(400, { problem: 'seen must be a number of messages' });
    await markRead(postgres(), workspaceId, { id: conversationId(params.id), memberId, seenMessages: seen });
  },
};
