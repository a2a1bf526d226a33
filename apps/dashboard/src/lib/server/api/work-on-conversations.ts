/** What programs do to conversations on behalf of people: status, assignee, tags and notes; and what people taught the bot. */
import {
  addNote,
  changeConversations,
  createTag,
  findConversation,
  listImprovedAnswers,
  listMembers,
  listNotes,
  listTags,
  MAX_TAG_NAME,
  parseId,
  readConversation,
  statuses,
  type ConversationId,
  type MemberId,
  type MessageId,
  type Sql,
  type TagId,
  type WorkChange,
  type WorkspaceId,
} from '@debrief/db';
import { z } from 'zod';
import { toWholeConversation } from './conversation-views.ts';
import type { Call, Handler } from './edge.ts';
import { Problem } from './problem.ts';
import { oneConversation, parseQuery } from './read-conversations.ts';
import { readJsonBody } from './read-json-body.ts';

const tagNames = z.array(z.string().trim().min(1).max(MAX_TAG_NAME)).min(1).max(50);

export const changeSchema = z
  .strictObject({
    status: z.enum(statuses).exactOptional(),
    snoozedUntil: z.iso.datetime({ offset: true }).exactOptional().describe('With the status `snoozed`, and only then'),
    assignee: z.email().nullable().exactOptional().describe('E-mail address of a member; null for nobody'),
    addTags: tagNames.exactOptional().describe('By name; one that is new is created'),
    removeTags: tagNames.exactOptional(),
  })
  .refine((change) => (change.status === 'snoozed') === (change.snoozedUntil !== undefined), {
    path: ['snoozedUntil'],
    message: 'goes with the status "snoozed"',
  });

export const newNoteSchema = z.strictObject({ text: z.string().trim().min(1).max(20_000) });
export const noteSchema = z.object({
  id: z.string(),
  text: z.string(),
  author: z.string().nullable().describe('Null when a program wrote it'),
  at: z.iso.datetime(),
});

export const notesSchema = z.object({ notes: z.array(noteSchema).describe('In the order they were written') });

export const improvedAnswerSchema = z.object({
  conversation: z.string(),
  message: z.string().describe("The bot's message that it stands in for"),
  agent: z.string(),
  question: z.string().nullable().describe('What the visitor last said before it'),
  answer: z.string().describe('What the bot said'),
  improvedAnswer: z.string().describe('What it should have said'),
  author: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});
export const improvedAnswerPageSchema = z.object({
  improvedAnswers: z.array(improvedAnswerSchema),
  next: z.string().nullable().describe('`cursor` of the next page; null on the last'),
});

const agentQuery = z.strictObject({ agent: z.string().max(200).optional() });
const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).transform(parseCursor).optional(),
});

/** The handlers; `wake` is called after each commit that wrote something. */
export function createConversationWork({ sql, wake }: { sql: Sql; wake: () => void }) {
  const change: Handler = async (call, key) => {
    const { workspaceId } = key;
    const given = await readJsonBody(call.request, changeSchema);
    const id = await find(workspaceId, call);
    const work = await resolve(sql, workspaceId, given);
    const result = await changeConversations(sql, workspaceId, { ids: [id], change: work, by: 'api' });
    if (result.outcome === 'unknown') throw gone(result.what);
    if (result.changed.size > 0) wake();
    const { agent } = parseQuery(call.url, agentQuery);
    const externalId = call.params.id ?? '';
    const found = await readConversation(sql, workspaceId, { externalId, agentKey: agent });
    return Response.json(toWholeConversation(oneConversation(found, { externalId, agent }).conversation));
  };

  const note: Handler = async (call, { workspaceId }) => {
    const { text } = await readJsonBody(call.request, newNoteSchema);
    const conversationId = await find(workspaceId, call);
    const id = await addNote(sql, workspaceId, { conversationId, memberId: null, text });
    if (!id) throw gone('conversation');
    wake();
    return Response.json({ id, text, author: null, at: new Date().toISOString() }, { status: 201 });
  };

  const notes: Handler = async (call, { workspaceId }) => {
    const rows = await listNotes(sql, workspaceId, await find(workspaceId, call));
    return Response.json({
      notes: rows.map(({ id, text, author, at }) => ({ id, text, author, at: at.toISOString() })),
    });
  };

  const improved: Handler = async ({ url }, { workspaceId }) => {
    const { limit, cursor } = parseQuery(url, pageQuery);
    const rows = await listImprovedAnswers(sql, workspaceId, { limit: limit + 1, after: cursor ?? null });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const improvedAnswers = rows.slice(0, limit).map((row) => ({
      conversation: row.conversationExternalId,
      message: row.messageExternalId,
      agent: row.agentKey,
      question: row.question,
      answer: row.answer,
      improvedAnswer: row.text,
      author: row.author,
      updatedAt: row.updatedAt.toISOString(),
    }));
    return Response.json({ improvedAnswers, next: last ? formatCursor(last) : null });
  };

  async function find(workspaceId: WorkspaceId, { url, params }: Call): Promise<ConversationId> {
    const { agent } = parseQuery(url, agentQuery);
    const externalId = params.id ?? '';
    const found = await findConversation(sql, workspaceId, { externalId, agentKey: agent ?? null });
    return oneConversation(found, { externalId, agent }).id;
  }

  return { change, note, notes, improved };
}

/** The change with names looked up: a tag to put on is made where there is none, one to take off need not exist. */
async function resolve(
  sql: Sql,
  workspaceId: WorkspaceId,
  { status, snoozedUntil, assignee, addTags, removeTags }: z.infer<typeof changeSchema>,
): Promise<WorkChange> {
  const change: WorkChange = {};
  if (status) change.status = status;
  if (snoozedUntil) change.snoozedUntil = new Date(snoozedUntil);
  if (assignee === null) change.assigneeId = null;
  else if (assignee !== undefined) change.assigneeId = await findMember(sql, workspaceId, assignee);
  if (addTags) {
    change.addTags = [];
    for (const name of addTags) change.addTags.push((await createTag(sql, workspaceId, { name })).tag.id);
  }
  if (removeTags) {
    const wanted = new Set(removeTags.map((name) => name.toLowerCase()));
    const tags = await listTags(sql, workspaceId);
    change.removeTags = tags.filter(({ name }) => wanted.has(name.toLowerCase())).map(({ id }): TagId => id);
  }
  return change;
}

async function findMember(sql: Sql, workspaceId: WorkspaceId, email: string): Promise<MemberId> {
  const member = (await listMembers(sql, workspaceId)).find((each) => each.email.toLowerCase() === email.toLowerCase());
  if (member) return member.id;
  const detail = `There is no member "${email}".`;
  throw new Problem({ status: 422, code: 'unknown_member', detail, pointer: '/assignee' });
}

function gone(what: string): Problem {
  return new Problem({ status: 404, code: `unknown_${what}`, detail: `The ${what} is gone.` });
}

function formatCursor({ updatedAt, messageId }: { updatedAt: Date; messageId: MessageId }): string {
  return `${String(updatedAt.getTime())}_${messageId}`;
}

function parseCursor(cursor: string, context: z.core.$RefinementCtx): { updatedAt: Date; messageId: MessageId } {
  const [time = '', rawId = ''] = cursor.split('_');
  const messageId = parseId<MessageId>(rawId);
  const updatedAt = new Date(/^\d{1,15}$/.test(time) ? Number(time) : NaN);
  if (messageId && !Number.isNaN(updatedAt.getTime())) return { updatedAt, messageId };
  context.addIssue({ code: 'custom', message: 'this is no cursor of ours' });
  return z.NEVER;
}
