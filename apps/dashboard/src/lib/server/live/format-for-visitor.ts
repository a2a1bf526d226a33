/**
 * What the visitor's side of one conversation is told (`GET /v1/conversations/{id}/stream`). The stream's protocol is
 * that of open-stream.ts, with these events and no others:
 *
 *   event: bot.paused        a person answers from here on: the bot says nothing
 *   event: operator.replied  data: {"seq", "at", "conversation", "message": {"id", "text", "at", "author"}}
 *   event: message.edited    data as of operator.replied: the reply of this id has other words now
 *   event: message.retracted data as of operator.replied, without the text: the reply of this id was taken back, show it
 *                            no longer. Also of one that is not shown: it was taken back before it was told
 *   event: handoff.overdue   who asked for a person waits long: data as of operator.replied, with what to tell them
 *   event: bot.resumed       the bot answers again
 *   event: ready             with {"botPaused"}: how things stand, told on each connection
 *   event: reset             with {"botPaused", "messages": […], "retracted": [ids]}: all that people said, where what
 *                            came since Last-Event-ID is gone; show those that are not shown yet, by their ids
 *
 * An event that a widget does not know it lets pass: more may come. Words that were taken back are never told again.
 *
 * Nothing else of the conversation is told: a public key, which is in every visitor's hands, opens this stream too.
 */
import {
  readOperatorSide,
  type ConversationId,
  type DescribedChange,
  type MessageView,
  type OutboxKind,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';

const handoffNames: Partial<Record<OutboxKind, string>> = {
  'handoff.taken': 'bot.paused',
  'handoff.returned': 'bot.resumed',
  'handoff.overdue': 'handoff.overdue',
};

/** Of what a person said. */
const replyNames: Partial<Record<OutboxKind, string>> = {
  'message.created': 'operator.replied',
  'message.edited': 'message.edited',
  'message.retracted': 'message.retracted',
};

/** The event's name, for those that the visitor's side of the given conversation is told; null for all others. */
export function nameForVisitor(change: DescribedChange, id: ConversationId): string | null {
  if (change.conversationId !== id || change.conversation === null) return null;
  if (change.message?.role !== 'operator') return handoffNames[change.kind] ?? null;
  // What was taken back since is not told any more, but for that.
  if (change.message.retractedAt && change.kind !== 'message.retracted') return null;
  return replyNames[change.kind] ?? null;
}

/** The data of such an event. */
export function formatForVisitor({ seq, at, conversation, message }: DescribedChange): string {
  return JSON.stringify({
    seq,
    at,
    conversation: conversation?.externalId,
    message: message ? toReply(message) : undefined,
  });
}

/** How things stand, for `ready` and `reset`. */
export async function readVisitorState(sql: Sql, workspaceId: WorkspaceId, id: ConversationId, isReset: boolean) {
  const side = await readOperatorSide(sql, workspaceId, id);
  const state = { botPaused: side?.botPaused ?? false };
  if (!isReset) return state;
  const { messages = [] } = side ?? {};
  const retracted = messages.filter(({ retractedAt }) => retractedAt).map(({ externalId }) => externalId);
  return { ...state, messages: messages.filter(({ retractedAt }) => !retractedAt).map(toReply), retracted };
}

function toReply({ externalId: id, text, at, author, retractedAt }: MessageView) {
  return { id, text: retractedAt ? undefined : text, at: at.toISOString(), author };
}
